import { describe, expect, test } from '@jest/globals';
import { soda } from '../src/drift/compat/soda.ts';
import { categories, type Drawn, named, numbers, rowsOf, same, scoreOf } from './compat-samples.ts';

interface Vector {
  ref: Drawn;
  cur: Drawn;
  type: 'number' | 'category';
  /** null where it raises an error. */
  scores: Readonly<Record<string, number | null>>;
}

// soda-core-scientific 3.5.6, scipy 1.15.3, numpy 1.26.4: DROGenerator, then DistributionChecker(...).run()["check_value"]
const vectors: readonly Vector[] = [
  {
    ref: ['even', 60, 3],
    cur: ['even', 45, 5, 0, 1],
    type: 'number',
    scores: { ks: 0.6533869609153917, psi: 0.43396818120015895, swd: 0.1747250463361245, semd: 0.1747250463361245 },
  },
  {
    ref: ['even', 60, 3],
    cur: ['even', 45, 5, 0.25, 1],
    type: 'number',
    scores: { ks: 0.000559265196575265, psi: 4.889091337282871, swd: 0.8605830104314377, semd: 0.8605830104314377 },
  },
  {
    ref: ['skewed', 500, 7],
    cur: ['skewed', 300, 11, 0, 1],
    type: 'number',
    scores: {
      ks: 0.00012311213720343008,
      psi: 0.09433791499266703,
      swd: 0.12408366350137223,
      semd: 0.12408366350137223,
    },
  },
  {
    ref: ['skewed', 1003, 7],
    cur: ['skewed', 700, 11, 20, 1],
    type: 'number',
    scores: {
      ks: 0.0014802975028901618,
      psi: 0.035401527681708955,
      swd: 0.06136105154332832,
      semd: 0.06136105154332832,
    },
  },
  {
    ref: ['whole', 700, 5],
    cur: ['whole', 350, 9, 0, 1],
    type: 'number',
    scores: { ks: 0.4369704144654719, psi: 0.06694250794539647, swd: 0.09199067863574964, semd: 0.09199067863574964 },
  },
  {
    ref: ['whole', 700, 5],
    cur: ['whole', 350, 9, 6, 1],
    type: 'number',
    scores: { ks: 0.00019013377307057586, psi: 0.46019205851905587, swd: 0.3922181975568605, semd: 0.3922181975568605 },
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    type: 'number',
    scores: { ks: 1.821852363160101e-21, psi: 2.036966023210976, swd: 0.1477338872945331, semd: 0.1477338872945331 },
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    type: 'category',
    scores: { chi_square: 0.5846281000600307, psi: 0.08664339756999316, swd: 0.07713355933167203 },
  },
  {
    ref: ['even', 5, 3],
    cur: ['even', 30, 5, 0, 1],
    type: 'number',
    scores: { ks: 0.0002933405491362055, psi: 7.169671818421273, swd: 1.0361516039644079, semd: 1.0361516039644079 },
  },
  {
    ref: ['tails', 200, 5],
    cur: ['tails', 150, 9, 0, 1],
    type: 'number',
    scores: {
      ks: 1.4458301144163532e-15,
      psi: 0.043328171491789726,
      swd: 0.11880912456928766,
      semd: 0.11880912456928766,
    },
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 300, 9, 0, 1],
    type: 'category',
    scores: { chi_square: 0.41256734759202673, psi: 10.126226038606184, swd: 0.7071067811865476 },
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 250, 9, 0, 1],
    type: 'category',
    scores: { chi_square: 0.6802734020493801, psi: 20.252452077212368, swd: 0.4444444444444444 },
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 150, 9, 0, 1],
    type: 'category',
    scores: { chi_square: 0.5805433019117024, psi: 0.0, swd: 0.08687444855261388 },
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    type: 'number',
    scores: { ks: 1.821852363160101e-21, psi: 2.036966023210976, swd: 0.1477338872945331, semd: 0.1477338872945331 },
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    type: 'category',
    scores: { chi_square: 0.5846281000600307, psi: 0.08664339756999316, swd: 0.07713355933167203 },
  },
];

describe.each(vectors)('$ref against $cur as $type', ({ ref, cur, type, scores }) => {
  const of = type === 'number' ? numbers : named;
  const columns = { ref: of(rowsOf(ref)), cur: of(rowsOf(cur)) };

  test.each(Object.entries(scores))('%s', (name, expected) => {
    const outcome = soda.judge(columns, type, { test: name, threshold: 0.1 });
    if (expected === null || Number.isNaN(expected)) expect(outcome.status).toBe('undecided');
    else {
      const { score } = scoreOf(outcome);
      expect(same(score, expected) ? expected : score).toBe(expected);
    }
  });
});

test('the published example of chi_square', () => {
  const sides = { ref: categories({ a: 100, b: 400, c: 500 }), cur: categories({ a: 200, b: 300, c: 500 }) };
  const { score, drifted, sense } = scoreOf(soda.judge(sides, 'category', {}));
  expect([same(score, 1.2165501237202362e-27), drifted, sense]).toEqual([true, true, '<=']);
});

test('numbers that chi_square is asked for are categories', () => {
  const sides = { ref: numbers(rowsOf(['few', 300, 5])), cur: numbers(rowsOf(['few', 300, 9])) };
  expect(soda.kindOf(sides, { test: 'chi_square' })).toBe('category');
  expect(scoreOf(soda.judge(sides, 'category', { test: 'chi_square' })).score).toBe(
    scoreOf(soda.judge({ ref: named(rowsOf(['few', 300, 5])), cur: named(rowsOf(['few', 300, 9])) }, 'category', {}))
      .score,
  );
});

describe('what Soda stops at is undecided', () => {
  const hundred = categories({ a: 50, b: 50 });
  const three = numbers([1, 2, 3]);
  test.each([
    ['a new category', hundred, categories({ a: 50, b: 40, c: 10 }), {}, 'same categories'],
    ['a category that is gone', hundred, categories({ a: 50 }), {}, 'same categories'],
    ['nulls that are new', hundred, categories({ a: 50, b: 40 }, 10), {}, 'same categories'],
    ['a rare category', hundred, categories({ a: 96, b: 4 }), {}, 'needs 5 rows'],
    ['a distance without a threshold', hundred, hundred, { test: 'psi' }, 'needs a threshold'],
    ['nulls in the data, of a distance', three, numbers([1, null]), { test: 'swd', threshold: 1 }, 'has nulls'],
    ['infinite values', three, numbers([1, Infinity]), {}, 'infinite'],
    ['another type', hundred, three, {}, 'holds text'],
    ['nothing', three, numbers([null]), {}, 'no values'],
  ])('%s', (_, ref, cur, choice, reason) => {
    const outcome = soda.judge({ ref, cur }, soda.kindOf({ ref, cur }, choice)!, choice);
    expect(outcome.status).toBe('undecided');
    expect((outcome as { reason: string }).reason).toContain(reason);
  });
});
