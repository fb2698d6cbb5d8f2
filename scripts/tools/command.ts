import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { progress } from './cache.ts';

export interface CommandOptions {
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** What a person is told while it runs, every 15 s: "building act". */
  readonly doing?: string;
}

/** The path of a command on PATH or in the sbin folders Debian leaves off a user's PATH; undefined when it is not there. */
export function findCommand(name: string): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => isExecutable(path));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a command to its end and gives its stdout. Throws with the last lines it printed when it does not end with 0. */
export async function runCommand(
  command: string,
  args: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: options.env ?? process.env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  let stdout = '';
  let both = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    both += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (both += text));
  const started = Date.now();
  const heartbeat = setInterval(() => {
    if (options.doing) progress(`${options.doing}, ${Math.round((Date.now() - started) / 1000)} s so far`);
  }, 15_000);
  try {
    const code = await new Promise<number | string>((resolve, reject) => {
      child.once('error', (error) => reject(new Error(`cannot start ${command}: ${error.message}`)));
      child.once('close', (exit, signal) => resolve(exit ?? signal ?? 'unknown'));
    });
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${lastLines(both)}`);
    return stdout;
  } finally {
    clearInterval(heartbeat);
  }
}

/** The last `count` lines of a text. */
export function lastLines(text: string, count = 25): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
