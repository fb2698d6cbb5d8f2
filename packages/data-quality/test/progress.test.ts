import { expect, test } from '@jest/globals';
import type { Connection } from '../src/engines/duckdb/connection.ts';
import { withProgress } from '../src/engines/duckdb/progress.ts';

test('long work is told with its time, and nothing once it is over', async () => {
  const heard: string[] = [];
  const connection: Connection = {
    version: 'v1',
    scratch: '',
    query: async () => [],
    stream: async () => {},
    doing: (work) => void heard.push(work),
    close: async () => void heard.push('closed'),
  };
  let time = 0;
  let more = () => {};
  const told: string[] = [];
  const line = () => new Promise<void>((resolve) => (more = resolve));
  const telling = withProgress(connection, {
    tell(said) {
      told.push(said);
      more();
    },
    now: () => time,
    pause: 1,
  });
  telling.doing('reading d.csv');
  // An unreferenced timer alone keeps no test waiting.
  const alive = setInterval(() => {}, 1000);
  time = 12_000;
  await line();
  expect(told.at(-1)).toBe('Still reading d.csv, for 12 s so far.');
  telling.doing('checking the rules');
  time = 15_000;
  await line();
  clearInterval(alive);
  expect(told.at(-1)).toBe('Still checking the rules, for 3 s so far.');
  await telling.close();
  expect(heard).toEqual(['reading d.csv', 'checking the rules', 'closed']);
});
