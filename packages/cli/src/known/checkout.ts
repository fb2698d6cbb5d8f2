import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { textOf } from '@tidegate/workflow-lint/evaluate';
import type { Session } from '../run/session.ts';
import type { Equivalent } from './index.ts';

/** Where pushes of a run go: a copy of the user's repository. */
export const remoteOf = (session: Session): string => join(session.folder, 'remote.git');

export function git(folder: string, ...args: string[]): string {
  return execFileSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 28,
  });
}

/** Makes the copy, or brings branches and tags of the repository into the one of earlier runs. Nothing where there is no git. */
export function prepareRemote(session: Session): void {
  const { root } = session;
  if (!existsSync(join(root, '.git'))) return;
  const remote = remoteOf(session);
  if (existsSync(remote))
    git(remote, 'fetch', '--quiet', '--force', root, '+refs/heads/*:refs/heads/*', '+refs/tags/*:refs/tags/*');
  else {
    git(root, 'clone', '--quiet', '--bare', '.', remote);
    git(remote, 'remote', 'remove', 'origin');
  }
}

/** Files that are never copied where there is no git to tell. */
const left = ['.git', 'node_modules', '.venv', '__pycache__'];

/** `actions/checkout`: the folder as it is, with what is not committed; a given `ref` as it was committed. */
export const checkout: Equivalent = async (given, job, say) => {
  const { session } = job.call;
  const told = (name: string) => textOf(session.github[name] ?? '');
  const own = told('repository');
  if (given['repository'] && given['repository'] !== own) {
    throw new UserError(
      'unsupported',
      `\`repository: ${given['repository']}\` is another repository, and nothing is fetched.`,
    );
  }
  const target = resolve(job.workspace, given['path'] ?? '.');
  if (target !== job.workspace && !target.startsWith(job.workspace + sep)) {
    throw new UserError('bad-input', `\`path: ${given['path']}\` lies outside of the workspace.`);
  }
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(target)) rmSync(join(target, name), { recursive: true, force: true });
  const remote = remoteOf(session);
  if (!existsSync(remote)) {
    copyAround(session.folder, session.root, target);
    say(`Copied ${session.root}, which is no git repository.`);
    return { outputs: { ref: '', commit: '' } };
  }
  try {
    git(session.folder, 'clone', '--quiet', '--no-checkout', remote, target);
    if (given['ref']) git(target, 'checkout', '--quiet', given['ref'].replace(/^refs\/(heads|tags)\//, ''));
    else {
      const [ref, branch, sha] = [told('ref'), told('ref_name'), told('sha')];
      const onto = ref.startsWith('refs/heads/') ? ['-B', branch] : ['--detach'];
      git(target, 'checkout', '--quiet', ...onto, sha);
    }
  } catch (cause) {
    const why = String((cause as { stderr?: string }).stderr ?? (cause as Error).message).trim();
    throw new UserError(
      'not-found',
      `The repository could not be checked out${given['ref'] ? ` at \`${given['ref']}\`` : ''}: ${why}`,
      { cause },
    );
  }
  if (!given['ref']) overlay(session, target, say);
  return {
    outputs: { ref: given['ref'] ?? told('ref'), commit: git(target, 'rev-parse', 'HEAD').trim() },
  };
};

/** Copies a folder but for one that is somewhere within it: Node copies none into itself, whatever is left out. */
function copyAround(inner: string, from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [join(from, name), join(to, name)];
    if (source === inner || left.includes(name)) continue;
    if (inner.startsWith(source + sep)) copyAround(inner, source, target);
    else cpSync(source, target, { recursive: true, filter: (path) => !left.includes(basename(path)) });
  }
}

/** What is changed, new or gone in the user's folder and not committed. */
function overlay(session: Session, target: string, say: (text: string) => void): void {
  const { root } = session;
  const list = (...args: string[]) =>
    git(root, 'ls-files', '-z', ...args)
      .split('\0')
      .filter(Boolean);
  const gone = new Set([
    ...list('--deleted'),
    ...git(root, 'diff', '-z', '--cached', '--name-only', '--diff-filter=D').split('\0').filter(Boolean),
  ]);
  const staged = git(root, 'diff', '-z', '--cached', '--name-only', '--diff-filter=d').split('\0').filter(Boolean);
  const changed = [
    ...new Set([...staged, ...list('--modified', '--others', '--exclude-standard'), ...session.given.with]),
  ];
  for (const name of gone) rmSync(join(target, name), { recursive: true, force: true });
  const copied = changed.filter((name) => !gone.has(name) || session.given.with.includes(name));
  for (const name of copied) {
    mkdirSync(dirname(join(target, name)), { recursive: true });
    cpSync(join(root, name), join(target, name), { recursive: true, verbatimSymlinks: true });
  }
  if (copied.length + gone.size > 0)
    say(`${copied.length + gone.size} files are not as committed, and are used as they are.`);
}
