import { UserError } from '@tidegate/evidence';

/** Runs a program with an argument array, never through a shell. */
export type Exec = (
  command: string,
  args: readonly string[],
  options?: { cwd?: string; input?: string; env?: Readonly<Record<string, string>>; timeoutMs?: number },
) => Promise<{ exitCode: number; stdout: string; stderr: string }>;

/** The last line a program left before it failed. */
export function lastWords({ stdout, stderr }: { stdout: string; stderr: string }): string {
  return `${stdout}\n${stderr}`.trim().split('\n').at(-1)?.trim() ?? '';
}

/** Reads what a program printed as JSON. `what` names it for a person. */
export function parseJson(stdout: string, what: string): unknown {
  try {
    return JSON.parse(stdout) as unknown;
  } catch (cause) {
    const shown = stdout.length > 60 ? `${stdout.slice(0, 57)}...` : stdout;
    throw new UserError('unreadable', `${what} printed ${JSON.stringify(shown)}, which is not JSON.`, {
      hint: 'Run it by hand to see what it prints.',
      cause,
    });
  }
}
