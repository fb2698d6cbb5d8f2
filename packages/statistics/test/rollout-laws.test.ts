import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  binomialPmf,
  binomialSample,
  blockForecast,
  clustering,
  type EvidenceState,
  hypergeometricLogPmf,
  lnBlockBet,
  lnBoosted,
  latencyCertificateForecast,
  lnClassShares,
  lnLatencyCertificate,
  lnE,
  lnLogRank,
  lnSlowShare,
  loudestClass,
  rollbackForecast,
  seededBits,
  startBlockBet,
  startBoosted,
  startClassShares,
  startEvidence,
  startLatencyCertificate,
  startLogRank,
  startSlowShare,
  updateBlockBet,
  updateBoosted,
  updateClassShares,
  updateEvidence,
  updateLatencyCertificate,
  updateLogRank,
  updateSlowShare,
  waldErrors,
} from '@tidegate/statistics';
import { near } from './near.ts';

const alpha = 0.01;

describe('boost', () => {
  test.each([1, 4, 25])('E[e] = 1 by enumeration of %d errors, from any state', (n) => {
    for (const rho of [0.05, 0.1, 0.5]) {
      for (const [errorsStable, errorsCanary] of [
        [0, 0],
        [9, 3],
        [40, 1],
      ] as const) {
        // prettier-ignore
        const before = updateBoosted(startBoosted(startEvidence()), { errorsStable, errorsCanary, rho }, alpha);
        let sum = 0;
        for (let k = 0; k <= n; k += 1) {
          const after = updateBoosted(before, { errorsStable: n - k, errorsCanary: k, rho }, alpha);
          sum += binomialPmf(k, n, rho) * Math.exp(lnBoosted(after, alpha) - lnBoosted(before, alpha));
        }
        near(sum, 1, 1e-10);
      }
    }
  });

  test('is never below the plain evidence, and what it cannot use changes nothing', () => {
    const look = { errorsStable: 5, errorsCanary: 2, rho: 0.1 };
    let state = startBoosted(startEvidence());
    for (let i = 0; i < 5; i += 1) {
      state = updateBoosted(state, look, alpha);
      expect(state.B).toBeGreaterThanOrEqual(0);
      expect(lnBoosted(state, alpha)).toBeLessThanOrEqual(Math.log(1 / alpha));
    }
    expect(updateBoosted(state, { ...look, rho: 0 }, alpha)).toEqual(state);
    expect(() => updateBoosted(state, look, 0)).toThrow('alpha');
    expect(() => updateBoosted(state, { ...look, errorsCanary: NaN }, alpha)).toThrow('errorsCanary');
  });
});

/** Every split of the buckets' totals between the arms, with its probability when requests are exchangeable. */
function* splits(totals: readonly number[], canary: number): Generator<{ counts: number[]; p: number }> {
  const all = totals.reduce((a, b) => a + b, 0);
  const [first = 0, ...rest] = totals;
  if (rest.length === 0) {
    yield { counts: [canary], p: 1 };
    return;
  }
  for (let k = Math.max(0, canary - (all - first)); k <= Math.min(first, canary); k += 1) {
    const p = Math.exp(hypergeometricLogPmf(k, { marked: first, plain: all - first, drawn: canary }));
    for (const more of splits(rest, canary - k)) yield { counts: [k, ...more.counts], p: p * more.p };
  }
}

