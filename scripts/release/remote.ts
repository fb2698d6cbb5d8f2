import { spawnSync } from 'node:child_process';

/** Runs git; throws with what it said when it fails. The environment may hold what it logs in with. */
export type Git = (...args: readonly string[]) => string;

export function gitIn(folder: string, env: NodeJS.ProcessEnv = {}): Git {
  return (...args) => {
    const { status, stdout, stderr } = spawnSync('git', args, {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_TERMINAL_PROMPT: '0', ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr.trim()}`);
    return stdout.trim();
  };
}

/** A token as git's configuration in the environment: neither in a file nor among the arguments, which any process can read. */
export function loginEnvironment(serverUrl: string, token: string | undefined): NodeJS.ProcessEnv {
  if (!token) return {};
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${serverUrl}/.extraheader`,
    GIT_CONFIG_VALUE_0: `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`,
  };
}

/** Tag -> commit on the remote, annotated tags looked through; and the newest commit of main. */
export function remoteState(git: Git): { tags: Map<string, string>; main: string | undefined } {
  const tags = new Map<string, string>();
  let main: string | undefined;
  for (const line of git('ls-remote', 'origin', 'refs/tags/*', 'refs/heads/main').split('\n')) {
    const [commit, ref] = line.split('\t');
    if (!commit || !ref) continue;
    if (ref === 'refs/heads/main') main = commit;
    // `^{}` follows its tag and is the commit behind it.
    else tags.set(ref.replace(/^refs\/tags\//, '').replace(/\^\{\}$/, ''), commit);
  }
  return { tags, main };
}

/** Makes a tag that never moves. One that is there at this very commit is what an earlier try has left. */
export function makeTag(git: Git, tag: string, commit: string): 'made' | 'was there' {
  const there = remoteState(git).tags.get(tag);
  if (there === commit) return 'was there';
  if (there !== undefined)
    throw new Error(`${tag} is at ${there}, not at ${commit}, and a released version never changes`);
  // An empty lease: the push is refused when somebody made the tag meanwhile.
  git('push', `--force-with-lease=refs/tags/${tag}:`, 'origin', `${commit}:refs/tags/${tag}`);
  return 'made';
}

/** Moves a tag from where it is seen to be; somebody else's move meanwhile is not undone, and the push fails. */
export function moveTag(git: Git, tag: string, commit: string): void {
  const there = git('ls-remote', 'origin', `refs/tags/${tag}`).split('\t')[0] ?? '';
  if (remoteState(git).tags.get(tag) === commit) return;
  git('push', `--force-with-lease=refs/tags/${tag}:${there}`, 'origin', `${commit}:refs/tags/${tag}`);
}
