import { expect, test } from '@jest/globals';
import { bonferroni, hommel, mcnemarChiSquare, waldPairedInterval } from '@tidegate/statistics';

// Reference numbers: statsmodels 0.15.0 and scipy 1.17.1.

test.each([
  [1, 7, 4.5, 0.033894853524689295, 3.125, 0.07709987174354202],
  [6, 16, 4.545454545454546, 0.0330062576612325, 3.6818181818181817, 0.055008833629265896],
  [121, 59, 21.355555555555554, 3.815135865112594e-6, 20.67222222222222, 5.450094825427117e-6],
  [70, 59, 0.937984496124031, 0.33279671725145926, 0.7751937984496124, 0.37861508946133904],
  [80, 59, 3.172661870503597, 0.07488031404005394, 2.8776978417266186, 0.08981434395829568],
  [30, 60, 10.0, 0.001565402258002549, 9.344444444444445, 0.0022366244452098703],
  [10, 30, 10.0, 0.001565402258002549, 9.025, 0.002663119259138558],
  [10, 10, 0.0, 1.0, 0.0, 1.0],
])('McNemar (%i, %i): chi-square, plain and corrected', (b, c, chi, p, chiCorrected, pCorrected) => {
  const plain = mcnemarChiSquare(b, c);
  const corrected = mcnemarChiSquare(b, c, true);
  for (const [seen, wanted] of [
    [plain.statistic, chi],
    [plain.p, p],
    [corrected.statistic, chiCorrected],
    [corrected.p, pCorrected],
  ] as const) {
    expect(Math.abs(seen - wanted)).toBeLessThanOrEqual(1e-9 * Math.abs(wanted) + 1e-300);
  }
});

test('without discordant items there is nothing to tell apart', () => {
  expect(mcnemarChiSquare(0, 0)).toEqual({ statistic: 0, p: 1 });
});

test.each([
  [
    [
      0.838541367553, 0.642193923795, 0.680845947633, 0.967833824309, 0.71626938238, 0.177096952723, 5.23656777208e-5,
      0.0202732688798, 0.00028140506198, 0.0149877310796,
    ],
    [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.000523656777208, 0.202732688798, 0.0028140506197999998, 0.149877310796],
    [
      0.967833824309, 0.967833824309, 0.967833824309, 0.967833824309, 0.967833824309, 0.967833824309, 0.000523656777208,
      0.1419128821586, 0.00253264555782, 0.10491411755720001,
    ],
  ],
  [
    [0.01, 0.02, 0.03, 0.04, 0.05],
    [0.05, 0.1, 0.15, 0.2, 0.25],
    [0.049999999999999996, 0.05000000000000001, 0.05000000000000001, 0.05000000000000001, 0.05000000000000001],
  ],
  [
    [0.04, 0.04, 0.01, 0.2, 1.0, 0.01],
    [0.24, 0.24, 0.06, 1.0, 1.0, 0.06],
    [0.12, 0.12, 0.05, 0.4, 1.0, 0.05],
  ],
] as [number[], number[], number[]][])('Bonferroni and Hommel of %j', (ps, ofBonferroni, ofHommel) => {
  bonferroni(ps).forEach((p, i) => expect(p).toBeCloseTo(ofBonferroni[i]!, 12));
  hommel(ps).forEach((p, i) => expect(p).toBeCloseTo(ofHommel[i]!, 12));
});

test.each([[[0.5, -0.1]], [[NaN]], [[1.1]]])('%j are no p-values', (ps) => {
  expect(() => hommel(ps)).toThrow(RangeError);
  expect(() => bonferroni(ps)).toThrow(RangeError);
});

// The table's difference is production minus candidate.
test.each([
  [1, 7, 21, [-0.5197090362572807, -0.05171953517129063]],
  [6, 16, 161, [-0.11839965766157987, -0.0058239448228921895]],
  [40, 60, 1000, [-0.039560401287834945, -0.00043959871216505894]],
  [12, 30, 1000, [-0.030652930008944503, -0.005347069991055494]],
] as [number, number, number, [number, number]][])('Wald on b %i, c %i of %i', (b, c, n, [low, high]) => {
  const { lower, upper } = waldPairedInterval(b, c, n);
  expect(lower).toBeCloseTo(-high, 9);
  expect(upper).toBeCloseTo(-low, 9);
});
