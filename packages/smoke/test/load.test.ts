import { afterEach, describe, expect, test } from '@jest/globals';
import { clopperPearsonInterval } from '@tidegate/statistics';
import fc from 'fast-check';
import { checkErrorRate, checkLatency, fewestRequests, judgeShare, percentile } from '../src/checks/load.ts';
import { latencyFigure } from '../src/load/latency-figure.ts';
import { runLoad } from '../src/load/run-load.ts';
import { type Handler, doubling, type ModelServer, startModelServer } from './model-server.ts';
import { runSmoke, workspace } from './run-smoke.ts';

const upper = (bad: number, n: number) => clopperPearsonInterval(bad, n, 0.9).upper;

describe('how many requests decide', () => {
  test.each([
    [0.5, 5],
    [0.05, 59],
    [0.01, 299],
    [0.001, 2995],
  ])('a share of %d needs %i', (allowed, fewest) => {
    expect(fewestRequests(allowed)).toBe(fewest);
    expect(upper(0, fewest)).toBeLessThanOrEqual(allowed);
    expect(upper(0, fewest - 1)).toBeGreaterThan(allowed);
  });

  test.each<[string, number, number, number, 'observed' | 'proven', string]>([
    ['nothing was sent', 0, 0, 0.05, 'observed', 'inconclusive'],
    ['p99 of 20 requests, none slow', 0, 20, 0.01, 'observed', 'inconclusive'],
    ['p99 of 298', 0, 298, 0.01, 'observed', 'inconclusive'],
    ['p99 of 299', 0, 299, 0.01, 'observed', 'pass'],
    ['p99 of 299, two slow: the rank is exact', 2, 299, 0.01, 'observed', 'pass'],
    ['p99 of 299, three slow', 3, 299, 0.01, 'observed', 'fail'],
    ['p99 of 299, two slow, proof asked', 2, 299, 0.01, 'proven', 'inconclusive'],
    ['few, and all of them slow', 5, 5, 0.05, 'observed', 'fail'],
    ['few, one slow', 1, 20, 0.05, 'observed', 'inconclusive'],
    ['0.05 of 100 is five, whatever binary says', 5, 100, 0.05, 'observed', 'pass'],
    ['six of a hundred', 6, 100, 0.05, 'observed', 'fail'],
    ['six of a hundred prove nothing', 6, 100, 0.05, 'proven', 'inconclusive'],
    ['none of 59 prove it', 0, 59, 0.05, 'proven', 'pass'],
    ['zero allowed, one bad', 1, 1000, 0, 'observed', 'fail'],
    ['zero allowed, none bad, however few', 0, 1, 0, 'observed', 'pass'],
  ])('%s', (_, bad, n, allowed, bounds, verdict) => {
    expect(judgeShare(bad, n, allowed, bounds)).toBe(verdict);
  });

  const cases = fc.record({
    n: fc.integer({ min: 1, max: 2000 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    allowed: fc.constantFrom(0.001, 0.01, 0.02, 0.05, 0.1, 0.5),
  });

  test('laws: worse never turns out better, and a proof is also an observation', () => {
    const rank = { pass: 0, inconclusive: 1, fail: 2 };
    fc.assert(
      fc.property(cases, ({ n, share, allowed }) => {
        const bad = Math.floor(share * (n - 1));
        for (const bounds of ['observed', 'proven'] as const) {
          const [now, worse] = [bad, bad + 1].map((count) => rank[judgeShare(count, n, allowed, bounds)]);
          if (worse! < now!) return false;
        }
        return judgeShare(bad, n, allowed, 'proven') !== 'pass' || judgeShare(bad, n, allowed, 'observed') === 'pass';
      }),
      { numRuns: 200 },
    );
  });

  test('law: the observed percentile meets its bound exactly when the check says so', () => {
    const latencies = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 299, maxLength: 320 });
    fc.assert(
      fc.property(latencies, fc.integer({ min: 1, max: 50 }), (list, max) => {
        const sorted = list.toSorted((a, b) => a - b);
        const check = checkLatency(99, max, { latencies: sorted, failed: 0 }, 'observed');
        return (check.verdict === 'pass') === percentile(sorted, 0.99)! <= max;
      }),
      { numRuns: 100 },
    );
  });
});

