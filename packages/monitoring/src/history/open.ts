import { UserError } from '@tidegate/evidence';
import type { GitWorld } from './branch-repository.ts';
import type { History } from './history.ts';

export interface HistoryWorld extends GitWorld {
  /** Absolute path of a path the user typed. */
  path(typed: string): string;
}

const places = 'Write `file:<path>`, `branch:<name>`, or `postgres` with the address in `connection`.';

/** Opens what `history` names: `file:<path>`, `branch:<name>`, `postgres:<address>`, or `postgres` with a `connection`. */
export async function openHistory(
  typed: string,
  connection: string | undefined,
  world: HistoryWorld,
): Promise<History> {
  const [, kind, rest] = /^(file|branch|postgres|postgresql)(?::(.*))?$/s.exec(typed.trim()) ?? [];
  const named = rest?.trim() ?? '';
  if (kind === 'file' && named !== '') {
    const { fileHistory } = await import('./file.ts');
    return fileHistory(world.path(named), `file ${named}`, world.clock);
  }
  if (kind === 'branch' && named !== '') {
    const { branchHistory } = await import('./branch.ts');
    return branchHistory(named, world);
  }
  if (kind?.startsWith('postgres')) {
    const address = named === '' ? connection : named.startsWith('//') ? `postgresql:${named}` : named;
    if (address === undefined) {
      throw new UserError('bad-input', '`history: postgres` needs the address of the database in `connection`.', {
        hint: 'Give `connection: ${{ secrets.MONITORING_DATABASE }}`, as in postgresql://user:password@host/database.',
      });
    }
    const { postgresHistory } = await import('./postgres.ts');
    return postgresHistory(address, world);
  }
  throw new UserError('bad-input', '`history` does not name a place that keeps one.', { hint: places });
}

/** Trouble that passes: the run goes on without the history, which catches up later. */
export function isPassing(error: unknown): error is UserError {
  return (
    error instanceof UserError &&
    (['unreachable', 'timeout', 'tool-failed'] as const).some((code) => code === error.code)
  );
}
