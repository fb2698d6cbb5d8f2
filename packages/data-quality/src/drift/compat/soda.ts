import {
  chiSquareFit,
  distinctCounts,
  equalWidthEdges,
  type Frequencies,
  histogram,
  kolmogorovSmirnov,
  moments,
  pcg64,
  populationStability,
  wassersteinDistance,
} from '@tidegate/statistics';
import { categoriesOf, hasInfinities, type NumberSample, type Sample, sharesOf, valuesOf } from './sample.ts';
import { drawn, referenceObject } from './soda-reference.ts';
import {
  type Choice,
  type ColumnKind,
  type Columns,
  type CompatTool,
  type Outcome,
  type Score,
  scored,
} from './tool.ts';

/** Rows beyond which Soda picks some, in no order that is known. */
const MOST_ROWS = 1_000_000;
/** Samples drawn from the reference; the score is the median over them. */
const DRAWS = 10;
const FEWEST_ROWS = 5;
/** Share of an empty cell. */
const EMPTY = 1e-5;

const both = ['number', 'category'] as const;

/**
 * Soda Core 3.5 with its scientific package: distribution checks. Of numbers the reference is kept as a histogram, and ten samples as large
 * as the data are drawn from it with seeds 0 to 9. Tests have the threshold of Soda's documentation, distances none of their own.
 * Source: soda/scientific/distribution of the package.
 */
export const soda: CompatTool = {
  description: 'soda-core-scientific 3.5.6',
  tests: {
    ks: { kinds: ['number'], threshold: 0.05 },
    chi_square: { kinds: ['category'], threshold: 0.05 },
    psi: { kinds: both },
    swd: { kinds: both },
    semd: { kinds: both },
  },
  refused: {},
  byDefault: { number: 'ks', category: 'chi_square' },
  share: 0,
  kindOf: ({ ref }, { test }) => {
    if (ref.type === 'text' || ref.type === 'boolean') return 'category';
    // The user says what a column of numbers is: one that chi_square is asked for is categorical.
    return ref.type === 'number' ? (test === 'chi_square' ? 'category' : 'number') : undefined;
  },
  judge,
};

function judge({ ref, cur }: Columns, kind: ColumnKind, choice: Choice): Outcome {
  const test = choice.test ?? soda.byDefault![kind];
  const undecided = (reason: string): Outcome => ({ status: 'undecided', test, reason });
  if (valuesOf(ref) === 0) return undecided('the reference has no values');
  if (valuesOf(cur) === 0) return undecided('the data has no values');
  if (ref.type !== cur.type) return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
  if (!soda.tests[test]!.kinds.includes(kind))
    return undecided(`${test} is no method for ${kind === 'number' ? 'continuous' : 'categorical'} columns`);
  const byP = test === 'ks' || test === 'chi_square';
  const threshold = choice.threshold ?? soda.tests[test]!.threshold;
  if (threshold === undefined) return undecided(`${test} needs a threshold, Soda has none of its own`);
  const measured =
    kind === 'number' ? ofNumbers(test, ref as NumberSample, cur as NumberSample) : ofCategories(test, ref, cur);
  if ('stops' in measured) return undecided(`${test} stops: ${measured.stops}`);
  return scored({
    test,
    threshold,
    sense: byP ? '<=' : '>=',
    sizes: { reference: valuesOf(ref), data: valuesOf(cur) },
    ...measured,
  });
}

type Measured = Pick<Score, 'score' | 'parameters' | 'values'> | { readonly stops: string };

function ofNumbers(test: string, ref: NumberSample, cur: NumberSample): Measured {
  if (cur.rows > MOST_ROWS) return { stops: `Soda looks at ${MOST_ROWS} rows, and at which ones of more is not known` };
  if (hasInfinities(ref) || hasInfinities(cur)) return { stops: 'it holds infinite values' };
  if (test !== 'ks' && cur.nulls > 0) return { stops: 'the data has nulls' };
  const object = referenceObject(ref.numbers);
  const scores = Array.from({ length: DRAWS }, (_, seed) =>
    scoreOf(test, distinctCounts(drawn(object, cur.rows, pcg64(seed))), cur.numbers),
  );
  return {
    score: median(scores),
    parameters: {
      score: test === 'ks' ? 'p' : test === 'psi' ? 'index' : 'distance',
      'cells of the reference': object.edges.length - 1,
      'samples drawn': DRAWS,
      seeds: '0 to 9',
      'score of many': 'median',
      ...(test === 'psi' && ofCells),
      ...(test.endsWith('d') && { 'divided by': 'standard deviation of both sides' }),
    },
  };
}

