import { describe, expect, test } from '@jest/globals';
import { binomialPmf } from '@tidegate/statistics';
import {
  lnAbove,
  lnBelow,
  requestsToProve,
  startLimit,
  updateLimit,
  type LimitEvidence,
} from '../src/judgement/share-limit.ts';
import { seeded } from './fake-world.ts';

const limit = 0.05;
const play = (looks: readonly (readonly [number, number])[]) =>
  looks.reduce<LimitEvidence>((state, [requests, errors]) => updateLimit(state, requests, errors, limit), startLimit());

describe('the absolute limit', () => {
  // Exact expectation over every outcome of a look: an e-process bets fairly at the limit itself, and at a loss on its right side.
  const expectation = (state: LimitEvidence, n: number, p: number, ln: (state: LimitEvidence) => number) => {
    let sum = 0;
    for (let k = 0; k <= n; k++)
      sum += binomialPmf(k, n, p) * Math.exp(ln(updateLimit(state, n, k, limit)) - ln(state));
    return sum;
  };

  test.each([
    [1, []],
    [20, []],
    [
      7,
      [
        [10, 0],
        [5, 2],
      ] as const,
    ],
    [
      50,
      [
        [100, 9],
        [1, 1],
        [30, 0],
      ] as const,
    ],
  ])('at the limit a look of %d requests is a fair bet', (n, before) => {
    const state = play(before);
    expect(expectation(state, n, limit, lnAbove)).toBeCloseTo(1, 9);
    expect(expectation(state, n, limit, lnBelow)).toBeCloseTo(1, 9);
    expect(expectation(state, n, 0.01, lnAbove)).toBeLessThan(1);
    expect(expectation(state, n, 0.2, lnBelow)).toBeLessThan(1);
  });

  test('a candidate at the limit is rolled back in at most one of a hundred rollouts', () => {
    const random = seeded(7);
    let crossed = 0;
    for (let rollout = 0; rollout < 1000; rollout++) {
      let state = startLimit();
      for (let look = 0; look < 60; look++) {
        let errors = 0;
        for (let i = 0; i < 20; i++) if (random() < limit) errors++;
        state = updateLimit(state, 20, errors, limit);
        if (lnAbove(state) < Math.log(100)) continue;
        crossed++;
        break;
      }
    }
    expect(crossed).toBeLessThanOrEqual(10);
  });

  test('one early error decides nothing; thirty requests with nine errors do', () => {
    expect(lnAbove(play([[3, 1]]))).toBeLessThan(Math.log(100));
    expect(
      lnAbove(
        play([
          [10, 3],
          [10, 3],
          [10, 3],
        ]),
      ),
    ).toBeGreaterThan(Math.log(100));
  });

  test('hours of good requests do not hide a candidate that breaks', () => {
    const good = Array.from({ length: 400 }, () => [100, 1] as const);
    const broken = Array.from({ length: 2 }, () => [100, 30] as const);
    expect(lnAbove(play(good))).toBeLessThan(1);
    expect(lnAbove(play([...good, ...broken]))).toBeGreaterThan(Math.log(100));
  });

  test('looks without requests change nothing, and an error counted before its request is not lost', () => {
    const state = play([[40, 1]]);
    expect(updateLimit(state, 0, 0, limit)).toBe(state);
    expect(lnAbove(updateLimit(state, 0, 1, limit))).toBeGreaterThan(lnAbove(state));
  });

  test('the forecast is the number of requests that proves it', () => {
    const needed = requestsToProve(limit, 0, 0.05);
    expect(lnBelow(play([[needed, 0]]))).toBeGreaterThanOrEqual(Math.log(20));
    expect(lnBelow(play([[Math.floor(needed * 0.8), 0]]))).toBeLessThan(Math.log(20));
    expect(requestsToProve(limit, 0.02, 0.05)).toBeGreaterThan(needed);
    expect(requestsToProve(limit, limit, 0.05)).toBe(Infinity);
  });
});
