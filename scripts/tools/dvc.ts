import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonVenv } from './python.ts';

const version = '3.67.1';

/** The python that has DVC; `python -m dvc` runs it. */
export async function installDvc(): Promise<string> {
  const lock = readFileSync(join(import.meta.dirname, `dvc-${version}.txt`), 'utf8');
  return pythonVenv(`dvc-${version}`, lock.split('\n').filter(Boolean), { locked: true });
}
