import { UserError } from '@tidegate/evidence';
import type { RegistryIo } from '../registry-io.ts';
import { gitFailure } from './git-failure.ts';

export interface GitTag {
  readonly name: string;
  /** Of the tag itself, which for an annotated tag is not the commit. */
  readonly object: string;
  readonly commit: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly message: string;
}

/** The tags of one repository. With a remote `origin` that is where the truth is: tags are read from it and written to it. */
export interface TagRepository {
  readonly folder: string;
  /** Top folder of the files checked out; undefined for a bare repository. */
  readonly top: string | undefined;
  readonly hasOrigin: boolean;
  /** Tags `<prefix>@...` and `<prefix>#...`, as `origin` has them now when there is one. */
  tags(prefix: string): Promise<GitTag[]>;
  /** Names of all tags that hold this, as `origin` has them now when there is one. */
  names(held: string): Promise<string[]>;
  /** Creates an annotated tag and tells whether it was ours to create; an existing tag is never touched. */
  create(tag: string, commit: string, message: string): Promise<'created' | 'taken'>;
  /** Full id of a commit that is here; undefined when it is not. */
  commit(revision: string): Promise<string | undefined>;
  /** Runs git here and gives its output. Throws when it fails; `what` says what was tried. */
  git(what: string, args: readonly string[], options?: GitOptions): Promise<string>;
}

export interface GitOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

// Fetched tags are kept beside the user's own, never over them: a leftover of a broken run must not pass for the truth.
const mirror = 'refs/tidegate/tags/';
const timeoutMs = 120_000;
const format = ['refname', 'objectname', '*objectname', 'creatordate:unix', 'contents'].map(
  (field) => `%(${field})%00`,
);

