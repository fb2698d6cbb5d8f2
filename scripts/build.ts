// Builds every action into dist/<name>/ and what they share into dist/shared/: `npm run build [-- name ...]`, or elsewhere with `buildActions`.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ncc from '@vercel/ncc';

export const actionNames = readdirSync('actions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/**
 * Heavy packages that several actions load late: one bundle each instead of a copy in every action, because whoever uses one action
 * downloads them all. Sources load them as `import('#actions/artifact')`, which package.json resolves: kit's to the package, that of
 * dist/ to the shared bundle.
 */
const shared: Readonly<Record<string, string>> = {
  '#actions/artifact': '@actions/artifact',
  '#actions/github': '@actions/github',
  '#actions/pg': 'pg',
};

/** Bundles the named actions into `<target>/<name>/`, and into `<target>/shared/` what they share. Throws when one cannot be built. */
export async function buildActions(names: readonly string[], target: string): Promise<void> {
  const imports: Record<string, string> = {};
  for (const [alias, name] of Object.entries(shared)) {
    const folder = `shared/${alias.slice(alias.lastIndexOf('/') + 1)}`;
    await bundle(fileURLToPath(import.meta.resolve(name)), join(target, folder));
    imports[alias] = `./${folder}/index.js`;
  }
  for (const name of names) await bundle(resolve('actions', name, 'src/index.ts'), join(target, name));
  writeFileSync(join(target, 'package.json'), `${JSON.stringify({ type: 'module', imports }, null, 2)}\n`);
}

async function bundle(entry: string, folder: string): Promise<void> {
  const { code, assets } = await ncc(entry, {
    // DuckDB's native part is fetched for the runner's platform and loaded from the tool cache.
    externals: ['@duckdb/node-bindings'],
    license: 'licenses.txt',
    target: 'es2022',
    transpileOnly: true,
    cache: false,
    quiet: true,
  });
  rmSync(folder, { recursive: true, force: true });
  // One package.json above them all tells that they are modules.
  delete assets['package.json'];
  for (const [name, { source }] of Object.entries({ ...assets, 'index.js': { source: code } })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), source);
  }
  console.log(`built ${folder}`);
}

if (import.meta.main) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !actionNames.includes(name));
  if (unknown.length > 0) throw new Error(`no such action: ${unknown.join(', ')}`);
  await buildActions(asked.length > 0 ? asked : actionNames, 'dist');
}
