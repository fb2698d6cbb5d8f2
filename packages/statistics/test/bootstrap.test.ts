import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  binomialPmf,
  binomialSample,
  chiSquareSf,
  distinctRows,
  pairedBootstrap,
  seededBits,
  type BootstrapPlan,
  type WeightedMetric,
} from '@tidegate/statistics';
import { near } from './near.ts';

interface Row {
  readonly id: string;
  readonly label: number;
  readonly now: number;
  readonly before: number;
  readonly user: number;
}

/** Weighted share of the rows that count which are right; undefined where a resample has none that count. */
function share(counts: readonly boolean[], right: readonly boolean[]): WeightedMetric {
  const [counted, found] = [Float64Array.from(counts, Number), Float64Array.from(right, Number)];
  return (weights) => {
    let [hits, all] = [0, 0];
    for (let i = 0; i < counted.length; i += 1) {
      const weight = counted[i]! * weights[i]!;
      all += weight;
      hits += weight * found[i]!;
    }
    return all > 0 ? hits / all : undefined;
  };
}

const accuracy = (rows: readonly Row[], answer: 'now' | 'before') =>
  share(
    rows.map(() => true),
    rows.map((row) => row[answer] === row.label),
  );

const recall = (rows: readonly Row[], answer: 'now' | 'before') =>
  share(
    rows.map((row) => row.label === 1),
    rows.map((row) => row[answer] === 1),
  );

function compare(rows: readonly Row[], plan: Omit<BootstrapPlan, 'rows'> = {}, metric = accuracy) {
  return pairedBootstrap(
    { candidate: metric(rows, 'now'), production: metric(rows, 'before') },
    { rows: rows.length, resamples: 499, ...plan },
  );
}

function sample(n: number, seed: number, { now = 0.85, before = 0.8, users = n, positive = 0.3 } = {}): Row[] {
  const bits = seededBits(seed);
  const uniform = () => bits() / 2 ** 32;
  return Array.from({ length: n }, (_, i) => {
    const label = uniform() < positive ? 1 : 0;
    const answer = (p: number) => (uniform() < p ? label : 1 - label);
    return { id: `r${i}`, label, now: answer(now), before: answer(before), user: i % users };
  });
}

const ids = (rows: readonly Row[]) => rows.map((row) => row.id);

describe('paired bootstrap', () => {
  test('says again all that makes it come out the same', () => {
    const rows = sample(200, 1);
    const found = compare(rows, { seed: 9, strata: rows.map((row) => row.label) });
    expect(found).toMatchObject({ defined: true, resamples: 499, undefinedResamples: 0, seed: 9, units: 200 });
    expect(compare(rows, { seed: 9, strata: rows.map((row) => row.label) })).toEqual(found);
    expect(compare(rows, { seed: 10, strata: rows.map((row) => row.label) })).not.toEqual(found);
    if (!found.defined) return;
    near(found.difference, found.candidate - found.production, 0);
    expect(found.smallestStratum).toBe(rows.filter((row) => row.label === 1).length);
  });

  test('the order of the rows changes nothing when they have names', () => {
    const rows = sample(120, 2, { users: 40 });
    const turned = [...rows].sort((a, b) => a.now - b.now || a.before - b.before || (a.id < b.id ? 1 : -1));
    for (const plan of [
      (list: Row[]) => ({ ids: ids(list) }),
      (list: Row[]) => ({ ids: ids(list), strata: list.map((row) => row.label) }),
      (list: Row[]) => ({ clusters: list.map((row) => row.user) }),
      (list: Row[]) => ({ clusters: list.map((row) => row.user), strata: list.map((row) => row.label) }),
    ]) {
      expect(compare(turned, plan(turned))).toEqual(compare(rows, plan(rows)));
    }
  });

  test('exchanging the models negates the interval exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 80 }), fc.nat(1000), (n, seed) => {
        const rows = sample(n, seed);
        const there = compare(rows, { resamples: 199 });
        const back = compare(
          rows.map((row) => ({ ...row, now: row.before, before: row.now })),
          { resamples: 199 },
        );
        expect(back.defined).toBe(there.defined);
        if (!there.defined || !back.defined) return;
        expect([back.lower + there.upper, back.upper + there.lower, back.bias + there.bias]).toEqual([0, 0, 0]);
        expect([back.greater, back.less]).toEqual([there.less, there.greater]);
      }),
      { numRuns: 30 },
    );
  });

  test('doubling every row within its cluster changes nothing, doubling the clusters narrows the interval', () => {
    const rows = sample(150, 4, { users: 50 });
    const width = (list: readonly Row[], user: (i: number) => number) => {
      const found = compare(list, { clusters: list.map((_, i) => user(i)) });
      if (!found.defined) throw new Error(found.message);
      return found.upper - found.lower;
    };
    const once = width(rows, (i) => i % 50);
    const twice = [...rows, ...rows];
    near(
      width(twice, (i) => (i % 150) % 50),
      once,
      1e-12,
    );
    expect(width(twice, (i) => ((i % 150) % 50) + (i < 150 ? 0 : 50))).toBeLessThan(0.85 * once);
  });

  test('rows of one user that answer alike: the clustered interval is the wide one', () => {
    const users = sample(40, 5);
    const rows = users.flatMap((row, user) =>
      Array.from({ length: 10 }, (_, k) => ({ ...row, id: `${user}-${k}`, user })),
    );
    const alone = compare(rows, { ids: ids(rows) });
    const clustered = compare(rows, { clusters: rows.map((row) => row.user) });
    if (!alone.defined || !clustered.defined) throw new Error('both are defined');
    expect(clustered.units).toBe(40);
    near(clustered.se / alone.se, Math.sqrt(10), 0.15);
  });

  test('another unit of the metric changes only the unit', () => {
    const rows = sample(100, 6);
    const scaled = (list: readonly Row[], answer: 'now' | 'before'): WeightedMetric => {
      const plain = accuracy(list, answer);
      return (weights) => 1024 * plain(weights)!;
    };
    const [plain, large] = [compare(rows), compare(rows, {}, scaled)];
    if (!plain.defined || !large.defined) throw new Error('both are defined');
    expect([large.lower, large.upper, large.bias]).toEqual([1024 * plain.lower, 1024 * plain.upper, plain.bias]);
  });

  test('many rows: groups are left out instead of single rows, and the interval is the normal one', () => {
    const rows = sample(5000, 7);
    const found = compare(rows);
    if (!found.defined) throw new Error(found.message);
    expect(Math.abs(found.acceleration)).toBeLessThan(0.01);
    const c = rows.filter((row) => row.now === row.label && row.before !== row.label).length / 5000;
    const b = rows.filter((row) => row.now !== row.label && row.before === row.label).length / 5000;
    near(found.se, Math.sqrt((b + c - (c - b) ** 2) / 5000), 0.1);
  });
});

