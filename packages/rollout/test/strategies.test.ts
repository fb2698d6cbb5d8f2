import { describe, expect, test } from '@jest/globals';
import { run } from '../src/operations/run.ts';
import { abort, guard } from '../src/operations/settle.ts';
import { rolloutSettings } from '../src/settings.ts';
import { paceOf, type StrategyInputs } from '../src/strategies.ts';
import { oneLook, original, planFor, shares, toTheEnd } from './fake-plan.ts';
import { place, processAt } from './fake-world.ts';

const typed = (change: Partial<StrategyInputs>): StrategyInputs => ({
  strategy: 'canary',
  hold: 60_000,
  patience: 120_000,
  'require-proof': true,
  ...change,
});
const rising = [
  { share: 0.1, holdMs: 1000 },
  { share: 1, holdMs: 0 },
];
const split = (share: number) => [
  { share, holdMs: 60_000 },
  { share: 1, holdMs: 0 },
];
const atOnce = [{ share: 1, holdMs: 60_000 }];

describe('the pace of', () => {
  test.each([
    [{ steps: rising }, { steps: rising, patienceMs: 120_000, requireProof: true }],
    [{ 'traffic-split': 0.1 }, { steps: split(0.1), patienceMs: 120_000, requireProof: true }],
    [
      { strategy: 'ab', 'traffic-split': 0.2 },
      { steps: split(0.2), patienceMs: 0, requireProof: true },
    ],
    [{ strategy: 'blue-green' }, { steps: atOnce, patienceMs: 120_000, requireProof: true }],
    [{ strategy: 'all-at-once' }, { steps: atOnce, patienceMs: 120_000, requireProof: false }],
  ] as const)('%j', (inputs, pace) => {
    expect(paceOf(typed(inputs))).toEqual(pace);
  });

  test.each([
    [{}, /`steps` is required/],
    [{ steps: rising, 'traffic-split': 0.2 }, /`traffic-split` cannot be given/],
    [{ strategy: 'ab' }, /`traffic-split` is required/],
    [{ strategy: 'ab', 'traffic-split': 0.2, steps: rising }, /`steps` cannot be given/],
    [{ strategy: 'blue-green', steps: rising }, /`steps` cannot be given/],
    [{ strategy: 'all-at-once', 'traffic-split': 0.2 }, /`traffic-split` cannot be given/],
    [{ strategy: 'blue-green', hold: 0 }, /`hold` is 0/],
  ] as const)('%j is refused', (inputs, message) => {
    expect(() => paceOf(typed(inputs))).toThrow(message);
  });

  test.each([
    ['80:20', 0.2],
    [' 3 : 1 ', 0.25],
    ['100:0', undefined],
    ['80', undefined],
    ['-80:20', undefined],
    ['80:20:1', undefined],
  ])('a split typed as %j', (value, share) => {
    const parsed = rolloutSettings.shape['traffic-split'].safeParse(value);
    expect(parsed.success ? parsed.data : undefined).toBe(share);
  });
});

const planOf = (change: Partial<StrategyInputs>) => planFor(paceOf(typed(change)));

describe('blue-green', () => {
  test('moves everything at once, and stays when it is proven', async () => {
    const at = place();
    const outcome = await run(planOf({ strategy: 'blue-green' }), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'promoted', verdict: 'pass', share: 1 });
    expect(shares(at)).toEqual([100]);
  });

  test('comes back when the candidate fails', async () => {
    const at = place({ errorShare: { stable: 0, candidate: 0.3 } });
    const outcome = await run(planOf({ strategy: 'blue-green' }), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'fail' });
    expect(shares(at)).toEqual([100, 0]);
  });

  test('comes back undecided when there is too little traffic for a proof', async () => {
    const at = place({ perSecond: 1 });
    const plan = { ...planOf({ strategy: 'blue-green', patience: 10_000 }), undecidable: 'begin' as const };
    at.onTime = () => {
      if (at.weights.candidate === 100) at.perSecond = 0.1;
    };
    const outcome = await run(plan, processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'inconclusive' });
    expect(at.weights).toEqual(original);
  });

  test('does not begin where the candidate is out of service', async () => {
    const at = place({ down: ['candidate'] });
    const outcome = await run(planOf({ strategy: 'blue-green' }), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'held', verdict: 'fail' });
    expect(at.history).toEqual([]);
  });

  test('abandoned with all traffic at the candidate: guard brings stable back; so does abort', async () => {
    for (const settle of ['guard', 'abort'] as const) {
      const at = place();
      await run(planOf({ strategy: 'blue-green' }), processAt(at).world, oneLook);
      expect(at.weights.candidate).toBe(100);
      at.now += 3_600_001;
      const { world } = processAt(at);
      const outcome = settle === 'guard' ? await guard(world, { onConflict: 'stop' }) : await abort(world);
      expect(outcome.state).toBe('rolled-back');
      expect(at.weights).toEqual(original);
    }
  });
});

describe('all-at-once', () => {
  test.each([
    [0, 'promoted', [100]],
    [0.3, 'rolled-back', [100, 0]],
  ])('with errors of %d it is %s', async (candidate, state, went) => {
    const at = place({ errorShare: { stable: 0, candidate } });
    const outcome = await run(planOf({ strategy: 'all-at-once' }), processAt(at).world, toTheEnd);
    expect(outcome.state).toBe(state);
    expect(shares(at)).toEqual(went);
  });

  test('without a request it is not verified', async () => {
    const at = place({ perSecond: 0 });
    const outcome = await run(planOf({ strategy: 'all-at-once' }), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'inconclusive' });
  });
});

describe('ab', () => {
  const horizon = { strategy: 'ab', 'traffic-split': 0.2 } as const;

  test('holds one split for its time, then the proven candidate has all traffic', async () => {
    const at = place();
    const since = at.now;
    const outcome = await run(planOf(horizon), processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'promoted', verdict: 'pass' });
    expect(shares(at)).toEqual([20, 100]);
    expect(at.now - since).toBeGreaterThanOrEqual(60_000);
  });

  test('undecided at the end of its time: no time is added', async () => {
    const at = place({ perSecond: 3 });
    const plan = { ...planOf(horizon), undecidable: 'begin' as const };
    const since = at.now;
    const outcome = await run(plan, processAt(at).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'inconclusive' });
    expect(at.now - since).toBeLessThan(120_000);
    expect(shares(at)).toEqual([20, 0]);
  });
});