describe('latency and classes: exact under exchangeability', () => {
  test.each([
    [[3, 5, 4, 2], 4],
    [[10, 1, 0, 9], 7],
    [[1, 1], 1],
    [[6, 6, 6], 17],
  ])('E[e] = 1 over every split of %j with %d of the canary', (totals, canary) => {
    let logRank = 0;
    let shares = 0;
    let slow = 0;
    for (const { counts, p } of splits(totals, canary)) {
      const stable = totals.map((total, i) => total - counts[i]!);
      logRank += p * Math.exp(lnLogRank(updateLogRank(startLogRank(), { stable, canary: counts })));
      shares += p * Math.exp(lnClassShares(updateClassShares(startClassShares(totals.length), { stable, canary: counts }))); // prettier-ignore
      const look = { slowStable: stable.at(-1)!, stable: sum(stable), slowCanary: counts.at(-1)!, canary };
      slow += p * Math.exp(lnSlowShare(updateSlowShare(startSlowShare(), look)));
    }
    near(logRank, 1, 1e-10);
    near(shares, 1, 1e-10);
    near(slow, 1, 1e-10);
  });

  test('a tolerated difference earns at most a fair bet, and its other side a loss', () => {
    const [totals, canary, tolerated] = [[12, 8], 6, 1.5] as const;
    for (const [odds, fair] of [
      [1.5, 1],
      [1, 0.999],
      [1 / 1.5, 0.999],
    ] as const) {
      // prettier-ignore
      let norm = 0;
      let slow = 0;
      for (const { counts, p } of splits(totals, canary)) {
        const weight = p * odds ** counts[1]!;
        norm += weight;
        const look = { slowStable: 8 - counts[1]!, stable: 14, slowCanary: counts[1]!, canary, tolerated };
        slow += weight * Math.exp(lnSlowShare(updateSlowShare(startSlowShare(), look)));
      }
      expect(slow / norm).toBeLessThanOrEqual(fair + 1e-10);
    }
  });

  test('slower is found, faster is not; another share is found in both directions', () => {
    const stable = [300, 400, 200, 100];
    expect(lnLogRank(updateLogRank(startLogRank(), { stable, canary: [60, 110, 110, 120] }))).toBeGreaterThan(10);
    expect(lnLogRank(updateLogRank(startLogRank(), { stable, canary: [180, 140, 60, 20] }))).toBeLessThan(0);
    for (const canary of [
      [10, 90],
      [60, 40],
    ]) {
      // prettier-ignore
      const state = updateClassShares(startClassShares(2), { stable: [300, 700], canary });
      expect(lnClassShares(state)).toBeGreaterThan(5);
    }
    const third = updateClassShares(startClassShares(3), { stable: [500, 400, 100], canary: [45, 25, 30] });
    expect(loudestClass(third)).toMatchObject({ index: 2 });
    expect(loudestClass(startClassShares(0))).toBeUndefined();
    const tolerant = updateClassShares(startClassShares(2), { stable: [3000, 7000], canary: [330, 670], tolerated: 1.25 }); // prettier-ignore
    expect(lnClassShares(tolerant)).toBeLessThan(0);
  });

  test('a state stored as JSON goes on exactly', () => {
    const arm = fc.array(fc.nat(60), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(arm, arm), { maxLength: 6 }), fc.nat(6), (looks, at) => {
        const play = (from: { S: EvidenceState; C: ReturnType<typeof startClassShares> }, list: typeof looks) =>
          list.reduce(
            ({ S, C }, [stable, canary]) => ({
              S: updateLogRank(S, { stable, canary }),
              C: updateClassShares(C, { stable, canary }),
            }),
            from,
          );
        const start = { S: startLogRank(), C: startClassShares(3) };
        const stored = JSON.parse(JSON.stringify(play(start, looks.slice(0, at)))) as typeof start;
        expect(play(stored, looks.slice(at))).toEqual(play(start, looks));
      }),
      { numRuns: 30 },
    );
  });

  test('impossible counts throw', () => {
    expect(() => updateLogRank(startLogRank(), { stable: [1, 2], canary: [1] })).toThrow('same buckets');
    expect(() => updateLogRank(startLogRank(), { stable: [1, NaN], canary: [1, 1] })).toThrow('whole number');
    expect(() => updateSlowShare(startSlowShare(), { slowStable: 2, stable: 1, slowCanary: 0, canary: 1 })).toThrow('slowStable'); // prettier-ignore
    expect(() => updateClassShares(startClassShares(2), { stable: [1], canary: [1, 2] })).toThrow('2 classes');
    expect(() => updateClassShares(startClassShares(1), { stable: [1], canary: [1], tolerated: 0.5 })).toThrow('tolerated'); // prettier-ignore
  });
});

const sum = (counts: readonly number[]) => counts.reduce((a, b) => a + b, 0);

describe('certificate of latency', () => {
  const certificate = (stable: number[], canary: number[], tolerated = 1.5) =>
    lnLatencyCertificate(updateLatencyCertificate(startLatencyCertificate(), { stable, canary, tolerated }));

  test('E[e] = 1 where the odds are exactly the tolerated ones, below it where they are worse', () => {
    const [totals, canary] = [[9, 6], 5];
    for (const [odds, most] of [
      [1 / 1.5, 1],
      [1 / 2, 0.999],
    ] as const) {
      // prettier-ignore
      let norm = 0;
      let mean = 0;
      for (const { counts, p } of splits(totals, canary)) {
        const weight = p * odds ** counts[0]!;
        norm += weight;
        mean += weight * Math.exp(certificate([9 - counts[0]!, 6 - counts[1]!], counts));
      }
      if (most === 1) near(mean / norm, 1, 1e-10);
      else expect(mean / norm).toBeLessThan(most);
    }
  });

  test('given to equal arms about when forecast, never to slow ones', () => {
    const shares = [0.3, 0.4, 0.2, 0.1];
    const plan = { buckets: shares.map((share) => 1000 * share), rho: 0.1, tolerated: 1.5 };
    const needed = latencyCertificateForecast(0.5, plan);
    const of = (requests: number, share: number) => shares.map((part) => Math.round(requests * share * part));
    expect(certificate(of(needed * 0.7, 0.9), of(needed * 0.7, 0.1))).toBeLessThan(Math.log(20));
    expect(certificate(of(needed * 1.5, 0.9), of(needed * 1.5, 0.1))).toBeGreaterThan(Math.log(20));
    expect(certificate([3000, 4000, 2000, 1000], [200, 300, 250, 250])).toBeLessThan(0);
    expect(latencyCertificateForecast(0.5, { ...plan, tolerated: 1 })).toBe(Infinity);
  });
});

