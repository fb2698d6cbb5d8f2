// Writes the table of DuckDB's platform packages with their sha512, as the package registry states them:
//
//   node scripts/bootstrap.mjs scripts/pin-duckdb.ts [version]      default: the version of @duckdb/node-api in use
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const target = 'packages/data-quality/src/engines/duckdb/platform-packages.ts';
const platforms = [
  'linux-x64',
  'linux-x64-musl',
  'linux-arm64',
  'linux-arm64-musl',
  'darwin-x64',
  'darwin-arm64',
  'win32-x64',
  'win32-arm64',
];

const manifest = JSON.parse(readFileSync('packages/data-quality/package.json', 'utf8')) as {
  dependencies: Record<string, string>;
};
const version = process.argv[2] ?? manifest.dependencies['@duckdb/node-api']!;

function integrity(name: string): string {
  const { status, stdout, stderr } = spawnSync('npm', ['view', `${name}@${version}`, 'dist.integrity', '--json'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`npm view ${name}@${version} failed:\n${stderr}`);
  const found = JSON.parse(stdout) as string;
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(found)) throw new Error(`${name}@${version} has no sha512: ${stdout}`);
  return found;
}

const rows = platforms.map((platform) => {
  const name = `@duckdb/node-bindings-${platform}`;
  console.error(`${name}@${version}`);
  return `  '${platform}': {\n    name: '${name}',\n    integrity:\n      '${integrity(name)}',\n  },`;
});
writeFileSync(
  target,
  `// Written by scripts/pin-duckdb.ts.

/** Version of DuckDB's Node packages. */
export const duckDbVersion = '${version}';

/** The native package of each platform and the sha512 of its tarball. */
export const platformPackages: Readonly<Record<string, { readonly name: string; readonly integrity: string }>> = {
${rows.join('\n')}
};
`,
);
console.log(`wrote ${target}`);
