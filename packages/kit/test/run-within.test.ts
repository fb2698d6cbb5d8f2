import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { runWithin } from '../src/run-within.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-run-'));

test('gives output and exit code of a program that ends in time', async () => {
  const words = ['-c', 'cat; echo told >&2; echo $GREETING; exit 3'];
  const options = { timeoutMs: 30_000, input: 'given\n', env: { GREETING: 'hello', PATH: process.env['PATH']! } };
  expect(await runWithin('sh', words, options)).toEqual({ exitCode: 3, stdout: 'given\nhello\n', stderr: 'told\n' });
});

test('a program that is late is ended with what it started, and does nothing afterwards', async () => {
  const late = join(folder, 'late');
  const running = runWithin('sh', ['-c', `sh -c 'sleep 1; touch ${late}' & wait`], { timeoutMs: 100 });
  await expect(running).rejects.toMatchObject({ code: 'timeout' });
  await sleep(1500);
  expect(existsSync(late)).toBe(false);
});

test('a program that does not heed is killed', async () => {
  const deaf = ['-c', `trap '' TERM; while :; do sleep 0.1; done`];
  await expect(runWithin('sh', deaf, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'timeout' });
});

test('a program that is not there', async () => {
  await expect(runWithin('/no/such/program', [], { timeoutMs: 1000 })).rejects.toThrow(/ENOENT/);
});
