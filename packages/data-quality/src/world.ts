/** What of the runner's world this package uses; kit's `Io` has this shape. */
export interface World {
  readonly run: { readonly temp: string; readonly toolCache: string };
  readonly log: { info(message: string): void; warn(message: string): void };
  readonly clock: { now(): number };
  /** Aborts when the job is cancelled. */
  readonly signal?: AbortSignal;
  exec(
    command: string,
    args: readonly string[],
    options?: { readonly cwd?: string; readonly timeoutMs?: number },
  ): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>;
  path(typed: string): string;
}
