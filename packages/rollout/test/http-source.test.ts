import { afterEach, describe, expect, test } from '@jest/globals';
import { at, metricsServer, open } from './metrics-server.ts';

const { serve, close } = metricsServer();
afterEach(close);

describe('http', () => {
  const read = async (body: string, more: Record<string, unknown> = {}) =>
    open({ source: 'http', url: await serve(() => body), ...more }).read(at);

  test('the plain form, and paths of your own', async () => {
    const counts = { stable: { requests: 9, errors: 1 }, candidate: { requests: 3, errors: 0 } };
    expect(await read(JSON.stringify(counts))).toEqual(counts);
    const own = { v: { old: { n: 9, bad: 1 }, new: { n: 3, bad: 0 } } };
    const paths = {
      stable: { requests: 'v.old.n', errors: 'v.old.bad' },
      candidate: { requests: 'v.new.n', errors: 'v.new.bad' },
    };
    expect(await read(JSON.stringify(own), paths)).toEqual(counts);
  });

  test.each([
    ['{"stable":{"requests":9},"candidate":{"requests":3,"errors":0}}', 'empty'],
    ['{"stable":{"requests":"9","errors":0}}', 'not-a-count'],
    ['{"stable":{"requests":null,"errors":0}}', 'not-a-count'],
    ['{"stable":{"requests":9.5,"errors":0}}', 'not-a-count'],
    ['{"stable":{"requests":1,"errors":2}}', 'not-a-count'],
    ['', 'malformed'],
  ])('%s is trouble by name', async (body, trouble) => {
    await expect(read(body)).rejects.toMatchObject({ trouble });
  });
});