/** Opens the repository at a folder. Throws a UserError when there is none. */
export async function openRepository(folder: string, io: RegistryIo): Promise<TagRepository> {
  const run = (args: readonly string[], { input, env }: GitOptions = {}) =>
    io.exec('git', ['-C', folder, ...args], {
      timeoutMs,
      env: { LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0', ...env },
      ...(input !== undefined && { input }),
    });
  const git = async (what: string, args: readonly string[], options?: GitOptions) => {
    const { exitCode, stdout, stderr } = await run(args, options);
    if (exitCode !== 0) throw gitFailure(what, stderr);
    return stdout;
  };

  const found = await run(['rev-parse', '--is-shallow-repository']);
  if (found.exitCode !== 0 && !/not a git repository|cannot change to/i.test(found.stderr)) {
    throw gitFailure(`The repository ${folder} cannot be opened`, found.stderr);
  }
  if (found.exitCode !== 0) {
    throw new UserError('not-found', `${folder} is not a git repository, so it has no registry of git tags.`, {
      hint: 'Check out the repository before this step, or set `registry` and `registry-uri`.',
    });
  }
  const shallow = found.stdout.trim() === 'true';
  const checkedOut = await run(['rev-parse', '--show-toplevel']);
  const top = checkedOut.exitCode === 0 ? checkedOut.stdout.trim() : undefined;
  const hasOrigin = (await run(['remote', 'get-url', 'origin'])).exitCode === 0;

  async function commit(revision: string): Promise<string | undefined> {
    const { exitCode, stdout } = await run([
      'rev-parse',
      '--verify',
      '--quiet',
      '--end-of-options',
      `${revision}^{commit}`,
    ]);
    return exitCode === 0 ? stdout.trim() : undefined;
  }

  async function fetchTags(prefix: string): Promise<void> {
    const flags = ['--quiet', '--prune', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head'];
    const patterns = ['@', '#'].map((mark) => `+refs/tags/${prefix}${mark}*:${mirror}${prefix}${mark}*`);
    const fetching = (...depth: string[]) => ['-c', 'gc.auto=0', 'fetch', ...flags, ...depth, 'origin', ...patterns];
    const what = 'The tags of origin cannot be read';
    if (!shallow) return void (await git(what, fetching()));
    // A checkout of depth 1 has no tags, and without --depth each tag would pull in its whole history.
    const { exitCode, stderr } = await run(fetching('--depth=1'));
    if (exitCode === 0) return;
    // With --depth git fails without a word where there is no such tag; without it there is nothing to pull in then.
    if (stderr.trim() !== '') throw gitFailure(what, stderr);
    await git(what, fetching());
  }

  async function tags(prefix: string): Promise<GitTag[]> {
    if (hasOrigin) await fetchTags(prefix);
    const root = hasOrigin ? mirror : 'refs/tags/';
    const patterns = ['@', '#'].map((mark) => `${root}${prefix}${mark}*`);
    const listed = await git('Tags cannot be listed', ['for-each-ref', `--format=${format.join('')}`, ...patterns]);
    const fields = listed.split('\0');
    const rows: GitTag[] = [];
    for (let at = 0; at + 4 < fields.length; at += 5) {
      const [reference, object, peeled, seconds, message] = fields.slice(at, at + 5) as [
        string,
        string,
        string,
        string,
        string,
      ];
      rows.push({
        name: reference.trim().slice(root.length),
        object,
        commit: peeled === '' ? object : peeled,
        at: new Date(Number(seconds) * 1000).toISOString(),
        message,
      });
    }
    return rows;
  }

  async function names(held: string): Promise<string[]> {
    const listed = hasOrigin
      ? await git('The tags of origin cannot be listed', ['ls-remote', '--tags', '--refs', 'origin', `*${held}*`])
      : await git('Tags cannot be listed', ['for-each-ref', '--format=%(refname)', `refs/tags/`]);
    return [...listed.matchAll(/refs\/tags\/(.+)$/gm)].map(([, name]) => name!).filter((name) => name.includes(held));
  }

  async function tagger(): Promise<string> {
    const env = { GIT_COMMITTER_DATE: `${Math.floor(io.clock.now() / 1000)} +0000` };
    const own = await run(['-c', 'user.useConfigOnly=true', 'var', 'GIT_COMMITTER_IDENT'], { env });
    if (own.exitCode === 0) return own.stdout.trim();
    const name = io.run.actor ?? 'github-actions[bot]';
    const identity = ['-c', `user.name=${name}`, '-c', `user.email=${name}@users.noreply.github.com`];
    return (await git('The tagger is unknown', [...identity, 'var', 'GIT_COMMITTER_IDENT'], { env })).trim();
  }

  async function create(tag: string, target: string, message: string): Promise<'created' | 'taken'> {
    const input = `object ${target}\ntype commit\ntag ${tag}\ntagger ${await tagger()}\n\n${message}`;
    const object = (await git(`Tag ${tag} cannot be made`, ['mktag'], { input })).trim();
    return hasOrigin ? push(tag, object) : claim(tag, object);
  }

  async function claim(tag: string, object: string): Promise<'created' | 'taken'> {
    const { exitCode, stderr } = await run(['update-ref', `refs/tags/${tag}`, object, '0'.repeat(object.length)]);
    if (exitCode === 0) return 'created';
    const exists = (await run(['rev-parse', '--verify', '--quiet', `refs/tags/${tag}`])).exitCode === 0;
    if (exists || /lock/i.test(stderr)) return 'taken';
    throw gitFailure(`Tag ${tag} cannot be created`, stderr);
  }

  async function push(tag: string, object: string): Promise<'created' | 'taken'> {
    // By object id and without force: the server creates the tag or refuses, and nothing is left here when it does.
    const flags = ['--quiet', '--no-follow-tags', '--no-recurse-submodules'];
    const { exitCode, stderr } = await run(['push', ...flags, 'origin', `${object}:refs/tags/${tag}`]);
    // Whatever push said, origin knows: the answer may have been lost after the tag was made.
    const there = exitCode === 0 ? object : await remoteObject(tag, stderr);
    if (there === object) {
      await run(['update-ref', `refs/tags/${tag}`, object, '0'.repeat(object.length)]);
      return 'created';
    }
    if (there !== undefined || /already exists|cannot lock ref|failed to update ref/i.test(stderr)) return 'taken';
    throw gitFailure(`Tag ${tag} cannot be pushed to origin`, stderr);
  }

  async function remoteObject(tag: string, stderr: string): Promise<string | undefined> {
    const listed = await run(['ls-remote', 'origin', `refs/tags/${tag}`]);
    if (listed.exitCode !== 0) throw gitFailure(`Tag ${tag} may or may not have reached origin`, stderr);
    return /^([0-9a-f]{40,64})\t/m.exec(listed.stdout)?.[1];
  }

  return { folder, top, hasOrigin, tags, names, create, commit, git };
}
