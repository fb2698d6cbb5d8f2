import { chiSquareFit, type Frequencies, kolmogorovSmirnov, largestDifference } from '@tidegate/statistics';
import { categoriesOf, type Sample, sharesOf, valuesOf } from './sample.ts';
import {
  type Choice,
  type ColumnKind,
  type Columns,
  type CompatTool,
  type Outcome,
  scored,
  type Score,
} from './tool.ts';

/** What the robust distance takes off for chance: 1.8 √((n + m) / nm), a level of about 0.003. */
const C_ALPHA = 1.8;
/** Threshold of the monitor that uses these distances; deequ itself has none. */
const THRESHOLD = 0.1;

/** Fewest expected rows: of each of two categories, and of four in five of more. */
const LEAST_OF_TWO = 10;
const LEAST_OF_MANY = 5;
const SMALL_SHARE = 0.2;

/** Values a sketch of deequ's size 2048 holds before it drops any. */
const SKETCH = 2050;

const both = ['number', 'category'] as const;

/**
 * Deequ 2: the largest gap between two distributions (L-infinity), less what chance makes of it (`robust`) or as it is (`simple`). Of
 * numbers deequ compares sketches, in which a value counts once however often it comes, and which drop rows by their order once they are full.
 * Source: Distance and QuantileNonSample of com.amazon.deequ.analyzers.
 */
export const deequ: CompatTool = {
  description: 'deequ 2.0',
  tests: {
    'linf-robust': { kinds: both, threshold: THRESHOLD },
    'linf-simple': { kinds: both, threshold: THRESHOLD },
    chisquare: { kinds: ['category'], threshold: 0.05 },
  },
  refused: {},
  byDefault: { number: 'linf-robust', category: 'linf-robust' },
  share: 0,
  kindOf: ({ ref }) =>
    ref.type === 'number' ? 'number' : ref.type === 'text' || ref.type === 'boolean' ? 'category' : undefined,
  judge,
};

function judge({ ref, cur }: Columns, kind: ColumnKind, choice: Choice): Outcome {
  const test = choice.test ?? 'linf-robust';
  const undecided = (reason: string): Outcome => ({ status: 'undecided', test, reason });
  if (valuesOf(ref) === 0) return undecided('the reference has no values');
  if (valuesOf(cur) === 0) return undecided('the data has no values');
  if (ref.type !== cur.type) return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
  if (!deequ.tests[test]!.kinds.includes(kind)) return undecided(`${test} is no method for numbers`);
  const threshold = choice.threshold ?? deequ.tests[test]!.threshold!;
  const sizes = { reference: valuesOf(ref), data: valuesOf(cur) };
  const rest = test === 'chisquare' ? chiSquare(ref, cur) : gap(ref, cur, test === 'linf-robust');
  if ('stops' in rest) return undecided(`${test} stops: ${rest.stops}`);
  return scored({ test, threshold, sense: test === 'chisquare' ? '<' : '>', sizes, ...rest });
}

function gap(
  ref: Sample,
  cur: Sample,
  robust: boolean,
): Pick<Score, 'score' | 'parameters' | 'values'> | { stops: string } {
  const numeric = ref.type === 'number' && cur.type === 'number';
  if (numeric && Math.max(valuesOf(ref), valuesOf(cur)) > SKETCH)
    return { stops: `its sketch holds ${SKETCH} values, and which ones it drops of more depends on the order of rows` };
  const [n, m] = numeric ? [ref.numbers.values.length, cur.numbers.values.length] : [valuesOf(ref), valuesOf(cur)];
  const simple = numeric ? kolmogorovSmirnov(once(ref.numbers), once(cur.numbers)).stat : categoryGap(ref, cur);
  return {
    score: robust ? robustDistance(simple, n, m) : simple,
    parameters: {
      score: 'distance',
      'taken off': robust ? '1.8 sqrt((n + m) / nm)' : 'nothing',
      between: numeric ? 'cumulative shares of the distinct values' : 'shares',
      ...(numeric && { 'distinct values of the reference': n, 'distinct values of the data': m }),
    },
    values: { 'simple distance': simple },
  };
}

function once({ values }: Frequencies): Frequencies {
  return { values, counts: new Array<number>(values.length).fill(1) };
}

function categoryGap(ref: Sample, cur: Sample): number {
  const categories = categoriesOf(ref, cur);
  return largestDifference(sharesOf(categories.ref, valuesOf(ref)), sharesOf(categories.cur, valuesOf(cur)));
}

/** The distance less c √((n + m) / nm), at least 0; c is √(−½ ln ½α) for a level α, else 1.8. */
export function robustDistance(simple: number, n: number, m: number, alpha?: number): number {
  const c = alpha === undefined ? C_ALPHA : Math.sqrt(-Math.log(alpha / 2) / 2);
  return Math.max(0, simple - c * Math.sqrt((n + m) / (n * m)));
}

function chiSquare(ref: Sample, cur: Sample): Pick<Score, 'score' | 'parameters' | 'values'> {
  const { observed, expected } = regrouped(categoriesOf(ref, cur));
  const { p, stat, df } = chiSquareFit(observed, expected);
  return {
    score: p,
    parameters: {
      score: 'p',
      expected: 'shares of the reference, scaled',
      cells: expected.length,
      'cell rule': 'small categories joined to the next smallest',
      'degrees of freedom': df,
    },
    values: { statistic: Number.isFinite(stat) ? stat : String(stat) },
  };
}

/** New categories are left out; the rarest is joined to the next rarest until enough rows are expected in each. */
function regrouped({ ref, cur }: { ref: readonly number[]; cur: readonly number[] }) {
  const known = ref.flatMap((count, i) => (count > 0 ? [{ expected: count, observed: cur[i]! }] : []));
  const before = known.reduce((sum, { expected }) => sum + expected, 0);
  const rows = known.reduce((sum, { observed }) => sum + observed, 0);
  const groups = known.map(({ expected, observed }) => ({ expected: (expected / before) * rows, observed }));
  for (;;) {
    const least = groups.length > 2 ? LEAST_OF_MANY : LEAST_OF_TWO;
    const allowed = groups.length > 2 ? Math.floor(SMALL_SHARE * groups.length) : 0;
    const small = groups.filter(({ expected }) => expected < least).length;
    if (groups.length < 2 || small <= allowed) break;
    const rarest = groups.reduce((at, { expected }, i) => (expected < groups[at]!.expected ? i : at), 0);
    const [joined] = groups.splice(rarest, 1);
    const next = groups.reduce((at, { expected }, i) => (expected < groups[at]!.expected ? i : at), 0);
    groups[next] = {
      expected: groups[next]!.expected + joined!.expected,
      observed: groups[next]!.observed + joined!.observed,
    };
  }
  const total = groups.reduce((sum, { observed }) => sum + observed, 0);
  const wanted = groups.reduce((sum, { expected }) => sum + expected, 0);
  return {
    observed: groups.map(({ observed }) => observed),
    expected: groups.map(({ expected }) => (expected * total) / wanted),
  };
}
