import { describe, expect, test } from '@jest/globals';
import { errorEvents } from '../src/judgement/error-events.ts';
import { lnNotWorse, lnWorse } from '../src/judgement/errors.ts';
import { onlyErrors } from '../src/judgement/guardrails.ts';
import { checkPlan } from '../src/plan.ts';
import { planFor } from './fake-plan.ts';
import { repeated, ruling, watch, watchedState } from './watching.ts';

const plan = planFor({ maxErrorRate: 0.5 });
const worse = { stable: { requests: 900, errors: 9 }, candidate: { requests: 100, errors: 5 } };
const same = { stable: { requests: 900, errors: 9 }, candidate: { requests: 100, errors: 1 } };
const clustered = errorEvents('clustered', undefined);
const divided = { clusterSize: 4, told: 'four at a time' };

describe('how errors come', () => {
  const steady = Array.from({ length: 200 }, (_, i) => [0, 1, 2][i % 3]!);

  test('is measured, said, or not known', () => {
    expect(errorEvents('measured', steady)).toMatchObject({ clusterSize: 1 });
    expect(
      errorEvents(
        'measured',
        steady.map((n, i) => (i % 4 === 0 ? 6 * n : 0)),
      ).clusterSize,
    ).toBeGreaterThan(5);
    expect(errorEvents('independent', undefined).clusterSize).toBe(1);
    for (const [history, told] of [
      [undefined, /no history/],
      ['stale: no sample', /cannot be read \(stale: no sample\)/],
      [steady.slice(0, 100), /100 minutes with about 99 incidents .* too few/],
      [steady.map(() => 0), /200 minutes with about 0 incidents/],
    ] as const) {
      expect(errorEvents('measured', history)).toMatchObject({ clusterSize: null, told: expect.stringMatching(told) as unknown }); // prettier-ignore
    }
    expect(clustered.clusterSize).toBeNull();
  });

  test('evidence is divided by the size of a cluster, both ways', () => {
    const [one, four] = [
      watch(plan, repeated(10, worse)),
      watch(plan, repeated(10, worse), watchedState(plan, divided)),
    ];
    expect(lnWorse(plan, one.evidence)).toBeGreaterThan(3 * lnWorse(plan, four.evidence));
    expect(lnWorse(plan, four.evidence)).toBeGreaterThan(0);
    const [good, fewer] = [
      watch(plan, repeated(20, same)),
      watch(plan, repeated(20, same), watchedState(plan, divided)),
    ];
    expect(lnNotWorse(good.evidence)).toBeGreaterThan(2 * lnNotWorse(fewer.evidence));
  });

  test('where it is not known blocks decide: one bad minute does not, many do', () => {
    const start = watchedState(plan, clustered);
    const burst = { stable: { requests: 900, errors: 0 }, candidate: { requests: 100, errors: 40 } };
    expect(ruling(plan, watch(plan, [burst], start))).toBeUndefined();
    expect(ruling(plan, watch(plan, [burst]))).toMatch(/fails more often than stable/);
    expect(ruling(plan, watch(plan, repeated(20, worse), start))).toMatch(/fails more often than stable/);
    expect(lnNotWorse(watch(plan, repeated(200, same), start).evidence)).toBeGreaterThan(3);
    expect(lnNotWorse(watch(plan, repeated(200, worse), start).evidence)).toBeLessThan(0);
  });

  test('strict: the block bet must say so too', () => {
    const strict = planFor({ maxErrorRate: 0.5, guardrails: { ...onlyErrors, strict: true } });
    const burst = { stable: { requests: 900, errors: 0 }, candidate: { requests: 100, errors: 40 } };
    expect(ruling(strict, watch(strict, [burst]))).toBeUndefined();
    expect(ruling(strict, watch(strict, repeated(20, worse)))).toMatch(/fails more often than stable/);
  });

  test('boost decides no later, and holds only for independent errors', () => {
    const boosted = planFor({ maxErrorRate: 0.5, guardrails: { ...onlyErrors, boost: true } });
    for (let looks = 1; looks < 8; looks += 1) {
      const plain = lnWorse(plan, watch(plan, repeated(looks, worse)).evidence);
      expect(lnWorse(boosted, watch(boosted, repeated(looks, worse)).evidence)).toBeGreaterThanOrEqual(Math.min(plain, Math.log(100)) - 1e-12); // prettier-ignore
    }
    expect(() => checkPlan({ ...boosted, errors: 'measured' })).toThrow('boost');
    expect(() => checkPlan({ ...boosted, toleratedRatio: 2 })).toThrow('boost');
    expect(checkPlan(boosted)).toBe(boosted);
  });
});

test('the first look of a step compares nothing: part of it came under the weights before', () => {
  const start = watch(plan, [same]);
  const moved = { ...start, measuredInStep: false };
  // Counters go on from where they stood.
  const more = { stable: { requests: 1800, errors: 9 }, candidate: { requests: 200, errors: 40 } };
  const after = watch(plan, [more], moved);
  expect(lnWorse(plan, watch(plan, [more], start).evidence)).toBeGreaterThan(3);
  expect(lnWorse(plan, after.evidence)).toBe(lnWorse(plan, start.evidence));
  expect(after.evidence.limit.looks).toBe(start.evidence.limit.looks + 1);
});
