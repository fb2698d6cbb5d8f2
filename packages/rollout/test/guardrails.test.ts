import { describe, expect, test } from '@jest/globals';
import { binomialSample, seededBits } from '@tidegate/statistics';
import { checksOf } from '../src/checks.ts';
import { type Guardrails, onlyErrors } from '../src/judgement/guardrails.ts';
import { proof } from '../src/judgement/proof.ts';
import { lnOtherShares } from '../src/judgement/classes.ts';
import { lnSlower } from '../src/judgement/latency.ts';
import { planFor } from './fake-plan.ts';
import { bounds, repeated, ruling, watch } from './watching.ts';

const guarded = (change: Partial<Guardrails>, more: Parameters<typeof planFor>[0] = {}) =>
  planFor({ guardrails: { ...onlyErrors, ...change }, ...more });
const arm = { requests: 0, errors: 0 };
const check = (plan: ReturnType<typeof planFor>, state: ReturnType<typeof watch>, id: string) =>
  checksOf(plan, state, state.lastMeasuredAt!).find((one) => one.id === id);

describe('latency', () => {
  const plan = guarded({ latency: { tolerated: 1, bound: undefined } });
  const look = (stable: number[], candidate: number[]) => ({
    stable: { requests: 900, latency: stable },
    candidate: { requests: 100, latency: candidate },
  });
  const equal = look([300, 500, 180, 20], [30, 50, 18, 2]);
  const slower = look([300, 500, 180, 20], [15, 45, 35, 5]);

  test('a slower candidate is rolled back, an equal or faster one is not', () => {
    expect(ruling(plan, watch(plan, repeated(10, slower)))).toMatch(
      /slower than stable: median about .* against about/,
    );
    for (const one of [equal, look([300, 500, 180, 20], [60, 35, 5, 0])]) {
      const state = watch(plan, repeated(30, one));
      expect(ruling(plan, state)).toBeUndefined();
      expect(lnSlower(state.evidence.latency!)).toBeLessThan(0);
      expect(check(plan, state, 'latency')).toMatchObject({ verdict: 'pass', sizes: { 'candidate requests': 3000 } });
    }
  });

  test('what is tolerated is no reason, and is proven at last', () => {
    const tolerant = guarded({ latency: { tolerated: 1.5, bound: undefined } });
    const little = look([300, 500, 180, 20], [25, 50, 22, 3]);
    expect(ruling(tolerant, watch(tolerant, repeated(20, little)))).toBeUndefined();
    const proofs = (looks: number) => proof(tolerant, watch(tolerant, repeated(looks, equal)));
    expect(proofs(1)).toMatchObject({ proven: false, lacking: expect.stringContaining('odds of a slow answer below 1.5') as unknown }); // prettier-ignore
    expect(proofs(10)).toMatchObject({ proven: true, lacking: '' });
    expect(proof(tolerant, watch(tolerant, repeated(30, slower))).all.find(({ id }) => id === 'latency')!.lnE).toBeLessThan(3); // prettier-ignore
  });

  test('an absolute bound: too many slow ones roll back, few enough are proven', () => {
    const bound = guarded({ latency: { tolerated: 1, bound: { quantile: 0.99, seconds: 0.5 } } });
    const slow = look([300, 500, 195, 5], [30, 50, 10, 10]);
    expect(ruling(bound, watch(bound, repeated(3, slow)))).toMatch(
      /30 of 300 candidate requests took longer than 500 ms/,
    );
    const fine = watch(bound, repeated(40, look([300, 500, 200, 0], [30, 50, 20, 0])));
    expect(ruling(bound, fine)).toBeUndefined();
    expect(proof(bound, fine)).toMatchObject({ proven: true });
    expect(proof(bound, watch(bound, repeated(1, equal))).proven).toBe(false);
    expect(check(bound, watch(bound, repeated(3, slow)), 'latency-bound')).toMatchObject({ verdict: 'fail', observed: 0.1 }); // prettier-ignore
  });

  test('without a histogram of the candidate nothing passes', () => {
    const state = watch(plan, repeated(5, { stable: { requests: 10, latency: [5, 5, 0, 0] }, candidate: arm }));
    expect(check(plan, state, 'latency')).toMatchObject({ verdict: 'inconclusive' });
  });

  test('one bound alone is judged by odds, and other buckets than before teach nothing', () => {
    const state = watch(plan, repeated(3, slower));
    expect(state.evidence.latency!.S).toHaveLength(5);
    expect(state.evidence.latency!.bounds).toEqual(bounds);
  });
});

