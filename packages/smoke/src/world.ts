/** What a smoke test needs of the world besides the network. */
export interface SmokeWorld {
  readonly clock: { now(): number; sleep(milliseconds: number, signal?: AbortSignal): Promise<void> };
  readonly log: { info(message: string): void };
  readonly signal: AbortSignal;
  path(typed: string): string;
  env(name: string): string | undefined;
  /** Hears every secret before it can be shown. */
  mask(secret: string): void;
}
