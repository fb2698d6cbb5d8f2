import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';

const marker = '.gitignore';
const markerText = '# Made by `tidegate run`; it may be deleted.\n*\n';
/** What is of one run; the rest is kept: copies of the repository, Pythons, what GitHub was told. */
const ofOneRun = ['jobs', 'artifacts', 'summary.md', 'github.jsonl', 'event.json'];
const ofAllRuns = ['remote.git', 'github.json'];

/**
 * Makes the folder of a run ready, empty but for what is kept, and gives what lets go of it. One that holds other things, and one
 * another run is using, is a UserError.
 */
export function openRunFolder(folder: string, fresh: boolean): () => void {
  mkdirSync(folder, { recursive: true });
  const names = readdirSync(folder);
  const ours = existsSync(join(folder, marker)) && readFileSync(join(folder, marker), 'utf8') === markerText;
  if (names.length > 0 && !ours) {
    throw new UserError('conflict', `\`--folder\`: ${folder} holds other things.`, {
      hint: 'Name one that is new or empty.',
    });
  }
  const lock = join(folder, 'lock');
  const holder = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new UserError('conflict', `Another run (process ${holder}) uses ${folder}.`, {
      hint: 'Wait for it, or name another with `--folder`.',
    });
  }
  writeFileSync(join(folder, marker), markerText);
  writeFileSync(lock, String(process.pid));
  for (const name of [...ofOneRun, ...(fresh ? ofAllRuns : [])])
    rmSync(join(folder, name), { recursive: true, force: true });
  for (const name of ['jobs', 'artifacts']) mkdirSync(join(folder, name));
  return () => rmSync(lock, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
