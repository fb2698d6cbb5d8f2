import { describe, expect, test } from '@jest/globals';
import { MeasurementError } from '../src/counts.ts';
import { run } from '../src/operations/run.ts';
import { original, planFor, toTheEnd } from './fake-plan.ts';
import { place, processAt } from './fake-world.ts';

describe('too little to tell never promotes', () => {
  test('no traffic for the candidate', async () => {
    const at = place({ trueShare: 0 });
    const outcome = await run(planFor({ checkSplit: false }), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'inconclusive' });
    expect(outcome.reason).toMatch(/no request has reached the candidate/);
    expect(at.weights).toEqual(original);
  });

  test('no traffic at all, even where no evidence is required', async () => {
    const at = place({ perSecond: 0 });
    const outcome = await run(planFor({ requireProof: false }), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'inconclusive' });
  });

  test('a plan that cannot decide is not begun, and says what it needs', async () => {
    const at = place({ perSecond: 1 });
    const steps = [
      { share: 0.01, holdMs: 10_000 },
      { share: 1, holdMs: 0 },
    ];
    const outcome = await run(planFor({ steps, patienceMs: 10_000 }), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'held', verdict: 'inconclusive' });
    expect(outcome.reason).toMatch(/cannot decide.*candidate requests/);
    expect(at.history).toEqual([]);
    expect(at.kept).toBeUndefined();
  });

  test('with no evidence required a quiet candidate with some traffic is promoted', async () => {
    const at = place({ perSecond: 1 });
    const steps = [
      { share: 0.1, holdMs: 30_000 },
      { share: 1, holdMs: 0 },
    ];
    const outcome = await run(
      planFor({ steps, patienceMs: 60_000, requireProof: false }),
      processAt(at).world,
      toTheEnd,
    );
    expect(outcome).toMatchObject({ state: 'promoted', verdict: 'pass' });
  });

  test('a tolerated ratio is never proven without errors', async () => {
    const outcome = await run(planFor({ toleratedRatio: 2 }), processAt(place()).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'held', verdict: 'inconclusive' });
    expect(outcome.reason).toMatch(/no number of requests/);
  });

  test('a split that is not the asked one', async () => {
    const at = place({ trueShare: 0.4 });
    const outcome = await run(planFor(), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'inconclusive' });
    expect(outcome.reason).toMatch(/of \d+ requests where 10 % was asked/);
  });
});

describe('metrics that cannot be read', () => {
  const down = new MeasurementError('unreachable', 'metrics are down');

  test('before the start: nothing is begun', async () => {
    const at = place({ trouble: down });
    const outcome = await run(planFor(), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'held', verdict: 'inconclusive' });
    expect(outcome.reason).toContain('metrics are down');
    expect(at.history).toEqual([]);
  });

  test('for a while: the rollout waits and goes on', async () => {
    const at = place();
    const from = at.now + 40_000;
    at.onTime = () => (at.trouble = at.now > from && at.now < from + 45_000 ? down : undefined);
    const { world, logged } = processAt(at);
    expect(await run(planFor(), world, toTheEnd)).toMatchObject({ state: 'promoted' });
    expect(logged.filter((line) => line.includes('metrics are down')).length).toBeGreaterThan(2);
  });

  test.each([
    ['down', { trouble: down }],
    ['stale', { trouble: new MeasurementError('stale', 'no sample for 60 s') }],
    ['NaN', { trouble: new MeasurementError('nan', 'requests is NaN') }],
    ['without the stable series', { absent: ['stable' as const] }],
    ['without the candidate series', { absent: ['candidate' as const] }],
  ])('for good (%s): rolled back, and never a pass or a fail', async (_, broken) => {
    const at = place();
    const from = at.now + 40_000;
    at.onTime = () => void (at.now > from && Object.assign(at, broken));
    const outcome = await run(planFor(), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'inconclusive' });
    expect(outcome.reason).toMatch(/could not be measured for 1m/);
    expect(at.weights).toEqual(original);
  });

  test('counters that begin anew lose nothing of the judgement', async () => {
    const at = place({ errorShare: { stable: 0, candidate: 0.3 }, perSecond: 20 });
    const from = at.now + 15_000;
    let restarted = false;
    at.onTime = () => {
      if (at.now < from || restarted) return;
      restarted = true;
      at.counters.candidate = { requests: 0, errors: 0 };
    };
    expect(await run(planFor(), processAt(at).world, toTheEnd)).toMatchObject({
      state: 'rolled-back',
      verdict: 'fail',
    });
  });

  test('a candidate whose series begins with its first request can be promoted', async () => {
    const at = place({ absent: ['candidate'] });
    at.onTime = () => void (at.counters.candidate.requests > 0 && (at.absent = []));
    expect(await run(planFor(), processAt(at).world, toTheEnd)).toMatchObject({ state: 'promoted' });
  });
});
