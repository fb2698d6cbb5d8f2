import { createHash } from 'node:crypto';
import { UserError } from '@tidegate/evidence';
import { type Exec, lastWords } from '../routers/exec.ts';
import type { RolloutState } from '../state.ts';
import { parseState } from './parse-state.ts';
import type { StateStore } from './store.ts';

const FILE = 'state.json';
const timeoutMs = 60_000;

export interface GitPlace {
  /** A clone whose `remote` may be pushed to. */
  readonly folder: string;
  /** Name of a remote, or an address. */
  readonly remote: string;
  /** What is rolled out, for the name of the ref. */
  readonly target: string;
}

/**
 * State in a ref of a git server, `refs/tidegate/rollouts/<name>`, where every runner finds it: one commit with one file. The server moves
 * the ref only from the commit that was expected there, so that of two writers one is refused.
 */
export function gitStore(exec: Exec, { folder, remote, target }: GitPlace): StateStore {
  const ref = `refs/tidegate/rollouts/${createHash('sha256').update(target).digest('hex').slice(0, 16)}`;
  const location = `${ref} of ${shownRemote(remote)}`;
  const git = async (words: readonly string[], input?: string): Promise<string> => {
    const result = await exec('git', [...identity, ...words], {
      cwd: folder,
      timeoutMs,
      ...(input !== undefined && { input }),
    });
    if (result.exitCode === 0) return result.stdout.trim();
    throw new UserError('tool-failed', `The rollout state in ${location}: git ${words[0]}: ${lastWords(result)}.`, {
      hint: 'Check the repository out with credentials that stay, and give the job `contents: write`.',
    });
  };
  const load = async (): Promise<{ commit: string; kept: RolloutState | undefined }> => {
    const [commit = ''] = (await git(['ls-remote', remote, ref])).split(/\s/);
    if (commit === '') return { commit, kept: undefined };
    await git(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remote, commit]);
    return { commit, kept: parseState(await git(['cat-file', 'blob', `${commit}:${FILE}`]), location) };
  };
  return {
    location,
    load: async () => (await load()).kept,
    async save(state) {
      const { commit: before, kept } = await load();
      if ((kept?.sequence ?? -1) !== state.sequence - 1) throw overtaken(location);
      const text = JSON.stringify(state);
      const blob = await git(['hash-object', '-w', '--stdin'], text);
      const tree = await git(['mktree'], `100644 blob ${blob}\t${FILE}\n`);
      const commit = await git(['commit-tree', tree, '-m', `${state.phase} (${state.sequence})`]);
      try {
        await git(['push', '--quiet', `--force-with-lease=${ref}:${before}`, remote, `${commit}:${ref}`]);
      } catch (error) {
        // The answer may have been lost after the server took it; so look first.
        const now = await load();
        if (now.commit === commit) return;
        throw now.commit === before ? error : overtaken(location);
      }
    },
  };
}

/** Commits are made by nobody in particular, whoever the clone's user is. */
const identity = ['-c', 'user.name=Tidegate', '-c', 'user.email=tidegate@localhost', '-c', 'commit.gpgsign=false'];

/** An address may hold credentials. */
function shownRemote(remote: string): string {
  return remote.replace(/^([a-z+]+:\/\/)[^@/]*@/i, '$1');
}

function overtaken(location: string): UserError {
  return new UserError('conflict', `Another run has written the rollout state in ${location} meanwhile.`, {
    hint: 'Let one run at a time work on a rollout.',
  });
}
