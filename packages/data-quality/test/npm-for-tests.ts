import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folder, worldIn } from './engine-for-tests.ts';

export type Exec = ReturnType<typeof worldIn>['exec'];
export const host = { platform: 'linux-x64', node: join(tmpdir(), 'no-such-node/bin/node') };
export const ok = { exitCode: 0, stdout: '', stderr: '' };

/** A package as npm packs one. */
function tarball(): Buffer {
  const home = mkdtempSync(join(tmpdir(), 'tidegate-pack-'));
  mkdirSync(join(home, 'package'));
  writeFileSync(join(home, 'package/duckdb.node'), 'native code');
  execFileSync('tar', ['-czf', 'p.tgz', 'package'], { cwd: home });
  return readFileSync(join(home, 'p.tgz'));
}

export function integrityOf(bytes: Buffer): string {
  return `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
}

export function runner(npm: Exec) {
  const workspace = folder({});
  const asked: string[] = [];
  const exec: Exec = async (command, args, options) => {
    asked.push([command, ...args].join(' '));
    return npm(command, args, options);
  };
  return { world: { ...worldIn(workspace), exec }, asked, cache: join(workspace, '.tools/tidegate-duckdb') };
}

export const packed = tarball();
export const pinned = {
  'linux-x64': {
    name: '@duckdb/node-bindings-linux-x64',
    integrity: integrityOf(packed),
    // printf 'native code' | sha256sum
    files: { 'duckdb.node': '51f92d3ac859d2c5a45ad79886cfdeb647bdd00420acbc2408ffd6c082c26e4b' },
  },
};
export const destination = (args: readonly string[]) => join(args[args.indexOf('--pack-destination') + 1]!, 'p.tgz');
export const serves =
  (bytes: Buffer): Exec =>
  async (_, args) => {
    writeFileSync(destination(args), bytes);
    return ok;
  };
export const servesPacked = serves(packed);