describe('what cannot be tested', () => {
  const rows = sample(60, 8);

  test('identical predictions, and answers that never vary', () => {
    expect(compare(rows.map((row) => ({ ...row, before: row.now })))).toMatchObject({ reason: 'no-variation' });
    const perfect = rows.map((row) => ({ ...row, now: row.label, before: 1 - row.label }));
    expect(compare(perfect)).toMatchObject({ defined: false, reason: 'no-variation' });
  });

  test('no rows, no value on them, none without some row', () => {
    expect(compare([])).toMatchObject({ defined: false, reason: 'undefined-metric' });
    const negative = rows.map((row) => ({ ...row, label: 0 }));
    expect(compare(negative, {}, recall)).toMatchObject({
      reason: 'undefined-metric',
      message: 'the metric has no value on these rows',
    });
    const single = rows.map((row, i) => ({ ...row, label: i === 0 ? 1 : 0 }));
    expect(compare(single, {}, recall)).toMatchObject({ message: 'the metric has no value without some one unit' });
    expect(compare(rows, {}, () => () => NaN)).toMatchObject({ reason: 'undefined-metric' });
  });

  test('a rare class is missing from too many resamples, unless it is a stratum', () => {
    const rare = rows.map((row, i) => ({ ...row, label: i < 3 ? 1 : 0, now: i % 2, before: i < 1 ? 0 : 1 }));
    expect(compare(rare, {}, recall)).toMatchObject({ defined: false, reason: 'undefined-metric' });
    expect(compare(rare, { strata: rare.map((row) => row.label) }, recall)).not.toMatchObject({
      reason: 'undefined-metric',
    });
  });

  test('too few rows, or rows of too few clusters', () => {
    const message = (n: number) => `${n} rows or clusters are too few to resample; it takes 20`;
    expect(compare(rows.slice(0, 19))).toMatchObject({ defined: false, reason: 'too-few', message: message(19) });
    expect(compare(rows, { clusters: rows.map((_, i) => i % 12) })).toMatchObject({ message: message(12) });
    expect(compare(rows, { clusters: rows.map((_, i) => i % 12), leastUnits: 10 })).toMatchObject({ defined: true });
  });

  test('too few resamples for the confidence', () => {
    expect(compare(rows, { resamples: 99, confidence: 0.99 })).toMatchObject({ reason: 'too-few-resamples' });
  });

  test('lists of another length, ids that repeat, and a seed that is none throw', () => {
    expect(() => compare(rows, { strata: [1] })).toThrow('strata must have one entry for each of the 60 rows, not 1');
    expect(() => compare(rows, { ids: rows.map(() => 'x') })).toThrow('the id x stands twice');
    expect(() => compare(rows, { seed: -1 })).toThrow(RangeError);
    expect(() => compare(rows, { resamples: 0.5 })).toThrow(RangeError);
  });
});