const ofCells = { cells: 10, 'cell rule': 'equal width over both sides', 'log base': 'e', zeros: EMPTY };

function scoreOf(test: string, ref: Frequencies, cur: Frequencies): number {
  if (test === 'ks') return kolmogorovSmirnov(ref, cur).p;
  return test === 'psi' ? stability(ref, cur) : standardized(ref, cur);
}

function ofCategories(test: string, ref: Sample, cur: Sample): Measured {
  const { keys, ref: before, cur: observed } = categoriesWithNull(ref, cur);
  const expected = before.map((count) => halfEven((count / ref.rows) * cur.rows));
  if (test === 'chi_square') {
    if (before.some((count) => count === 0) || observed.some((count) => count === 0))
      return { stops: 'both sides need the same categories' };
    if (Math.min(...expected, ...observed) < FEWEST_ROWS) return { stops: `every category needs ${FEWEST_ROWS} rows` };
    const [a, b] = [expected, observed].map((counts) => counts.map((count) => count + 1)) as [number[], number[]];
    const scale = sum(b) / sum(a);
    const { p, stat, df } = chiSquareFit(
      b,
      a.map((count) => count * scale),
    );
    return {
      score: p,
      parameters: { score: 'p', cells: keys, zeros: 'every count plus 1', 'degrees of freedom': df },
      values: { statistic: stat },
    };
  }
  // Soda takes the counts of the categories themselves as the two samples.
  const a = distinctCounts(expected.filter((_, i) => before[i]! > 0));
  const b = distinctCounts(observed.filter((count) => count > 0));
  const parameters = { score: test === 'psi' ? 'index' : 'distance', 'taken of': 'the counts of the categories' };
  if (test === 'psi') return { score: stability(a, b), parameters: { ...parameters, ...ofCells } };
  return {
    score: standardized(a, b),
    parameters: { ...parameters, 'divided by': 'standard deviation of both sides' },
  };
}

/** Null is one more category to Soda. */
function categoriesWithNull(
  ref: Sample,
  cur: Sample,
): { keys: number; ref: readonly number[]; cur: readonly number[] } {
  const { keys, ref: before, cur: now } = categoriesOf(ref, cur);
  if (ref.nulls + cur.nulls === 0) return { keys: keys.length, ref: before, cur: now };
  return { keys: keys.length + 1, ref: [...before, ref.nulls], cur: [...now, cur.nulls] };
}

function stability(ref: Frequencies, cur: Frequencies): number {
  const ends = [ref, cur].flatMap(({ values }) => [values[0]!, values[values.length - 1]!]);
  const edges = equalWidthEdges(Math.min(...ends), Math.max(...ends), 10);
  const [a, b] = [cur, ref].map((sample) => {
    const counts = histogram(sample, edges);
    return sharesOf(counts, moments(sample).n).map((share) => (share === 0 ? EMPTY : share));
  });
  return populationStability(a!, b!);
}

function standardized(ref: Frequencies, cur: Frequencies): number {
  const [a, b] = [moments(ref), moments(cur)];
  const rows = a.n + b.n;
  const mean = (a.mean * a.n + b.mean * b.n) / rows;
  const squares = a.squares + b.squares + a.n * (a.mean - mean) ** 2 + b.n * (b.mean - mean) ** 2;
  return wassersteinDistance(ref, cur) / Math.sqrt(squares / rows);
}

function median(scores: readonly number[]): number {
  if (scores.some(Number.isNaN)) return NaN;
  const sorted = [...scores].sort((a, b) => a - b);
  return (sorted[sorted.length / 2 - 1]! + sorted[sorted.length / 2]!) / 2;
}

function halfEven(x: number): number {
  const floor = Math.floor(x);
  return x - floor === 0.5 ? floor + (floor % 2) : Math.round(x);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
