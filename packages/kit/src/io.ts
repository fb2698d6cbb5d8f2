/** Everything an action sees of the world. Tests hand in another one; nothing else is replaced. */
export interface Io {
  readonly run: RunContext;
  readonly log: Logger;
  readonly clock: Clock;
  readonly fetch: typeof globalThis.fetch;
  /** Aborts when the job is cancelled. Long work stops waiting then and leaves things whole. */
  readonly signal: AbortSignal;
  /** Runs a program with an argument array, never through a shell. */
  exec(command: string, args: readonly string[], options?: ExecOptions): Promise<ExecResult>;
  /** An environment variable, empty told as absent. One whose name speaks of a secret is masked before it is returned. */
  env(name: string): string | undefined;
  /** Hides a value in every log, summary and evidence file from now on. */
  mask(secret: string): void;
  /** The text without the secrets known so far: for whatever is sent elsewhere. */
  clean(text: string): string;
  /** GitHub's REST API with this token. */
  github(token: string): Promise<GitHubRequest>;
  /** Sets an output now, for what must be known even if the rest dies. */
  output(name: string, value: OutputValue): void;
  /** Absolute path of a path the user typed, taken from the workspace. */
  path(typed: string): string;
  /** Kept from the main step to its `post:` step. */
  readonly state: { save(name: string, value: string): void; get(name: string): string | undefined };
}

export interface RunContext {
  readonly workspace: string;
  readonly temp: string;
  readonly toolCache: string;
  readonly repository?: string;
  readonly workflow?: string;
  readonly job?: string;
  readonly id?: string;
  readonly attempt?: string;
  readonly sha?: string;
  readonly ref?: string;
  readonly actor?: string;
  readonly event?: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
}

export interface Logger {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after so many milliseconds, or at once when the signal aborts. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export interface ExecOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  readonly timeoutMs?: number;
}

export interface ExecResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** `request('GET /repos/{owner}/{repo}', { owner, repo })`, as octokit spells it. Rejects with `status` on 4xx and 5xx. */
export type GitHubRequest = (
  route: string,
  parameters?: Record<string, unknown>,
) => Promise<{ status: number; headers: Record<string, string | number | undefined>; data: unknown }>;

export type OutputValue = string | number | boolean | null | undefined | readonly unknown[] | Record<string, unknown>;
