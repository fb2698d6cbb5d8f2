import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** When the action is killed: before a command of its does anything, when it has worked but not answered, just after the answer. */
export const moments = ['before', 'between', 'after'] as const;
export type Moment = (typeof moments)[number];

const program = `import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
const [, , folder, command, ...args] = process.argv;
appendFileSync(folder + '/commands', '.');
const number = readFileSync(folder + '/commands').length;
const { at, when } = JSON.parse(readFileSync(folder + '/plan.json', 'utf8'));
const mine = number === at;
if (mine && when === 'before') { process.kill(process.ppid, 'SIGKILL'); process.exit(1); }
const { stdout, status } = spawnSync(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
if (mine && when === 'between') process.kill(process.ppid, 'SIGKILL');
process.stdout.write(stdout);
if (mine && when === 'after') {
  spawn('sh', ['-c', 'sleep 0.01; kill -9 ' + process.ppid], { detached: true, stdio: 'ignore' }).unref();
}
process.exitCode = status ?? 1;
`;

/** The target with a program between, which kills the action (its parent) at command number `at`. */
export function killedAt(target: string, folder: string, at: number, when: Moment): string {
  const between = join(folder, 'killing');
  mkdirSync(between, { recursive: true });
  writeFileSync(join(between, 'program.mjs'), program);
  writeFileSync(join(between, 'plan.json'), JSON.stringify({ at, when }));
  const { read, write, ...rest } = JSON.parse(target) as { read: string[]; write: string[] };
  const wrap = (command: string[]) => [process.execPath, join(between, 'program.mjs'), between, ...command];
  return JSON.stringify({ ...rest, read: wrap(read), write: wrap(write) });
}