describe('percentiles', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
  test.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
  ])('of 1..100, p = %d is %i', (p, value) => expect(percentile(hundred, p)).toBe(value));
  test('of nothing there is none', () => expect(percentile([], 0.5)).toBeUndefined());
  test('of twenty, p95 is the nineteenth', () => expect(percentile(hundred.slice(0, 20), 0.95)).toBe(19));
  test('a request that failed is slower than any bound', () => {
    const measured = { latencies: new Array<number>(90).fill(1), failed: 10 };
    expect(checkLatency(95, 1000, measured, 'observed')).toMatchObject({ verdict: 'fail', values: { slower: 10 } });
    expect(checkLatency(95, 1000, { latencies: [], failed: 10 }, 'observed').verdict).toBe('fail');
  });
  test('with no errors allowed a single one decides', () => {
    expect(checkErrorRate(0, { latencies: [1], failed: 0 }, 'observed').verdict).toBe('pass');
    expect(checkErrorRate(0, { latencies: new Array<number>(999).fill(1), failed: 1 }, 'observed').verdict).toBe(
      'fail',
    );
  });
});

/** Time that only passes when somebody waits: a server of one request at a time, that stalls once. */
function simulation(serviceMs: (index: number) => number) {
  let now = 0;
  let free = 0;
  const waiting: { at: number; wake: () => void }[] = [];
  const sleep = (ms: number) => new Promise<void>((wake) => void waiting.push({ at: now + ms, wake }));
  const settle = () => new Promise<void>((done) => setImmediate(done));
  return {
    now: () => now,
    sleep,
    async send(index: number) {
      const begin = Math.max(now, free);
      free = begin + serviceMs(index);
      await sleep(free - now);
    },
    async until(finished: Promise<unknown>) {
      let over = false;
      void finished.then(() => (over = true));
      for (await settle(); !over; await settle()) {
        waiting.sort((a, b) => a.at - b.at);
        const next = waiting.shift();
        if (!next) continue;
        now = next.at;
        next.wake();
      }
    },
  };
}

describe('the loop', () => {
  // 1 ms each, but request 100 takes a second; with 100 requests per second.
  const stall = (index: number) => (index === 100 ? 1000 : 1);
  async function latencies(rate: number | undefined, concurrency = 4): Promise<number[]> {
    const world = simulation(stall);
    const plan = { requests: 400, concurrency, rate };
    const load = runLoad(plan, (index) => world.send(index), { now: world.now, sleep: world.sleep });
    await world.until(load);
    return (await load).done.map(({ latencyMs }) => latencyMs).sort((a, b) => a - b);
  }

  test('open: a stall of a second is felt by everyone who was due in it', async () => {
    const sorted = await latencies(100);
    expect(sorted).toHaveLength(400);
    // Due every 10 ms and served by 1 ms each afterwards: 1000, 991, 982, ... until the queue is empty.
    expect(sorted.filter((ms) => ms > 1.001)).toHaveLength(111);
    expect(sorted.at(-1)).toBeCloseTo(1000, 6);
    expect(percentile(sorted, 0.95)).toBeGreaterThan(800);
  });

  test('closed: the same stall is felt by those who are under way, and by no one else', async () => {
    const sorted = await latencies(undefined);
    expect(sorted.filter((ms) => ms > 100)).toHaveLength(4);
    expect(percentile(sorted, 0.95)).toBeLessThan(10);
  });

  test('no more than `concurrency` are under way, and each index is sent once', async () => {
    let under = 0;
    let most = 0;
    const seen: number[] = [];
    await runLoad(
      { requests: 50, concurrency: 7, rate: undefined },
      async (index) => {
        most = Math.max(most, ++under);
        seen.push(index);
        await new Promise((done) => setImmediate(done));
        under--;
      },
      { now: () => performance.now(), sleep: async () => {} },
    );
    expect(most).toBe(7);
    expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
  });

  test('a cancelled job stops it', async () => {
    const controller = new AbortController();
    const send = async (index: number) => void (index === 9 && controller.abort());
    const { done } = await runLoad(
      { requests: 1000, concurrency: 1, rate: undefined },
      send,
      { now: () => 0, sleep: async () => {} },
      controller.signal,
    );
    expect(done).toHaveLength(10);
  });
});

