import type { Scalar } from '@tidegate/evidence';
import {
  andersonDarlingSamples,
  chiSquareFit,
  chiSquareTwoProportions,
  energyDistance,
  eppsSingleton,
  fisherTwoSided,
  type Frequencies,
  jensenShannonDistance,
  kolmogorovSmirnov,
  kullbackLeibler,
  likelihoodRatioFit,
  mannWhitneyLess,
  moments,
  populationStability,
  studentTest,
  wassersteinDistance,
} from '@tidegate/statistics';
import { evidentlyCramerVonMises } from './evidently-cramer.ts';
import { hellinger, shares, zerosFilled } from './evidently-cells.ts';
import type { Categories } from './sample.ts';
import type { ColumnKind, Sense, TestInfo } from './tool.ts';

/** A column's two sides without nulls and infinities. */
export interface Pair {
  readonly kind: ColumnKind;
  readonly n: number;
  readonly m: number;
  readonly categories: Categories;
  /** pandas keeps both sides as whole numbers. */
  readonly whole: boolean;
  readonly numbers?: { readonly ref: Frequencies; readonly cur: Frequencies };
}

type Parameters = Readonly<Record<string, Scalar>>;
type Result =
  | { readonly score: number; readonly parameters: Parameters; readonly values?: Parameters }
  | { readonly stops: string };

export interface TestOfEvidently extends TestInfo {
  readonly threshold: number;
  readonly sense: Sense;
  readonly run: (pair: Pair) => Result;
}

const number = ['number'] as const;
const category = ['category'] as const;
const both = ['number', 'category'] as const;
/** Smallest deviation that the Wasserstein distance is divided by. */
const LEAST_DEVIATION = 0.001;
/** Waves the Epps-Singleton test compares. */
const FULL_RANK = 4;
/** Relative difference of sums that counts as equal. */
const SAME_SUM = 2 ** -26;

