import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { fetchedBinding } from '../src/engines/duckdb/binding.ts';
import { duckDbVersion } from '../src/engines/duckdb/platform-packages.ts';
import {
  destination,
  type Exec,
  host,
  integrityOf,
  ok,
  packed,
  pinned,
  runner,
  serves,
  servesPacked,
} from './npm-for-tests.ts';

describe('what goes wrong with fetching the engine is told with its remedy', () => {
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
      message: `The DuckDB engine could not be fetched: npm pack @duckdb/node-bindings-linux-x64@${duckDbVersion} ended with 1: code E404; 404 Not Found.`,
      hint: expect.stringContaining('engine-path'),
    });
  });

  test('npm that fails when it has written something', async () => {
    const leavesHalf: Exec = async (_, args) => {
      writeFileSync(destination(args), packed.subarray(0, 60));
      return { exitCode: 1, stdout: '', stderr: 'npm error code ENOSPC' };
    };
    expect(await wrong(leavesHalf)).toMatchObject({ code: 'unreachable', message: expect.stringContaining('ENOSPC') });
  });

  test('a pinned package that is cut short', async () => {
    const half = packed.subarray(0, 60);
    const { world, cache } = runner(serves(half));
    const bad = { 'linux-x64': { ...pinned['linux-x64'], integrity: integrityOf(half) } };
    await expect(fetchedBinding(world, host, bad)).rejects.toMatchObject({
      code: 'tool-failed',
      message: 'The DuckDB engine cannot be unpacked: unexpected end of file.',
    });
    expect(readdirSync(cache)).toEqual([]);
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
