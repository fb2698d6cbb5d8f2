// Writes the table of DuckDB's platform packages: the sha512 of each tarball, as the package registry states it, and the sha256 of the
// native files in it:
//
//   node scripts/bootstrap.mjs scripts/pin-duckdb.ts [version]      default: the version of @duckdb/node-api in use
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

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

interface Pinned {
  readonly name: string;
  readonly integrity: string;
  readonly files: Readonly<Record<string, string>>;
}

function pin(platform: string): Pinned {
  const name = `@duckdb/node-bindings-${platform}`;
  const spec = `${name}@${version}`;
  console.error(spec);
  const stated = JSON.parse(output('npm', ['view', spec, 'dist.integrity', '--json'])) as string;
  if (!/^sha512-[A-Za-z0-9+/]{86}==$/.test(stated)) throw new Error(`${spec} has no sha512: ${stated}`);
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-pin-'));
  try {
    output('npm', ['pack', spec, '--pack-destination', folder, '--silent', '--ignore-scripts']);
    const tarball = join(folder, readdirSync(folder)[0]!);
    const found = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    if (found !== stated) throw new Error(`${spec} is stated as ${stated} but is ${found}`);
    output('tar', ['-xzf', tarball, '-C', folder]);
    const native = readdirSync(join(folder, 'package')).filter((file) => /\.(node|so|dylib|dll)(\.|$)/.test(file));
    const files = native.sort().map((file) => [file, sha256(join(folder, 'package', file))] as const);
    if (!native.includes('duckdb.node')) throw new Error(`${spec} has no duckdb.node`);
    return { name, integrity: stated, files: Object.fromEntries(files) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function output(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${stderr}`);
  return stdout;
}

const table = Object.fromEntries(platforms.map((platform) => [platform, pin(platform)]));
const text = `// Written by scripts/pin-duckdb.ts.

/** Version of DuckDB's Node packages. */
export const duckDbVersion = '${version}';

export interface PlatformPackage {
  readonly name: string;
  /** sha512 of its tarball. */
  readonly integrity: string;
  /** sha256 of each native file in it, hex. */
  readonly files: Readonly<Record<string, string>>;
}

/** The native package of each platform. */
export const platformPackages: Readonly<Record<string, PlatformPackage>> = ${JSON.stringify(table)};
`;
writeFileSync(target, await format(text, { ...(await resolveConfig(target)), filepath: target }));
console.log(`wrote ${target}`);