describe('clustering of errors', () => {
  const bits = seededBits(4);
  const minutes = (size: number, count: number) =>
    Array.from({ length: count }, () => size * binomialSample(300, 3 / size / 300, bits));

  test('clusters of one size are found, independent errors are about 1', () => {
    expect(clustering(minutes(1, 2000)).c).toBeLessThan(1.2);
    expect(clustering(minutes(5, 2000)).c).toBeGreaterThan(4);
    expect(clustering(minutes(5, 2000)).c).toBeLessThan(6.5);
    expect(clustering(minutes(1, 180))).toMatchObject({ known: true, minutes: 180 });
  });

  test('incidents that last several minutes show in the counts of five', () => {
    const spread = Array.from({ length: 600 }, (_, i) => (Math.floor(i / 5) % 10 === 0 ? 2 : 0));
    const { c, phi1, phi5 } = clustering(spread);
    expect(phi5).toBeGreaterThan(4 * phi1!);
    expect(c).toBe(phi5);
  });

  test('a window too short, too poor or without errors is not relied on', () => {
    expect(clustering(minutes(1, 179)).known).toBe(false);
    expect(clustering(minutes(10, 180).map((count, i) => (i < 30 ? count : 0))).known).toBe(false);
    expect(clustering(new Array<number>(300).fill(0))).toEqual({
      c: 1,
      phi1: undefined,
      phi5: undefined,
      minutes: 300,
      incidents: 0,
      known: false,
    });
    expect(() => clustering([1, NaN])).toThrow('errors per minute');
  });
});

describe('forecast of blocks', () => {
  test('certified about when forecast, and never where no bet gains', () => {
    const bits = seededBits(3);
    const [rho, theta] = [0.9 / 1.1, 0.9];
    const blocks = blockForecast(0.5, { rho, theta, errors: 3 });
    const taken = Array.from({ length: 201 }, () => {
      let state = startBlockBet();
      let count = 0;
      for (; lnBlockBet(state) < Math.log(20); count += 1) {
        const n = binomialSample(1000, 0.003, bits);
        const canary = binomialSample(n, theta, bits);
        state = updateBlockBet(state, { errorsStable: n - canary, errorsCanary: canary, rho });
      }
      return count;
    }).sort((a, b) => a - b);
    expect(Math.abs(taken[100]! / blocks - 1)).toBeLessThan(0.2);
    expect(blockForecast(0.5, { rho, theta: rho, errors: 10 })).toBe(Infinity);
    expect(blockForecast(0.5, { rho, theta, errors: 0 })).toBe(Infinity);
    expect(blockForecast(0.5, { rho, theta, errors: 1e6 })).toBeLessThan(blocks);
    expect(() => blockForecast(0.5, { rho: 1, theta, errors: 1 })).toThrow('rho');
  });
});

describe('forecast of a rollback', () => {
  // median and Wald's bound in minutes of 3 errors each at a stable share of 0.9, from a simulation of looks each minute
  test.each([
    [0.1, 2, 53, 45.4],
    [0.1, 3, 17, 13.9],
    [0.5, 2, 21, 18.1],
  ])('share %d, ratio %d', (rho, ratio, median, wald) => {
    const perMinute = 3 * (1 - rho + rho * ratio);
    expect(Math.abs(rollbackForecast(0.5, { rho, ratio }) / perMinute / median - 1)).toBeLessThan(0.25);
    near(waldErrors({ rho, ratio }) / perMinute, wald, 0.01);
  });

  test('a canary as good as stable is never expected to be rolled back', () => {
    expect(rollbackForecast(0.5, { rho: 0.1, ratio: 1 })).toBe(Infinity);
    expect(() => rollbackForecast(0.5, { rho: 0.1, ratio: NaN })).toThrow('ratio');
  });

  test('rolled back about when forecast', () => {
    const bits = seededBits(9);
    const forecast = rollbackForecast(0.5, { rho: 0.1, ratio: 5 });
    const taken = Array.from({ length: 400 }, () => {
      let state = startEvidence();
      let errors = 0;
      while (lnE(state) < Math.log(1 / alpha)) {
        errors += 1;
        const canary = binomialSample(1, 0.5 / 1.4, bits);
        state = updateEvidence(state, { errorsStable: 1 - canary, errorsCanary: canary, rho: 0.1 });
      }
      return errors;
    }).sort((a, b) => a - b);
    expect(Math.abs(taken[200]! / forecast - 1)).toBeLessThan(0.25);
  });
});
