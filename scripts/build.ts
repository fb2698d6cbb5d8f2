// Builds all actions at once: `npm run build`, or elsewhere with `buildActions`. What they are made of goes into dist/shared/, each
// module once, because whoever uses one action downloads them all; dist/<name>/index.js only says which of them is meant.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ncc from '@vercel/ncc';

export const actionNames = readdirSync('actions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** The program `tidegate` is one more entry: most of what it is made of is in an action too. */
const cli = 'cli';
export const entryNames: readonly string[] = [...actionNames, cli];
const sourceOf = (name: string): string =>
  name === cli ? 'packages/cli/src/index.ts' : `actions/${name}/src/index.ts`;

/** Where the action is declared; that of the root action is where the Marketplace looks. */
export const metadataOf = (name: string) => (name === 'tidegate' ? 'action.yml' : `actions/${name}/action.yml`);

/** Builds the named actions into `<target>/<name>/`, and into `<target>/shared/` what they are made of. Throws when that cannot be done. */
export async function buildActions(names: readonly string[], target: string): Promise<void> {
  const { code, assets } = await ncc(entryOf(names), {
    // DuckDB's native part is fetched for the runner's platform and loaded from the tool cache.
    externals: ['@duckdb/node-bindings'],
    license: 'licenses.txt',
    // No file is brought along beside code: whatever looks like a path in the sources is one on the runner.
    filterAssetBase: resolve('node_modules/.cache/tidegate/no-assets'),
    target: 'es2022',
    transpileOnly: true,
    cache: false,
    quiet: true,
  });
  // One package.json above them all tells that they are modules.
  delete assets['package.json'];
  const alien = Object.keys(assets).filter((name) => name !== 'licenses.txt' && !/^\d+\.index\.js$/.test(name));
  if (alien.length > 0) throw new Error(`the bundler took something for a path of a file: ${alien.join(', ')}`);
  write(
    join(target, 'shared'),
    Object.entries({ ...assets, 'index.js': { source: code } }).map(([name, { source }]) => [name, source]),
  );
  for (const name of names) {
    const shebang = name === cli ? '#!/usr/bin/env node\n' : '';
    const start = `${shebang}import { start } from '../shared/index.js';\n\nawait start('${name}');\n`;
    write(join(target, name), [['index.js', start]]);
  }
  writeFileSync(join(target, 'package.json'), `${JSON.stringify({ type: 'module' }, null, 2)}\n`);
}

/** A module that loads one action of several: the bundler cuts what they have in common into chunks. */
function entryOf(names: readonly string[]): string {
  const folder = resolve('node_modules/.cache/tidegate');
  // Named for what is in it: builds of different actions may run at the same time.
  const entry = join(folder, `${names.length === entryNames.length ? 'all' : names.join('-')}.js`);
  const path = (file: string) => JSON.stringify(relative(folder, resolve(file)));
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    entry,
    [
      'const actions = {',
      ...names.map((name) => `  ${JSON.stringify(name)}: () => import(${path(sourceOf(name))}),`),
      '};',
      'export const start = (name) => actions[name]();',
      '',
    ].join('\n'),
  );
  return entry;
}

function write(folder: string, files: readonly (readonly [string, string | Buffer])[]): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, source] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), source);
  }
  console.log(`built ${folder}`);
}

if (import.meta.main) {
  rmSync('dist', { recursive: true, force: true });
  await buildActions(entryNames, 'dist');
}