/** Registered tests by Evidently's names, with its thresholds and senses. */
export const evidentlyTests: Readonly<Record<string, TestOfEvidently>> = {
  ks: {
    ...of(number, 0.05, '<='),
    run: onNumbers((ref, cur) => {
      const { stat, p, method } = kolmogorovSmirnov(ref, cur);
      return { score: p, parameters: { score: 'p', method }, values: { statistic: stat } };
    }),
  },
  chisquare: {
    ...of(category, 0.05, '<'),
    run: ({ categories: { ref, cur }, n, m }) => {
      const { p, stat, df } = chiSquareFit(
        cur,
        ref.map((count) => count * (m / n)),
      );
      return {
        score: p,
        parameters: { score: 'p', expected: 'shares of the reference', 'degrees of freedom': df },
        values: { statistic: finite(stat) },
      };
    },
  },
  z: {
    ...of(category, 0.05, '<'),
    run: ({ categories: { keys, ref, cur }, n, m }) => {
      const { p } = chiSquareTwoProportions({
        successes1: n - ref[0]!,
        n1: n,
        successes2: m - cur[0]!,
        n2: m,
      });
      return { score: p, parameters: { score: 'p', variance: 'pooled', categories: keys.length } };
    },
  },
  jensenshannon: {
    ...of(both, 0.1, '>='),
    run: (pair) => {
      const { ref, cur, parameters } = shares(pair);
      return {
        score: jensenShannonDistance(ref, cur),
        parameters: { score: 'distance', ...parameters, 'log base': 'e', zeros: 'kept' },
      };
    },
  },
  wasserstein: {
    ...of(number, 0.1, '>='),
    run: onNumbers((ref, cur) => {
      const { n, squares } = moments(ref);
      const norm = Math.max(Math.sqrt(squares / n), LEAST_DEVIATION);
      return {
        score: wassersteinDistance(ref, cur) / norm,
        parameters: { score: 'distance', 'divided by': 'standard deviation of the reference', norm },
      };
    }),
  },
  psi: { ...of(both, 0.1, '>='), run: onFilled('index', populationStability) },
  kl_div: { ...of(both, 0.1, '>='), run: onFilled('divergence', kullbackLeibler) },
  hellinger: {
    ...of(both, 0.1, '>='),
    run: (pair) => {
      const { score, parameters } = hellinger(pair);
      return { score, parameters: { score: 'distance', ...parameters, zeros: 'kept' } };
    },
  },
  t_test: {
    ...of(number, 0.05, '<'),
    run: onNumbers((ref, cur) => {
      const { p, df } = studentTest(ref, cur);
      return { score: p, parameters: { score: 'p', variance: 'pooled', 'degrees of freedom': df } };
    }),
  },
  mannw: {
    ...of(number, 0.05, '<'),
    run: onNumbers((ref, cur) => {
      const { p, method } = mannWhitneyLess(ref, cur);
      return { score: p, parameters: { score: 'p', alternative: 'the reference is smaller', method } };
    }),
  },
  anderson: {
    ...of(number, 0.1, '<'),
    run: onNumbers((ref, cur) => {
      const { p, stat } = andersonDarlingSamples(ref, cur);
      // Below four rows the statistic has no variance to be standardised by.
      const score = Number.isFinite(stat) ? p : NaN;
      return {
        score,
        parameters: { score: 'p', range: '0.001 to 0.25', ties: 'mid-ranks' },
        values: { statistic: finite(stat) },
      };
    }),
  },
  cramer_von_mises: {
    ...of(number, 0.1, '<='),
    run: onNumbers((ref, cur) => {
      const { p, method } = evidentlyCramerVonMises(ref, cur);
      return { score: p, parameters: { score: 'p', method } };
    }),
  },
  es: {
    ...of(number, 0.05, '<'),
    run: onNumbers((ref, cur) => {
      const { p, df } = eppsSingleton(ref, cur);
      // The rank, and with it p, then hangs on the rounding of zeros.
      if (df < FULL_RANK)
        return { stops: `its covariance has rank ${df} of ${FULL_RANK}: there are too few distinct values` };
      return { score: p, parameters: { score: 'p', 'degrees of freedom': df } };
    }),
  },
  ed: {
    ...of(number, 0.1, '>'),
    run: onNumbers((ref, cur) => ({
      score: energyDistance(ref, cur),
      parameters: { score: 'distance', unit: 'root of the unit of the values' },
    })),
  },
  fisher_exact: {
    ...of(category, 0.1, '<'),
    run: ({ categories: { keys, ref, cur }, n, m }) => {
      if (n !== m) return { stops: `it needs as many rows on both sides, not ${n} and ${m}` };
      if (keys.length > 2) return { stops: `it needs two categories, not ${keys.length}` };
      const p = fisherTwoSided({ successes1: ref[0]!, n1: n, successes2: cur[0]!, n2: m });
      return { score: p, parameters: { score: 'p', 'two-sided by': 'tables no likelier' } };
    },
  },
  g_test: {
    ...of(category, 0.1, '<'),
    run: ({ categories: { ref, cur }, n, m }) => {
      if (Math.abs(n - m) > SAME_SUM * Math.min(n, m))
        return { stops: `it needs as many rows on both sides, not ${n} and ${m}` };
      const { p, df } = likelihoodRatioFit(cur, ref);
      return { score: p, parameters: { score: 'p', expected: 'counts of the reference', 'degrees of freedom': df } };
    },
  },
};

function of(kinds: readonly ColumnKind[], threshold: number, sense: Sense) {
  return { kinds, threshold, sense };
}

function onNumbers(test: (ref: Frequencies, cur: Frequencies) => Result): (pair: Pair) => Result {
  return ({ numbers }) => {
    if (!numbers) return { stops: 'one side holds no numbers' };
    try {
      return test(numbers.ref, numbers.cur);
    } catch (error) {
      if (error instanceof RangeError) return { stops: error.message };
      throw error;
    }
  };
}

function onFilled(score: string, of: (p: readonly number[], q: readonly number[]) => number): (pair: Pair) => Result {
  return (pair) => {
    const { ref, cur, parameters } = shares(pair);
    if (!ref.some((share) => share > 0) || !cur.some((share) => share > 0))
      return { stops: 'a side has no row in any cell' };
    return {
      score: of(zerosFilled(ref), zerosFilled(cur)),
      parameters: {
        score,
        ...parameters,
        'log base': 'e',
        zeros: '0.0001, or a millionth of the least share below that',
      },
    };
  };
}

function finite(value: number): Scalar {
  return Number.isFinite(value) ? value : String(value);
}
