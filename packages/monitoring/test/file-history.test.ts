import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { fileHistory } from '../src/history/file.ts';
import { historyContract, keep, reach } from './history-contract.ts';
import { row } from './made.ts';

jest.setTimeout(120_000);

const clock = { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) };
const newPath = () => join(mkdtempSync(join(tmpdir(), 'tidegate-history-')), 'deep', 'history.jsonl');
const open = (path: string) => fileHistory(path, 'file history.jsonl', clock);
const lines = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1);

describe('a file keeps a history', () => {
  historyContract(async () => {
    const path = newPath();
    return async () => open(path);
  });
});

describe('a file that was left in disorder', () => {
  async function kept(): Promise<string> {
    const path = newPath();
    for (const at of [0, 1, 2]) await open(path).record([keep(row({ at }))], reach);
    return path;
  }

  test.each([1, 2, 100, 400])('half a line of %d characters, left by a run that was killed, goes', async (bytes) => {
    const path = await kept();
    const size = readFileSync(path).length;
    truncateSync(path, size - lines(path).at(-1)!.length - 1 + bytes);
    await open(path).record([keep(row({ at: 3 }))], reach);
    expect(lines(path)).toHaveLength(3);
    expect((await open(path).read('flights', reach)).map(({ run_number }) => run_number)).toEqual([1, 2, 3]);
  });

  test('a whole line without its end stays', async () => {
    const path = await kept();
    truncateSync(path, readFileSync(path).length - 1);
    await open(path).record([keep(row({ at: 3 }))], reach);
    expect(lines(path)).toHaveLength(4);
  });

  test.each(['{"model_name":"flights"}', '"flights" is not a row', '{"model_name":"flights","drift_score":NaN}'])(
    'a line that is no row is an error and never skipped: %s',
    async (line) => {
      const path = await kept();
      appendFileSync(path, `${line}\n`);
      await expect(open(path).read('flights', reach)).rejects.toMatchObject({
        code: 'unreadable',
        message: expect.stringContaining('file history.jsonl'),
      });
    },
  );

  test('the lock of a process that is gone, or of nobody, is taken over', async () => {
    const path = await kept();
    writeFileSync(
      `${path}.lock`,
      JSON.stringify({ id: 'x', pid: 2 ** 22 + 1, host: (await import('node:os')).hostname() }),
    );
    await open(path).record([keep(row({ at: 3 }))], reach);
    writeFileSync(`${path}.lock`, JSON.stringify({ id: 'x', pid: 1, host: 'another host' }));
    utimesSync(`${path}.lock`, new Date(0), new Date(0));
    await open(path).record([keep(row({ at: 4 }))], reach);
    expect(lines(path)).toHaveLength(5);
  });

  test('a lock that is held is waited for, and told when it stays', async () => {
    const path = await kept();
    writeFileSync(
      `${path}.lock`,
      JSON.stringify({ id: 'x', pid: process.pid, host: (await import('node:os')).hostname() }),
    );
    let now = 0;
    const impatient = { now: () => now, sleep: async (ms: number) => void (now += ms * 100) };
    const history = fileHistory(path, 'file history.jsonl', impatient);
    await expect(history.record([keep(row({ at: 3 }))], reach)).rejects.toMatchObject({ code: 'timeout' });
    expect(lines(path)).toHaveLength(3);
  });

  test('a folder in its place is told by its name', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tidegate-history-'));
    await expect(open(folder).read('flights', reach)).rejects.toMatchObject({ code: 'unreadable' });
  });
});

test('processes that write at once, some killed at any moment, lose no row that was told as recorded', async () => {
  const path = newPath();
  const writer = (name: string, killAfter?: number) =>
    new Promise<string[]>((done) => {
      const child = spawn(
        process.execPath,
        ['--disable-warning=ExperimentalWarning', resolve(import.meta.dirname, 'history-writer.ts')],
        {
          env: { ...process.env, HISTORY: path, NAME: name, RUNS: '25' },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      let told = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        told += text;
        if (killAfter !== undefined && told.split('\n').length > killAfter) child.kill('SIGKILL');
      });
      child.on('close', () => done(told.split('\n').slice(0, -1)));
    });
  const told = await Promise.all([writer('a'), writer('b'), writer('c', 5), writer('d', 12), writer('e')]);
  const rows = await open(path).read('flights', { rows: 1000, since: 0 });
  const keys = rows.map(({ run_key }) => run_key);
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of told.flat()) expect(keys).toContain(key);
  expect(told[0]).toHaveLength(25);
  // Each was decided with all the others before it in sight.
  expect(rows.map(({ run_number }) => run_number).sort((a, b) => a - b)).toEqual(keys.map((_, i) => i + 1));
});
