import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pythonVenv } from '../tools/python.ts';
import { progress } from '../tools/cache.ts';
import { runCommand } from '../tools/command.ts';

/** The example repository as a team would have it: a folder of its own, under git, with its Python at hand. */
export interface Consumer {
  readonly folder: string;
  readonly python: string;
  readonly commit: string;
  /** Runs one of its scripts to the end, its lines shown as they come. Throws when it fails. */
  script(name: string, ...args: string[]): Promise<void>;
}

const example = resolve('examples/flight-delays');

/** Lays the example out anew in `folder`, commits it, and makes its Python environment. */
export async function makeConsumer(folder: string): Promise<Consumer> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const part of ['src', 'payloads', 'tidegate.yml', 'requirements.txt', '.github', 'README.md', '.gitignore']) {
    cpSync(join(example, part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes('__pycache__'),
    });
  }
  const git = (...args: string[]) =>
    runCommand('git', ['-C', folder, '-c', 'user.name=demo', '-c', 'user.email=demo@localhost.invalid', ...args]);
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '.');
  await git('commit', '--quiet', '--message', 'Flight delays');
  const requirements = readFileSync(join(example, 'requirements.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const python = await pythonVenv('flight-delays', requirements, { locked: true });
  const commit = (await git('rev-parse', 'HEAD')).trim();
  return { folder, python, commit, script: (name, ...args) => script(python, folder, [`src/${name}`, ...args]) };
}

function script(python: string, folder: string, args: string[]): Promise<void> {
  progress(`python ${args.join(' ')}`);
  return new Promise((done, reject) => {
    const child = spawn(python, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) done();
      else reject(new Error(`python ${args.join(' ')} ended with ${code}`));
    });
  });
}
