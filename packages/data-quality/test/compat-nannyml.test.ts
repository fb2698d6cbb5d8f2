import { describe, expect, test } from '@jest/globals';
import { nannyml } from '../src/drift/compat/nannyml.ts';
import { categories, type Drawn, named, numbers, rowsOf, same, scoreOf } from './compat-samples.ts';

interface Vector {
  ref: Drawn;
  cur: Drawn;
  type: 'number' | 'category';
  /** Value of the method, threshold (of chi2: p) and alert. */
  scores: Readonly<Record<string, readonly [number, number, boolean]>>;
}

// NannyML 0.13.1, scipy 1.17.1, numpy 2.4.6, pandas 3.1.1: MethodFactory.create(..., DefaultChunker(), StandardDeviationThreshold(None, 3))
const vectors: readonly Vector[] = [
  {
    ref: ['even', 60, 3],
    cur: ['even', 45, 5, 0, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.12155108242324929, 0.6759070268148082, false],
      kolmogorov_smirnov: [0.15555555555555556, 0.5985647156707665, false],
      wasserstein: [0.05273722222222224, 0.2787686273021013, false],
      hellinger: [0.10144463749699825, 0.6470212808667384, false],
    },
  },
  {
    ref: ['even', 65, 3],
    cur: ['even', 45, 5, 0.25, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.538334442648968, 0.7080791183301542, false],
      kolmogorov_smirnov: [0.4017094017094017, 0.6584693649302469, false],
      wasserstein: [0.26496478632478637, 0.33994990546975634, false],
      hellinger: [0.5313978158032178, 0.6786859893883536, false],
    },
  },
  {
    ref: ['skewed', 500, 7],
    cur: ['skewed', 300, 11, 0, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.14046728732611133, 0.3072431893014799, false],
      kolmogorov_smirnov: [0.058, 0.19623694827792726, false],
      wasserstein: [17.356586666666665, 81.71230408563109, false],
      hellinger: [0.12363579311627404, 0.29734484264302735, false],
    },
  },
  {
    ref: ['skewed', 1003, 7],
    cur: ['skewed', 700, 11, 20, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.11079277777633632, 0.6351603561806816, false],
      kolmogorov_smirnov: [0.2691924227318046, 0.22416974940082945, true],
      wasserstein: [20.678036960546933, 92.69753673602908, false],
      hellinger: [0.0980859079530048, 0.601826200981042, false],
    },
  },
  {
    ref: ['skewed', 2500, 7],
    cur: ['skewed', 1500, 11, 0, 1.3],
    type: 'number',
    scores: {
      jensen_shannon: [0.19769227388472307, 0.1458906080621875, true],
      kolmogorov_smirnov: [0.0772, 0.08470866095297482, false],
      wasserstein: [57.95660933333333, 37.71957823440812, true],
      hellinger: [0.19503569473136506, 0.12260994590187982, true],
    },
  },
  {
    ref: ['whole', 700, 5],
    cur: ['whole', 350, 9, 0, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.0847053789612031, 0.2364486770610863, false],
      kolmogorov_smirnov: [0.04, 0.1664013734291966, false],
      wasserstein: [1.0414285714285714, 4.785929439766955, false],
      hellinger: [0.07059982312317954, 0.19820967643954246, false],
    },
  },
  {
    ref: ['whole', 700, 5],
    cur: ['whole', 350, 9, 6, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.31833603543048733, 0.2364486770610863, true],
      kolmogorov_smirnov: [0.13714285714285715, 0.1664013734291966, false],
      wasserstein: [7.038571428571428, 4.785929439766955, true],
      hellinger: [0.3142498365845922, 0.19820967643954246, true],
    },
  },
  {
    ref: ['skewed', 12000, 7],
    cur: ['skewed', 900, 11, -5, 1.1],
    type: 'number',
    scores: {
      jensen_shannon: [0.3358553190815897, 0.06737344121838049, true],
      kolmogorov_smirnov: [0.10730555555555553, 0.042379116604978916, true],
      wasserstein: [24.19501790041076, 18.36476290909897, true],
      hellinger: [0.3252076932896104, 0.05616335491326201, true],
    },
  },
  {
    ref: ['whole', 10007, 5],
    cur: ['whole', 900, 9, -6, 1.5],
    type: 'number',
    scores: {
      jensen_shannon: [0.4393181771654621, 0.6648169355023594, false],
      kolmogorov_smirnov: [0.26815584646303137, 0.36045991130791993, false],
      wasserstein: [9.577776363845304, 6.390602733887, true],
      hellinger: [0.4280572141991456, 0.6360772814651791, false],
    },
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 300, 9, 0, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.0411369304139851, 0.31905097517726855, false],
      kolmogorov_smirnov: [0.043333333333333335, 0.2692977926907479, false],
      wasserstein: [0.10000000000000003, 0.49541489022279683, false],
      hellinger: [0.03425460841747067, 0.2671646202952862, false],
    },
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 300, 9, 0, 1],
    type: 'category',
    scores: {
      jensen_shannon: [0.0411369304139851, 0.31905097517726855, false],
      chi2: [1.406608362485424, 0.7039864279838781, false],
      l_infinity: [0.03666666666666668, 0.26747526856857284, false],
      hellinger: [0.03425460841747067, 0.2671646202952862, false],
    },
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 250, 9, 1, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.5095629074361079, 0.31905097517726855, true],
      kolmogorov_smirnov: [0.296, 0.2692977926907479, true],
      wasserstein: [1.0766666666666667, 0.49541489022279683, true],
      hellinger: [0.5090649413878843, 0.2671646202952862, true],
    },
  },
  {
    ref: ['few', 300, 5],
    cur: ['few', 250, 9, 1, 1],
    type: 'category',
    scores: {
      jensen_shannon: [0.5095629074361079, 0.31905097517726855, true],
      chi2: [143.04898637347992, 6.277576164721884e-30, true],
      l_infinity: [0.26, 0.26747526856857284, false],
      hellinger: [0.5090649413878843, 0.2671646202952862, true],
    },
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 150, 9, 0, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.01913229421165536, 0.23339335571829317, false],
      kolmogorov_smirnov: [0.02, 0.2421293625450939, false],
      wasserstein: [0.020000000000000018, 0.24212936254509382, false],
      hellinger: [0.015929378505541512, 0.19479044325885245, false],
    },
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 150, 9, 0, 1],
    type: 'category',
    scores: {
      jensen_shannon: [0.01913229421165536, 0.23339335571829317, false],
      chi2: [0.08757029864804974, 0.7672890449208123, false],
      l_infinity: [0.020000000000000018, 0.24212936254509387, false],
      hellinger: [0.015929378505541512, 0.19479044325885245, false],
    },
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 200, 5, 0, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.0, 0.23339335571829317, false],
      kolmogorov_smirnov: [0.0, 0.2421293625450939, false],
      wasserstein: [0.0, 0.24212936254509382, false],
      hellinger: [0.0, 0.19479044325885245, false],
    },
  },
  {
    ref: ['pair', 200, 5],
    cur: ['pair', 200, 5, 0, 1],
    type: 'category',
    scores: {
      jensen_shannon: [0.0, 0.23339335571829317, false],
      chi2: [0.0, 1.0, false],
      l_infinity: [0.0, 0.24212936254509387, false],
      hellinger: [0.0, 0.19479044325885245, false],
    },
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.04804644692953166, 0.8842913590951365, false],
      kolmogorov_smirnov: [0.03535353535353535, 0.9080158338793325, false],
      wasserstein: [0.06734006734006731, 2.332847616248655, false],
      hellinger: [0.04003465899652393, 0.8407890667597508, false],
    },
  },
  {
    ref: ['coarse', 891, 5],
    cur: ['coarse', 418, 9, 0, 1],
    type: 'category',
    scores: {
      jensen_shannon: [0.04804644692953218, 0.8842913590951366, false],
      chi2: [3.768462379275314, 0.8060263766136775, false],
      l_infinity: [0.024248331265875132, 0.9067542269580444, false],
      hellinger: [0.04003465899652393, 0.8407890667597508, false],
    },
  },
  {
    ref: ['even', 60, 3],
    cur: ['even', 60, 3, 0, 1],
    type: 'number',
    scores: {
      jensen_shannon: [0.0, 0.6759070268148082, false],
      kolmogorov_smirnov: [0.0, 0.5985647156707665, false],
      wasserstein: [0.0, 0.2787686273021013, false],
      hellinger: [0.0, 0.6470212808667384, false],
    },
  },
];

