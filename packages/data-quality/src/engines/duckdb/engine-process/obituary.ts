import { UserError } from '@tidegate/evidence';

export interface Death {
  /** Empty while it is being fetched. */
  readonly binding: string;
  readonly work: string;
  /** Had it loaded the native package? */
  readonly opened: boolean;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** The end of its stderr. */
  readonly said: string;
}

/** The error for an engine process that ended unasked. */
export function obituary({ binding, work, opened, code, signal, said }: Death): UserError {
  const cause = signal ?? (code! > 255 ? `code 0x${code!.toString(16)}` : `code ${code}`);
  const words = lastWords(said);
  const told = words && `: ${words}`;
  if (binding === '')
    return new UserError('tool-failed', `DuckDB's process ended with ${cause} before it began${told}.`);
  if (!opened) {
    return new UserError(
      'tool-failed',
      `The DuckDB engine at ${binding} cannot be loaded: it ended with ${cause}${told}.`,
      {
        hint: 'Check that it is whole and is the build for this operating system, processor and C library.',
      },
    );
  }
  if (signal === 'SIGKILL') {
    return new UserError('tool-failed', `DuckDB was killed while ${work}, most likely because memory ran out.`, {
      hint: 'Lower `memory-limit` so that it spills to disk, or run on a larger runner.',
    });
  }
  return new UserError('tool-failed', `DuckDB crashed with ${cause} while ${work}${told}.`, {
    hint: 'The data may be damaged in a way that DuckDB does not survive: write it again, or in another format.',
  });
}

/** The line of a native or JavaScript fault that says what it is. */
function lastWords(said: string): string {
  const lines = said.split('\n').map((line) => line.trim());
  const fault = lines.find(
    (line) => /error|terminate|what\(\)|corrupt|assert|invalid/i.test(line) && !line.startsWith('at '),
  );
  return (fault ?? '').slice(0, 200).replace(/\.$/, '');
}
