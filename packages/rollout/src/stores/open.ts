import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { Exec } from '../routers/exec.ts';
import { fileStore } from './file.ts';
import { gitStore } from './git.ts';
import type { StateStore } from './store.ts';

export interface StoreTools {
  readonly exec: Exec;
  readonly workspace: string;
  /** Absolute path of a path the user typed. */
  readonly path: (typed: string) => string;
  readonly env: (name: string) => string | undefined;
}

/** Where the state of a target is kept. Without an input: a folder of this host that outlives the job and its checkout. */
export function openStore(
  typed: string | undefined,
  target: string,
  { exec, workspace, path, env }: StoreTools,
): StateStore {
  if (typed !== undefined) {
    const match = /^file:(.+)$/s.exec(typed);
    if (match) return fileStore(path(match[1]!.trim()));
    const git = /^git(?::(.+))?$/s.exec(typed.trim());
    if (git) return gitStore(exec, { folder: workspace, remote: git[1]?.trim() ?? 'origin', target });
    throw new UserError('bad-input', `\`state\` is "${typed}", which is not a place to keep state.`, {
      hint: 'Write `git`, `git:<remote>` or `file:<folder>`.',
    });
  }
  const home = env('XDG_STATE_HOME') ?? (env('HOME') && join(env('HOME')!, '.local', 'state'));
  if (home === undefined) {
    throw new UserError('bad-input', '`state` is not given and this runner has no home directory to keep it in.', {
      hint: 'Write `state: file:<folder>`.',
    });
  }
  const name = createHash('sha256').update(target).digest('hex').slice(0, 16);
  return fileStore(join(home, 'tidegate', 'rollouts', name));
}