describe.each(vectors)('$ref against $cur as $type', ({ ref, cur, type, scores }) => {
  const of = type === 'number' ? numbers : named;
  const rows = rowsOf(ref);
  const size = Math.floor(rows.length / 10);
  const parts = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) =>
    of(rows.slice(i * size, (i + 1) * size)),
  );
  const columns = { ref: of(rows), cur: of(rowsOf(cur)), parts };

  test.each(Object.entries(scores))('%s', (name, [value, limit, alert]) => {
    const scored = scoreOf(nannyml.judge(columns, type, { test: name }));
    const [ours, bound] =
      name === 'chi2' ? [Number(scored.values!['statistic']), scored.score] : [scored.score, scored.threshold];
    expect([same(ours, value) ? value : ours, same(bound, limit) ? limit : bound, scored.drifted]).toEqual([
      value,
      limit,
      alert,
    ]);
  });
});

describe('thresholds', () => {
  const columns = { ref: numbers(rowsOf(['skewed', 500, 7])), cur: numbers(rowsOf(['skewed', 300, 11, 40])) };

  test('one that is given is a constant', () => {
    const { score, threshold, drifted } = scoreOf(nannyml.judge(columns, 'number', { threshold: 0.1 }));
    expect([threshold, drifted]).toEqual([0.1, score > 0.1]);
  });

  test('chi2 knows only p < 0.05', () => {
    const sides = { ref: categories({ a: 50, b: 50 }), cur: categories({ a: 60, b: 40 }) };
    expect(scoreOf(nannyml.judge(sides, 'category', { test: 'chi2', threshold: 0.9 }))).toMatchObject({
      threshold: 0.05,
      sense: '<',
      drifted: false,
    });
  });

  test('a reference too short for ten chunks gives none', () =>
    expect(nannyml.judge(columns, 'number', {})).toMatchObject({ status: 'undecided' }));
});

// nannyml/tests: a category the reference lacks, and ones the data lacks
test.each([
  [{ a: 2, b: 2, c: 2 }, { a: 2, b: 2, c: 2, d: 1 }, 0.14285714285714285],
  [{ a: 2, b: 2, c: 2 }, { b: 5 }, 0.6666666666666667],
])('l_infinity of %p and %p', (ref, cur, expected) => {
  const { score } = scoreOf(
    nannyml.judge({ ref: categories(ref), cur: categories(cur) }, 'category', { test: 'l_infinity', threshold: 1 }),
  );
  expect(same(score, expected)).toBe(true);
});

test('what it cannot compare is undecided', () => {
  const text = categories({ a: 5 });
  const three = numbers([1, 2, 3]);
  for (const [ref, cur, choice] of [
    [three, text, { threshold: 1 }],
    [three, numbers([null]), { threshold: 1 }],
    [numbers([null]), three, { threshold: 1 }],
    [three, numbers([1, Infinity]), { threshold: 1 }],
    [three, three, { threshold: 1, test: 'chi2' }],
  ] as const)
    expect(nannyml.judge({ ref, cur }, 'number', choice).status).toBe('undecided');
});
