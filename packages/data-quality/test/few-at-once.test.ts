import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { fewAtOnce } from '../src/few-at-once.ts';
import { remembered } from '../src/remembered.ts';

test.each([1, 2, 3, 99])('results come in the order of the items, %s under way at most', async (atOnce) => {
  let underWay = 0;
  let most = 0;
  const results = await fewAtOnce([5, 1, 4, 0, 3], atOnce, async (item, index) => {
    most = Math.max(most, ++underWay);
    await sleep(item);
    underWay--;
    return [item, index];
  });
  expect(results).toEqual([
    [5, 0],
    [1, 1],
    [4, 2],
    [0, 3],
    [3, 4],
  ]);
  expect(most).toBe(Math.min(atOnce, 5));
});

test('nothing to do is done', async () => {
  expect(await fewAtOnce([], 2, () => Promise.reject(new Error('asked')))).toEqual([]);
});

test('the first failure is thrown once what is under way has ended, and nothing is begun after it', async () => {
  const ended: number[] = [];
  const work = fewAtOnce([0, 1, 2, 3], 2, async (item) => {
    await sleep(item === 0 ? 20 : 1);
    ended.push(item);
    if (item < 2) throw new Error(`item ${item}`);
  });
  await expect(work).rejects.toThrow('item 1');
  expect(ended).toEqual([1, 0]);
});

test('a question asked again while it is being answered is asked once; one that failed, or has several rows, each time', async () => {
  const asked: string[] = [];
  const query = remembered(async (sql) => {
    asked.push(sql);
    await sleep(1);
    if (sql === 'fails') throw new Error('no answer');
    return sql === 'many' ? [{ n: 1 }, { n: 2 }] : [{ n: 1 }];
  });
  expect(await Promise.all([query('one'), query('one')])).toEqual([[{ n: 1 }], [{ n: 1 }]]);
  await query('one');
  await query('many');
  await query('many');
  await expect(query('fails')).rejects.toThrow('no answer');
  await expect(query('fails')).rejects.toThrow('no answer');
  expect(asked).toEqual(['one', 'many', 'many', 'fails', 'fails']);
});