describe('classes', () => {
  const plan = guarded({ classes: { tolerated: 1.25 } });
  const look = (candidate: Record<string, number>) => ({
    stable: { requests: 900, classes: { ok: 900, fraud: 100 } },
    candidate: { requests: 100, classes: candidate },
  });

  test('another share of a class is found, the same one is not', () => {
    const state = watch(plan, repeated(20, look({ ok: 70, fraud: 30 })));
    expect(ruling(plan, state)).toMatch(/predicts ".*" in .* of its requests, stable in/);
    expect(check(plan, state, 'classes')).toMatchObject({ verdict: 'fail' });
    const same = watch(plan, repeated(40, look({ ok: 90, fraud: 10 })));
    expect(ruling(plan, same)).toBeUndefined();
    expect(lnOtherShares(same.evidence.classes!)).toBeLessThan(0);
  });

  test('a class that stable never predicts counts as another one, and is found', () => {
    expect(ruling(plan, watch(plan, repeated(5, look({ ok: 60, fraud: 10, '': 30 }))))).toContain('(other)');
  });
});

describe('mirror, numbers and health', () => {
  test('disagreement above the limit rolls back, below it is proven', () => {
    const plan = guarded({ shadow: { maxDisagreement: 0.05 } });
    const look = (disagreed: number) => ({ stable: arm, candidate: arm, shadow: { compared: 100, disagreed } });
    const apart = watch(plan, repeated(3, look(25)));
    expect(ruling(plan, apart)).toMatch(/75 of 300 mirrored requests differently/);
    expect(check(plan, apart, 'shadow')).toMatchObject({ verdict: 'fail', observed: 0.25 });
    const close = watch(plan, repeated(5, look(1)));
    expect(ruling(plan, close)).toBeUndefined();
    expect(proof(plan, close).all.find(({ id }) => id === 'shadow')!.lnE).toBeGreaterThan(3);
    expect(proof(plan, watch(plan, [look(1)])).all.find(({ id }) => id === 'shadow')!.lnE).toBeLessThan(3);
  });

  test('one prediction that is no number is one too many; those from before the start are not its own', () => {
    const plan = guarded({});
    const good = { stable: arm, candidate: { ...arm, nan: 0 } };
    expect(ruling(plan, watch(plan, repeated(4, good)))).toBeUndefined();
    const state = watch(plan, [good, { stable: arm, candidate: { ...arm, nan: 1 } }, good]);
    expect(ruling(plan, state)).toBe('1 predictions of the candidate were no numbers.');
    expect(check(plan, state, 'nan')).toMatchObject({ verdict: 'fail', observed: 1 });
  });

  test('a health endpoint that is down rolls back at once, while the candidate has traffic', () => {
    const plan = guarded({});
    const state = watch(plan, [{ stable: arm, candidate: arm, unwell: 'http://m/health answered 503' }]);
    expect(ruling(plan, state)).toMatch(/health endpoint is not well: .*503/);
    expect(ruling(plan, { ...state, written: { stable: 100, candidate: 0 } })).toBeUndefined();
    expect(ruling(plan, watch(plan, [{ stable: arm, candidate: arm }], state))).toBeUndefined();
  });
});

test('two equal arms with every guardrail are rolled back in at most a few of a hundred rollouts', () => {
  const plan = guarded({
    latency: { tolerated: 1, bound: { quantile: 0.9, seconds: 0.5 } },
    classes: { tolerated: 1 },
    shadow: { maxDisagreement: 0.1 },
  });
  const bits = seededBits(12);
  const spread = (n: number, shares: readonly number[]) => {
    let left = n;
    let rest = 1;
    return shares.map((share) => {
      const count = binomialSample(left, Math.min(1, share / rest), bits);
      left -= count;
      rest -= share;
      return count;
    });
  };
  const growth = (n: number) => {
    const [ok, fraud] = spread(n, [0.9, 0.1]);
    return { requests: n, errors: binomialSample(n, 0.01, bits), latency: spread(n, [0.3, 0.4, 0.25, 0.05]), classes: { ok: ok!, fraud: fraud! } }; // prettier-ignore
  };
  let stopped = 0;
  for (let run = 0; run < 40; run += 1) {
    const looks = Array.from({ length: 15 }, () => {
      const canary = binomialSample(500, 0.1, bits);
      return { stable: growth(500 - canary), candidate: growth(canary), shadow: { compared: 50, disagreed: binomialSample(50, 0.05, bits) } }; // prettier-ignore
    });
    if (ruling(plan, watch(plan, looks)) !== undefined) stopped += 1;
  }
  // Five processes at 1 % each would stop two of forty.
  expect(stopped).toBeLessThan(7);
});
