// Builds every action into dist/<name>/: `npm run build [-- name ...]`, or elsewhere with `buildActions`.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export const actionNames = readdirSync('actions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Bundles the named actions into `<target>/<name>/`. Throws when one cannot be built. */
export function buildActions(names: readonly string[], target: string): void {
  for (const name of names) {
    const folder = join(target, name);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        'node_modules/@vercel/ncc/dist/ncc/cli.js',
        'build',
        `actions/${name}/src/index.ts`,
        ...[
          '--out',
          folder,
          '--license',
          'licenses.txt',
          '--target',
          'es2022',
          '--transpile-only',
          '--no-cache',
          '--quiet',
          // DuckDB's native part is fetched for the runner's platform and loaded from the tool cache.
          '--external',
          '@duckdb/node-bindings',
        ],
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`ncc cannot build ${name}:\n${stdout}${stderr}`);
    console.log(`built ${folder}`);
  }
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !actionNames.includes(name));
  if (unknown.length > 0) throw new Error(`no such action: ${unknown.join(', ')}`);
  buildActions(asked.length > 0 ? asked : actionNames, 'dist');
}