describe('under load', () => {
  let server: ModelServer;
  afterEach(() => server.close());
  const everyFifth = (broken: Handler): Handler => {
    let asked = 0;
    return (ask) => (ask.path === '/predict' && ++asked % 5 === 0 ? broken(ask) : doubling(ask));
  };

  test.each<[string, Handler, RegExp]>([
    ['500', ({ json }) => json({}, 500), /answered 500/],
    ['an error with status 200', ({ json }) => json({ error: 'overloaded' }), /tells an error/],
    ['a null', ({ json }) => json({ predictions: [null] }), /is null/],
    [
      'another answer than before',
      ({ json }) => json({ predictions: [3.25] }),
      /under load .* prediction 1 is 3.25 where 3/,
    ],
    ['an answer out of range', ({ json }) => json({ predictions: [-3] }), /under load .* value 1 is -3/],
    ['a page', ({ response }) => void response.end('<html>'), /HTML/],
    ['a connection closed without an answer', ({ socket }) => void socket.end(), /cut/],
    ['a connection that is cut', ({ socket }) => void socket.destroy(), /cut/],
  ])('every fifth is %s', async (_, broken, reason) => {
    server = await startModelServer(everyFifth(broken));
    const folder = workspace({ 'known.json': '[3]' });
    const expectation = '{ min: 0, answers: known.json }';
    const inputs = { url: server.url, requests: '100', 'max-error-rate': '10%', expect: expectation };
    const run = await runSmoke(inputs, { folder });
    expect(run.by['load.error-rate']).toMatchObject({ verdict: 'fail', observed: 0.2, sizes: { requests: 100 } });
    expect(run.by['load.error-rate']!.reason).toMatch(reason);
    expect(run.outputs).toMatchObject({ 'error-rate': 0.2, requests: 100 });
  });

  test('a server that closes after each answer loses no request', async () => {
    server = await startModelServer((ask) => {
      ask.response.setHeader('connection', 'close');
      return doubling(ask);
    });
    const run = await runSmoke({ url: server.url, requests: '60', 'max-p95-ms': '60000' });
    expect(run).toMatchObject({ verdict: 'pass', outputs: { 'error-rate': 0, requests: 60 } });
  });

  test('a job that is cancelled meanwhile is told as that', async () => {
    const controller = new AbortController();
    let asked = 0;
    server = await startModelServer((ask) => {
      if (ask.path === '/predict' && ++asked === 20) controller.abort();
      return doubling(ask);
    });
    const inputs = { url: server.url, requests: '1000', 'write-baseline': 'kept.json' };
    const run = await runSmoke(inputs, { world: { signal: controller.signal } });
    expect(run).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/^The job was cancelled/) as unknown,
    });
    expect(run.outputs['requests']).toBeLessThan(30);
    expect(run.facts).not.toHaveProperty('baseline written');
  });

  test('few requests: what they cannot tell is left empty and decides nothing', async () => {
    server = await startModelServer(doubling);
    const run = await runSmoke({ url: server.url, requests: '20', 'max-p99-ms': '60000', 'max-p95-ms': '0' });
    expect(run.outputs['p99-ms']).toBeUndefined();
    expect(run.outputs['p95-ms']).toBeGreaterThan(0);
    expect(run.facts!['p99']).toBe('not decided by 20 requests');
    expect(run.by['load.p99']!.verdict).toBe('inconclusive');
    expect(run.by['load.p99']!.reason).toMatch(/^p99 is not decided by 20 requests, at least 299 are needed/);
    // All twenty took longer than nothing: that is certain.
    expect(run.by['load.p95']!.verdict).toBe('fail');
  });
});

describe('the figure', () => {
  test.each([[[5]], [[0, 0, 0]], [[1, 1, 1, 1000]], [Array.from({ length: 500 }, (_, i) => i / 7)]])(
    'all shares of %j add up to one',
    (sorted) => {
      const figure = latencyFigure(sorted);
      if (figure?.kind !== 'histogram' || !('edges' in figure.bins)) throw new Error('no histogram');
      const { edges } = figure.bins;
      expect(edges.every((edge, i) => i === 0 || edge > edges[i - 1]!)).toBe(true);
      expect(figure.series[0]!.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    },
  );
  test('of nothing there is none', () => expect(latencyFigure([])).toBeUndefined());
});
