import { describe, expect, test } from '@jest/globals';
import { binomialSample, seededBits } from '@tidegate/statistics';
import { errorEvents } from '../src/judgement/error-events.ts';
import { forecast } from '../src/judgement/forecast.ts';
import { onlyErrors } from '../src/judgement/guardrails.ts';
import { proof } from '../src/judgement/proof.ts';
import { run } from '../src/operations/run.ts';
import { planFor, toTheEnd } from './fake-plan.ts';
import { place, processAt } from './fake-world.ts';
import { bounds, type Grown, watch, watchedState } from './watching.ts';

const independent = errorEvents('independent', undefined);
const step = (share: number, minutes: number) => ({ share, holdMs: minutes * 60_000 });
const baseline = { stable: { requests: 100_000, errors: 1000 }, perSecond: 50, errorEvents: independent };

/** Median of the looks (a minute each, 50 requests/s, 1 % errors) after which the plan's proof is given. */
function medianLooks(
  plan: ReturnType<typeof planFor>,
  look: (bits: () => number) => Grown,
  events = independent,
): number {
  const taken = Array.from({ length: 41 }, (_, run) => {
    const bits = seededBits(run);
    const looks = Array.from({ length: 80 }, () => look(bits));
    const end = watch(plan, looks, watchedState(plan, events), (state) => proof(plan, state).proven);
    return end.evidence.limit.looks;
  });
  return taken.sort((a, b) => a - b)[20]!;
}

const errorsAlone = (bits: () => number): Grown => {
  const canary = binomialSample(3000, 0.1, bits);
  const failed = (n: number) => ({ requests: n, errors: binomialSample(n, 0.01, bits) });
  return { stable: failed(3000 - canary), candidate: failed(canary) };
};

describe('the forecast', () => {
  test.each([
    ['independent errors', 1.5, independent],
    ['errors in threes', 2, { clusterSize: 3, told: '' }],
  ])('of the ratio, %s: when it says', (_, toleratedRatio, events) => {
    const plan = planFor({ toleratedRatio, steps: [step(0.1, 60), step(1, 0)] });
    const { needed } = forecast(plan, { ...baseline, errorEvents: events });
    const looks = needed / 300;
    expect(Math.abs(medianLooks(plan, errorsAlone, events) / looks - 1)).toBeLessThan(0.3);
  });

  test('goes along the steps: what an early share proves is not needed later', () => {
    const of = (...steps: ReturnType<typeof step>[]) =>
      forecast(planFor({ toleratedRatio: 1.5, steps: [...steps, step(1, 0)] }), baseline).needed;
    const [tenth, half] = [of(step(0.1, 60)), of(step(0.5, 60))];
    expect(of(step(0.1, 1), step(0.5, 60))).toBeGreaterThan(Math.min(tenth, half));
    expect(of(step(0.1, 1), step(0.5, 60))).toBeLessThan(Math.max(tenth, half));
    expect(of(step(0.1, 600), step(0.5, 60))).toBe(tenth);
  });

  test('tells requests, time, and how soon a bad candidate is found', () => {
    const plan = planFor({ toleratedRatio: undefined, maxErrorRate: 0.02, steps: [step(0.1, 60), step(1, 0)] });
    const { text, decides } = forecast(plan, baseline);
    expect(decides).toBe(true);
    expect(text).toMatch(
      /^Promotion needs proof of an error rate below 2 %: about \d+ candidate requests if it is as good as stable \(its errors 1 %\), after \d+m\d*s?; in nine of ten rollouts by \d+, after .*\. At 50.0 requests\/s the plan gives it about 18000 in 1h\. One that fails three times as often as stable is rolled back after about .* at 10 %\.$/,
    );
  });

  test('latency counts too, and the hardest proof decides', () => {
    const latency = { bounds, counts: [30_000, 50_000, 18_000, 2000] };
    const of = (tolerated: number) =>
      forecast(planFor({ guardrails: { ...onlyErrors, latency: { tolerated, bound: undefined } } }), {
        ...baseline,
        stable: { ...baseline.stable, latency },
      });
    expect(of(1.1).needed).toBeGreaterThan(5 * of(1.5).needed);
    expect(of(1.1).text).toMatch(/odds of a slow answer below 1.1 times/);
    const bound = { quantile: 0.99, seconds: 0.5 };
    const never = forecast(planFor({ guardrails: { ...onlyErrors, latency: { tolerated: 1, bound } } }), { ...baseline, stable: { ...baseline.stable, latency } }); // prettier-ignore
    expect(never).toMatchObject({ decides: false, needed: Infinity });
    expect(never.text).toMatch(/at most 1 % of answers slower than 0.5 s, which no number of requests gives/);
  });

  test('in blocks the forecast is longer, and without traffic there is none in time', () => {
    const plan = planFor({ toleratedRatio: 1.5, steps: [step(0.1, 60), step(1, 0)] });
    const blocks = forecast(plan, { ...baseline, errorEvents: errorEvents('clustered', undefined) });
    expect(blocks.needed).toBeGreaterThan(forecast(plan, baseline).needed);
    expect(forecast(plan, { ...baseline, perSecond: 0 })).toMatchObject({ planned: 0, decides: true });
  });
});

test('with all traffic at once only absolute limits can be proven', () => {
  const steps = [step(1, 10)];
  const latency = { bounds, counts: [3000, 5000, 1995, 5] };
  const seen = { ...baseline, stable: { ...baseline.stable, latency } };
  const bound = { quantile: 0.99, seconds: 0.5 };
  const of = (change: Parameters<typeof planFor>[0]) => forecast(planFor({ steps, ...change }), seen);
  expect(of({}).decides).toBe(true);
  expect(of({ guardrails: { ...onlyErrors, latency: { tolerated: 1, bound } } }).decides).toBe(true);
  expect(of({ toleratedRatio: 2 })).toMatchObject({ decides: false, needed: Infinity });
  const compared = of({ guardrails: { ...onlyErrors, latency: { tolerated: 1.5, bound: undefined } } });
  expect(compared).toMatchObject({ decides: false, needed: Infinity });
});

describe('a plan that cannot decide', () => {
  const steps = [{ share: 0.01, holdMs: 10_000 }, { share: 1, holdMs: 0 }]; // prettier-ignore

  test('is refused with the numbers', async () => {
    const outcome = await run(planFor({ steps, patienceMs: 10_000 }), processAt(place()).world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'held', verdict: 'inconclusive' });
    expect(outcome.reason).toMatch(/cannot decide.*about \d+ candidate requests.*the plan gives it about 5 in 10s.*on-inconclusive/); // prettier-ignore
  });

  test('is begun where an undecided end is no failure, and then ends undecided', async () => {
    const { world, logged } = processAt(place());
    const outcome = await run(planFor({ steps, patienceMs: 10_000, undecidable: 'begin' }), world, toTheEnd);
    expect(outcome).toMatchObject({ state: 'rolled-back', verdict: 'inconclusive' });
    expect(logged.join()).toContain('This plan can hardly decide');
  });
});