test('covers: of 200 samples with a true difference of 0.05 about 5 % of the 95 % intervals miss it', () => {
  let missed = 0;
  for (let seed = 0; seed < 200; seed += 1) {
    const found = compare(sample(100, 1000 + seed), { resamples: 299 });
    if (!found.defined || found.lower > 0.05 || found.upper < 0.05) missed += 1;
  }
  // Binomial(200, 0.05) lies outside 2 … 20 with probability 0.002.
  expect(missed).toBeGreaterThanOrEqual(2);
  expect(missed).toBeLessThanOrEqual(20);
});

describe('kinds of equal rows with their counts', () => {
  const rows = sample(400, 12);
  const columns = [rows.map((row) => row.label), rows.map((row) => row.now), rows.map((row) => row.before)];
  const kinds = distinctRows(columns);
  const few = Array.from(kinds.rows, (row) => rows[row]!);
  const plan = { counts: kinds.counts, ids: kinds.ids, strata: few.map((row) => row.label) };

  test('the same estimate and acceleration as row by row, nearly the same interval', () => {
    expect(few.length).toBe(8);
    const byKind = compare(few, { ...plan, resamples: 20_000 });
    const byRow = compare(rows, { ids: ids(rows), strata: columns[0]!, resamples: 5000 });
    if (!byKind.defined || !byRow.defined) throw new Error('both are defined');
    near(byKind.difference, byRow.difference, 1e-12);
    near(byKind.acceleration, byRow.acceleration, 1e-9);
    near(byKind.se, byRow.se, 0.05);
    expect(Math.abs(byKind.lower - byRow.lower)).toBeLessThanOrEqual(0.006);
    expect(Math.abs(byKind.upper - byRow.upper)).toBeLessThanOrEqual(0.006);
    expect([byKind.units, byKind.smallestStratum]).toEqual([byRow.units, byRow.smallestStratum]);
  });

  test('the order in which the kinds appear changes nothing, exchanging the models negates', () => {
    const turned = [...rows].reverse();
    const again = distinctRows([turned.map((r) => r.label), turned.map((r) => r.now), turned.map((r) => r.before)]);
    const list = Array.from(again.rows, (row) => turned[row]!);
    const there = compare(few, plan);
    expect(compare(list, { counts: again.counts, ids: again.ids, strata: list.map((r) => r.label) })).toEqual(there);
    const back = compare(
      few.map((row) => ({ ...row, now: row.before, before: row.now })),
      plan,
    );
    if (!there.defined || !back.defined) throw new Error('both are defined');
    expect([back.lower + there.upper, back.upper + there.lower]).toEqual([0, 0]);
  });

  test('a million rows cost no more', () => {
    const found = compare(few, { ...plan, counts: kinds.counts.map((count) => 2500 * count) });
    expect(found).toMatchObject({ defined: true, units: 1_000_000 });
  });

  test('clusters, counts that are none and columns of different length throw', () => {
    expect(() => compare(few, { ...plan, clusters: few.map((row) => row.user) })).toThrow('cannot be counted together');
    expect(() => compare(few, { ...plan, counts: kinds.counts.map(() => 0.5) })).toThrow('the count of row 0');
    expect(() => distinctRows([[1, 2], [1]])).toThrow(RangeError);
    expect(distinctRows([])).toMatchObject({ ids: [] });
  });
});

// Pearson's chi-square of 40,000 draws against the binomial's own probabilities; both methods and the mirrored half.
test.each([
  [12, 0.3],
  [400, 0.01],
  [50, 0.4],
  [200, 0.9],
  [100_000, 0.0005],
])('draws from Binomial(%p, %p)', (n, p) => {
  const bits = seededBits(77);
  const draws = 40_000;
  const seen = new Map<number, number>();
  for (let i = 0; i < draws; i += 1) {
    const k = binomialSample(n, p, bits);
    seen.set(k, (seen.get(k) ?? 0) + 1);
  }
  let [stat, cells, rest, restExpected] = [0, 0, draws, draws];
  for (let k = 0; k <= n && k < n * p + 60; k += 1) {
    const expected = draws * binomialPmf(k, n, p);
    if (expected < 20) continue;
    stat += ((seen.get(k) ?? 0) - expected) ** 2 / expected;
    cells += 1;
    rest -= seen.get(k) ?? 0;
    restExpected -= expected;
  }
  stat += (rest - restExpected) ** 2 / restExpected;
  expect(chiSquareSf(stat, cells)).toBeGreaterThan(1e-4);
});
