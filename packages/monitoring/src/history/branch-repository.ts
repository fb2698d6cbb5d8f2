import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { gitFailure } from '@tidegate/registry/git-failure';

/** What a history in git needs of the world; the `io` of an action has all of it. */
export interface GitWorld {
  readonly clock: { now(): number; sleep(milliseconds: number): Promise<void> };
  readonly run: { readonly workspace: string; readonly temp: string; readonly actor?: string };
  exec(
    command: string,
    args: readonly string[],
    options?: { env?: Readonly<Record<string, string>>; input?: string; timeoutMs?: number },
  ): Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>;
}

export interface TreeFile {
  readonly path: string;
  readonly blob: string;
}

/** One branch as the remote has it (or this repository, when it has no `origin`); the files checked out are never touched. */
export interface BranchRepository {
  /** The newest commit; undefined when there is no such branch. */
  fetch(): Promise<string | undefined>;
  files(commit: string): Promise<TreeFile[]>;
  read(blob: string): Promise<string>;
  /** Puts files upon a commit (or upon nothing) and moves the branch there; false when another was quicker. */
  publish(
    parent: string | undefined,
    files: readonly { path: string; text: string }[],
    message: string,
  ): Promise<boolean>;
}

const timeoutMs = 120_000;

/** Opens the branch in the repository at the workspace. Throws a UserError when there is none. */
export async function openBranch(branch: string, world: GitWorld): Promise<BranchRepository> {
  const folder = world.run.workspace;
  const kept = `refs/tidegate/history/${branch}`;
  const run = (args: readonly string[], options: { input?: string; env?: Readonly<Record<string, string>> } = {}) =>
    world.exec('git', ['-C', folder, ...args], {
      timeoutMs,
      env: { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...options.env },
      ...(options.input !== undefined && { input: options.input }),
    });
  const git = async (what: string, args: readonly string[], options?: Parameters<typeof run>[1]): Promise<string> => {
    const { exitCode, stdout, stderr } = await run(args, options);
    if (exitCode !== 0) throw gitFailure(what, stderr);
    return stdout;
  };

  const shallow = await run(['rev-parse', '--is-shallow-repository']);
  if (shallow.exitCode !== 0) {
    if (!/not a git repository|cannot change to/i.test(shallow.stderr))
      throw gitFailure(`The repository ${folder} cannot be opened`, shallow.stderr);
    throw new UserError('not-found', `${folder} is not a git repository, so it has no branch ${branch}.`, {
      hint: 'Check out the repository before this step, or name another `history`.',
    });
  }
  if ((await run(['check-ref-format', '--branch', branch])).exitCode !== 0) {
    throw new UserError('bad-input', `\`history\`: "${branch}" is not the name of a branch.`, {
      hint: 'Write `branch:tidegate-history`.',
    });
  }
  const hasOrigin = (await run(['remote', 'get-url', 'origin'])).exitCode === 0;

  async function tip(reference: string): Promise<string | undefined> {
    const { exitCode, stdout } = await run(['rev-parse', '--verify', '--quiet', `${reference}^{commit}`]);
    return exitCode === 0 ? stdout.trim() : undefined;
  }

  async function fetch(): Promise<string | undefined> {
    if (!hasOrigin) return tip(`refs/heads/${branch}`);
    // A repository that has all its history is not made shallow for this one branch.
    const depth = shallow.stdout.trim() === 'true' ? ['--depth=1'] : [];
    const flags = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', ...depth];
    const { exitCode, stderr } = await run([
      '-c',
      'gc.auto=0',
      'fetch',
      ...flags,
      'origin',
      `+refs/heads/${branch}:${kept}`,
    ]);
    if (exitCode === 0) return tip(kept);
    if (/couldn't find remote ref/i.test(stderr)) return undefined;
    // Two steps of one job fetch at once; what the other one brought will do.
    if (/cannot lock ref|unable to (create|update)/i.test(stderr)) {
      const there = await git('The history cannot be read', ['ls-remote', 'origin', `refs/heads/${branch}`]);
      if ((await tip(kept)) === there.slice(0, there.indexOf('\t'))) return tip(kept);
    }
    throw gitFailure(`The branch ${branch} of origin cannot be read`, stderr);
  }

  async function identity(): Promise<Record<string, string>> {
    const name = world.run.actor ?? 'github-actions[bot]';
    const email = `${name}@users.noreply.github.com`;
    const date = `${Math.floor(world.clock.now() / 1000)} +0000`;
    return {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: name,
      GIT_COMMITTER_EMAIL: email,
      GIT_COMMITTER_DATE: date,
    };
  }

  async function push(parent: string | undefined, commit: string): Promise<boolean> {
    const target = `refs/heads/${branch}`;
    if (!hasOrigin) {
      const before = parent ?? '0'.repeat(commit.length);
      const { exitCode, stderr } = await run(['update-ref', target, commit, before]);
      if (exitCode === 0) return true;
      if (/lock|expected|already exists/i.test(stderr)) return false;
      throw gitFailure(`The branch ${branch} cannot be moved`, stderr);
    }
    // Without force: the server takes it only on top of what it has.
    const flags = ['--quiet', '--no-follow-tags', '--no-recurse-submodules', '--no-verify'];
    const { exitCode, stderr } = await run(['push', ...flags, 'origin', `${commit}:${target}`]);
    if (exitCode === 0) return true;
    if (
      /fetch first|non-fast-forward|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i.test(
        stderr,
      )
    )
      return false;
    throw gitFailure(`The history cannot be pushed to the branch ${branch} of origin`, stderr);
  }

  return {
    fetch,
    async files(commit) {
      const listed = await git('The history cannot be listed', ['ls-tree', '-r', '-z', '--full-tree', commit]);
      return listed.split('\0').flatMap((line) => {
        const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(line);
        return match ? [{ blob: match[1]!, path: match[2]! }] : [];
      });
    },
    read: (blob) => git('The history cannot be read', ['cat-file', 'blob', blob]),
    async publish(parent, files, message) {
      const env = { GIT_INDEX_FILE: join(world.run.temp, `tidegate-index-${randomUUID()}`) };
      await git('The history cannot be staged', ['read-tree', ...(parent === undefined ? ['--empty'] : [parent])], {
        env,
      });
      for (const { path, text } of files) {
        const blob = (
          await git('The history cannot be written', ['hash-object', '-w', '--stdin'], { input: text })
        ).trim();
        await git('The history cannot be staged', ['update-index', '--add', '--cacheinfo', `100644,${blob},${path}`], {
          env,
        });
      }
      const tree = (await git('The history cannot be written', ['write-tree'], { env })).trim();
      const parents = parent === undefined ? [] : ['-p', parent];
      const commit = await git('The history cannot be committed', ['commit-tree', tree, ...parents, '-F', '-'], {
        input: message,
        env: await identity(),
      });
      return push(parent, commit.trim());
    },
  };
}
