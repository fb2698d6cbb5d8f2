import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fetchedBinding } from '../src/engines/duckdb/binding.ts';
import { refuseChanged } from '../src/engines/duckdb/integrity.ts';
import { duckDbVersion, platformPackages } from '../src/engines/duckdb/platform-packages.ts';
import { binding, folder, worldIn } from './engine-for-tests.ts';

type Exec = ReturnType<typeof worldIn>['exec'];
const host = { platform: 'linux-x64', node: join(tmpdir(), 'no-such-node/bin/node') };
const ok = { exitCode: 0, stdout: '', stderr: '' };

/** A package tarball as npm packs one, and its integrity. */
function tarball(): { path: string; integrity: string } {
  const home = mkdtempSync(join(tmpdir(), 'tidegate-pack-'));
  mkdirSync(join(home, 'package'));
  writeFileSync(join(home, 'package/duckdb.node'), 'native code');
  execFileSync('tar', ['-czf', 'p.tgz', 'package'], { cwd: home });
  const path = join(home, 'p.tgz');
  return { path, integrity: `sha512-${createHash('sha512').update(readFileSync(path)).digest('base64')}` };
}

function runner(npm: Exec) {
  const workspace = folder({});
  const asked: string[] = [];
  const exec: Exec = async (command, args, options) => {
    asked.push([command, ...args].join(' '));
    if (command !== 'tar') return npm(command, args, options);
    execFileSync('tar', [...args], { cwd: options!.cwd });
    return ok;
  };
  return { world: { ...worldIn(workspace), exec }, asked, cache: join(workspace, '.tools/tidegate-duckdb') };
}

const packed = tarball();
const pinned = {
  'linux-x64': {
    name: '@duckdb/node-bindings-linux-x64',
    integrity: packed.integrity,
    // printf 'native code' | sha256sum
    files: { 'duckdb.node': '51f92d3ac859d2c5a45ad79886cfdeb647bdd00420acbc2408ffd6c082c26e4b' },
  },
};
const servesPacked: Exec = async (_, args) => {
  copyFileSync(packed.path, join(args[args.indexOf('--pack-destination') + 1]!, 'p.tgz'));
  return ok;
};

describe('the native package', () => {
  test('is fetched once, checked, and then taken from the tool cache', async () => {
    const { world, asked, cache } = runner(servesPacked);
    const path = await fetchedBinding(world, host, pinned);
    expect(path).toBe(join(cache, duckDbVersion, 'linux-x64/duckdb.node'));
    expect(readFileSync(path, 'utf8')).toBe('native code');
    expect(asked[0]).toMatch(`npm pack @duckdb/node-bindings-linux-x64@${duckDbVersion} --pack-destination `);
    expect(world.logged[0]).toMatch(/^Fetching @duckdb\/node-bindings-linux-x64@/);
    expect(await fetchedBinding(world, host, pinned)).toBe(path);
    expect(asked).toHaveLength(2);
    expect(readdirSync(cache)).toEqual([duckDbVersion]);
  });

  test('of another hash is refused and leaves nothing', async () => {
    const { world, cache } = runner(servesPacked);
    await expect(fetchedBinding(world, host, platformPackages)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('is not the package this action was built for: its sha512 is'),
    });
    expect(readdirSync(cache)).toEqual([]);
  });

  test.each([
    [
      'changed',
      (path: string) => writeFileSync(path, 'native cods'),
      /duckdb\.node is not what this action was built for: its sha256 is [0-9a-f]{64}, not /,
    ],
    ['cut short', (path: string) => writeFileSync(path, 'native'), /is not what this action was built for/],
    ['emptied', (path: string) => writeFileSync(path, ''), /is not what this action was built for/],
  ])('%s in the tool cache is refused, whoever changed it', async (_, change, message) => {
    const { world, asked } = runner(servesPacked);
    change(await fetchedBinding(world, host, pinned));
    await expect(fetchedBinding(world, host, pinned)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/then remove .*linux-x64: the next run fetches it again\.$/),
    });
    expect(asked).toHaveLength(2);
  });

  test('with a library missing from the tool cache is refused', async () => {
    const { world } = runner(servesPacked);
    const two = {
      'linux-x64': { ...pinned['linux-x64'], files: { ...pinned['linux-x64'].files, 'libduckdb.so': '0' } },
    };
    await expect(fetchedBinding(world, host, two)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/libduckdb\.so cannot be read\.$/),
    });
  });

  test('fetched by two jobs at once is whole for both', async () => {
    const arrivals: (() => void)[] = [];
    const bothAreThere: Exec = async (...call) => {
      await new Promise<void>((resolve) => {
        arrivals.push(resolve);
        if (arrivals.length === 2) for (const go of arrivals) go();
      });
      return servesPacked(...call);
    };
    const { world, cache } = runner(bothAreThere);
    const [one, two] = await Promise.all([fetchedBinding(world, host, pinned), fetchedBinding(world, host, pinned)]);
    expect(one).toBe(two);
    expect(readFileSync(one, 'utf8')).toBe('native code');
    expect(readdirSync(cache)).toEqual([duckDbVersion]);
  });

  test('goes to the temp folder where the tool cache cannot be written', async () => {
    const { world } = runner(servesPacked);
    const workspace = world.path('.');
    writeFileSync(join(workspace, 'a-file'), '');
    const blocked = { ...world, run: { ...world.run, toolCache: join(workspace, 'a-file') } };
    expect(await fetchedBinding(blocked, host, pinned)).toBe(
      join(world.run.temp, 'tidegate-duckdb', duckDbVersion, 'linux-x64/duckdb.node'),
    );
  });
});

