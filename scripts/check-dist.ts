import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildActions, entryNames } from './build.ts';

/** Builds every bundle anew, elsewhere, and names each file of dist/ that differs, is missing or is left over. */
export async function checkDist(): Promise<string[]> {
  const fresh = mkdtempSync(join(tmpdir(), 'tidegate-dist-'));
  try {
    await buildActions(entryNames, fresh);
    const built = filesOf(fresh);
    const committed = filesOf('dist');
    const differing = built.filter(
      (file) => committed.includes(file) && !readFileSync(join(fresh, file)).equals(readFileSync(join('dist', file))),
    );
    return [
      ...differing.map((file) => `dist/${file} is not what the sources make`),
      ...built.filter((file) => !committed.includes(file)).map((file) => `dist/${file} is missing`),
      ...committed.filter((file) => !built.includes(file)).map((file) => `dist/${file} is left over`),
    ].map((fault) => `${fault}; run \`npm run build\``);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}
