import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import type { RegistryIo } from '../src/index.ts';

export interface World extends RegistryIo {
  /** Every command run, one line each. */
  readonly commands: string[];
}

/** A world with real programs and real files; the clock stands still unless told otherwise. */
export function world(workspace: string, options: { env?: Record<string, string>; now?: number } = {}): World {
  const commands: string[] = [];
  const temp = mkdtempSync(join(tmpdir(), 'tidegate-temp-'));
  return {
    commands,
    fetch: globalThis.fetch,
    clock: { now: () => options.now ?? Date.UTC(2026, 0, 1), sleep: async () => {} },
    run: { workspace, temp, actor: 'octocat' },
    env: (name) => options.env?.[name] || undefined,
    path: (typed) => (isAbsolute(typed) ? typed : join(workspace, typed)),
    exec(command, args, { env, input } = {}) {
      commands.push([command, ...args].join(' '));
      return new Promise((resolve, reject) => {
        // HOME without settings: the identity of whoever runs the tests must not make them pass.
        const child = spawn(command, args, { env: { ...process.env, ...noIdentity, ...env } });
        let [stdout, stderr] = ['', ''];
        child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
        child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
        child.on('error', reject);
        child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? -1, stdout, stderr }));
        // A program that ends without reading its input is no fault of ours.
        child.stdin.on('error', () => {});
        child.stdin.end(input ?? '');
      });
    },
  };
}

const noIdentity = { HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
const committer = ['-c', 'user.name=Ada', '-c', 'user.email=ada@localhost.invalid'];

/** Runs git in a folder and gives its output; throws when it fails. */
export function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...committer, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...noIdentity },
  });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trim();
}

/** A new repository with one commit that holds these files. */
export function repository(files: Record<string, string | Buffer> = { 'README.md': 'A model\n' }): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-repository-'));
  git(folder, 'init', '--quiet', '--initial-branch=main');
  write(folder, files);
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'Start');
  return folder;
}

export function write(folder: string, files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** A bare repository with this one's history, and this one pointed at it. */
export function originOf(folder: string): string {
  const bare = mkdtempSync(join(tmpdir(), 'tidegate-origin-'));
  git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(folder, 'remote', 'add', 'origin', `file://${bare}`);
  git(folder, 'push', '--quiet', 'origin', 'main');
  return bare;
}

/** A clone as actions/checkout makes it: depth 1, no tags. */
export function shallowClone(bare: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-clone-'));
  git(folder, 'clone', '--quiet', '--depth=1', '--no-tags', `file://${bare}`, '.');
  return folder;
}
