/** What a registry needs of the world; the `io` of an action has all of it. */
export interface RegistryIo {
  readonly fetch: typeof globalThis.fetch;
  readonly clock: { now(): number; sleep(milliseconds: number): Promise<void> };
  readonly run: { readonly workspace: string; readonly temp: string; readonly actor?: string };
  /** An environment variable, empty told as absent. */
  env(name: string): string | undefined;
  readonly log?: { warn(message: string): void };
  /** Hides a value in every log, summary and evidence file from now on. */
  mask?(secret: string): void;
  /** Runs a program with an argument array, never through a shell. */
  exec(
    command: string,
    args: readonly string[],
    options?: { cwd?: string; env?: Readonly<Record<string, string>>; input?: string; timeoutMs?: number },
  ): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>;
  /** Absolute path of a path the user typed. */
  path(typed: string): string;
}
