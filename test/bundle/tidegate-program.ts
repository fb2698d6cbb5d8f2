import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface ProgramRun {
  readonly code: number | null;
  /** Standard output and error as they came. */
  readonly told: string;
}

/** Runs the built program `tidegate` as a user's shell would. */
export function tidegate(
  args: readonly string[],
  options: {
    cwd: string;
    env?: Readonly<Record<string, string>>;
    /** Hears everything told so far, whenever there is more. */
    onTold?: (told: string, child: { kill: (signal: NodeJS.Signals) => void }) => void;
    nodeArgs?: readonly string[];
  },
): Promise<ProgramRun> {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), resolve('dist/cli/index.js'), ...args], {
    cwd: options.cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let told = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      options.onTold?.(told, { kill: (signal) => void child.kill(signal) });
    });
  }
  return new Promise((settle, reject) => {
    child.once('error', reject);
    child.once('close', (code) => settle({ code, told }));
  });
}

/** A repository of files, committed. */
export function repository(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-program-'));
  write(folder, files);
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '.');
  git(folder, 'commit', '--quiet', '--message', 'As it is');
  return folder;
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

export function git(folder: string, ...args: string[]): string {
  const who = ['-c', 'user.name=t', '-c', 'user.email=t@localhost.invalid'];
  return execFileSync('git', ['-C', folder, ...who, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