describe('what goes wrong is told with its remedy', () => {
  const wrong = async (npm: Exec, on = host) => {
    const { world, cache } = runner(npm);
    const error: unknown = await fetchedBinding(world, on, pinned).catch((thrown: unknown) => thrown);
    expect(existsSync(cache) ? readdirSync(cache) : []).toEqual([]);
    return error;
  };

  test('no npm', async () => {
    expect(await wrong(async () => Promise.reject(new Error('Unable to locate executable file: npm')))).toMatchObject({
      code: 'not-found',
      message: 'The DuckDB engine could not be fetched: this runner has no npm.',
      hint: expect.stringContaining('engine-path'),
    });
  });

  test('npm that fails', async () => {
    expect(
      await wrong(async () => ({ exitCode: 1, stdout: '', stderr: 'npm error code E404\nnpm error 404 Not Found\n' })),
    ).toMatchObject({
      code: 'unreachable',
      message: `The DuckDB engine could not be fetched: npm pack @duckdb/node-bindings-linux-x64@${duckDbVersion} ended with 1: npm error code E404 npm error 404 Not Found.`,
      hint: expect.stringContaining('engine-path'),
    });
  });

  test('no tar, or a package that is no tarball', async () => {
    const { world } = runner(servesPacked);
    const exec: Exec = async (command, ...rest) =>
      command === 'tar'
        ? Promise.reject(new Error('Unable to locate executable file: tar'))
        : world.exec(command, ...rest);
    await expect(fetchedBinding({ ...world, exec }, host, pinned)).rejects.toMatchObject({
      code: 'tool-failed',
      message: 'tar could not unpack p.tgz: Error: Unable to locate executable file: tar.',
    });
  });

  test('npm that leaves nothing', async () => {
    expect(await wrong(async () => ok)).toMatchObject({ code: 'tool-failed' });
  });

  test('a platform DuckDB is not built for', async () => {
    expect(await wrong(servesPacked, { ...host, platform: 'aix-ppc64' })).toMatchObject({
      code: 'unsupported',
      message: 'There is no DuckDB engine for aix-ppc64.',
    });
  });
});

test('eight platforms are pinned', () => {
  expect(Object.keys(platformPackages)).toHaveLength(8);
  for (const { name, integrity, files } of Object.values(platformPackages)) {
    expect(Object.keys(files)).toContain('duckdb.node');
    for (const sha256 of Object.values(files)) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(name).toMatch(/^@duckdb\/node-bindings-/);
    expect(Buffer.from(integrity.replace('sha512-', ''), 'base64')).toHaveLength(64);
  }
});

test('the package that npm installed here is the pinned one', async () => {
  const name = `${process.platform}-${process.arch}`;
  await expect(refuseChanged(dirname(binding), platformPackages[name]!)).resolves.toBeUndefined();
});
