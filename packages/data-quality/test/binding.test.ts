import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { fetchedBinding } from '../src/engines/duckdb/binding.ts';
import { refuseChanged } from '../src/engines/duckdb/integrity.ts';
import { duckDbVersion, platformPackages } from '../src/engines/duckdb/platform-packages.ts';
import { binding } from './engine-for-tests.ts';
import { destination, type Exec, host, ok, packed, pinned, runner, serves, servesPacked } from './npm-for-tests.ts';

describe('the native package', () => {
  test('is fetched once, checked, and then taken from the tool cache', async () => {
    const { world, asked, cache } = runner(servesPacked);
    const path = await fetchedBinding(world, host, pinned);
    expect(path).toBe(join(cache, duckDbVersion, 'linux-x64/duckdb.node'));
    expect(readFileSync(path, 'utf8')).toBe('native code');
    expect(asked[0]).toMatch(`npm pack @duckdb/node-bindings-linux-x64@${duckDbVersion} --pack-destination `);
    expect(world.logged[0]).toMatch(/^Fetching @duckdb\/node-bindings-linux-x64@/);
    expect(await fetchedBinding(world, host, pinned)).toBe(path);
    expect(asked).toHaveLength(1);
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
    expect(asked).toHaveLength(1);
  });

  const pinnedWith = (files: Readonly<Record<string, string>>) => ({
    'linux-x64': { ...pinned['linux-x64'], files: { ...pinned['linux-x64'].files, ...files } },
  });

  test('with a library missing from the tool cache is refused', async () => {
    const { world } = runner(servesPacked);
    await fetchedBinding(world, host, pinned);
    await expect(fetchedBinding(world, host, pinnedWith({ 'libduckdb.so': '0' }))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/libduckdb\.so cannot be read\.$/),
    });
  });

  test.each([
    [
      'another file than the pinned',
      { 'duckdb.node': 'f'.repeat(64) },
      /its sha256 is 51f92d3a[0-9a-f]{56}, not f{64}/,
    ],
    [
      'no file of a pinned name',
      { 'libduckdb.so': '0' },
      /^libduckdb\.so of .* its sha256 is that of no file, not 0\.$/,
    ],
  ])('that holds %s is refused and leaves nothing', async (_, files, message) => {
    const { world, cache } = runner(servesPacked);
    await expect(fetchedBinding(world, host, pinnedWith(files))).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(message),
    });
    expect(readdirSync(cache)).toEqual([]);
  });

  test('is taken as soon as it is whole, while npm is not done yet', async () => {
    const { world, cache } = runner(async (_, args) => {
      const path = destination(args);
      writeFileSync(path, '');
      // Pieces stay as they are for longer than it takes to look twice.
      for (let end = 40; end < packed.length + 40; end += 40) {
        await sleep(60);
        writeFileSync(path, packed.subarray(0, end));
      }
      while (!existsSync(join(cache, duckDbVersion, 'linux-x64/duckdb.node'))) await sleep(10);
      return { exitCode: 1, stdout: '', stderr: 'The list of its contents cannot be printed.' };
    });
    const path = await fetchedBinding(world, host, pinned);
    expect(readFileSync(path, 'utf8')).toBe('native code');
    expect(readdirSync(cache)).toEqual([duckDbVersion]);
  });

  test('of another hash is refused while npm is not done yet, and at its end', async () => {
    const other = Buffer.from(packed);
    other[20]! ^= 1;
    const { world, cache } = runner(async (...call) => {
      await serves(other)(...call);
      await sleep(100);
      return ok;
    });
    await expect(fetchedBinding(world, host, pinned)).rejects.toMatchObject({ code: 'conflict' });
    expect(readdirSync(cache)).toEqual([]);
  });

  test('is held against the pins where another job was first', async () => {
    const { world, cache } = runner(async (...call) => {
      const folder = join(cache, duckDbVersion, 'linux-x64');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'duckdb.node'), 'strange code');
      return servesPacked(...call);
    });
    await expect(fetchedBinding(world, host, pinned)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringMatching(/linux-x64\/duckdb\.node is not what this action was built for/),
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
  expect(() => refuseChanged(dirname(binding), platformPackages[name]!)).not.toThrow();
});
