import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** The folder everything heavy is kept in: `TIDEGATE_CACHE`, else `${XDG_CACHE_HOME:-~/.cache}/tidegate`. Created when missing. */
export function cacheFolder(): string {
  const folder =
    process.env['TIDEGATE_CACHE'] || join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tidegate');
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** One line of progress, on stderr. */
export function progress(message: string): void {
  process.stderr.write(`tidegate: ${message}\n`);
}
