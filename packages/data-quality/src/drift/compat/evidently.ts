import { evidentlyTests, type Pair, type TestOfEvidently } from './evidently-tests.ts';
import { categoriesOf, type Sample, valuesOf, withoutInfinities } from './sample.ts';
import { type Choice, type ColumnKind, type Columns, type CompatTool, type Outcome, scored } from './tool.ts';

/** Distinct whole numbers up to which a column of them is a category. */
const MOST_WHOLE_CATEGORIES = 10;
/** Reference rows above which distances replace tests. */
const LARGE_REFERENCE = 1000;

const randomOrder = 'its random numbers are drawn over the order of rows';

/**
 * Evidently 0.7: the data's type says what a column is, the reference's rows which test is taken, and no correction is made for many
 * columns. Sources: evidently/core/datasets.py, legacy/calculations/data_drift.py and legacy/calculations/stattests of the package.
 */
export const evidently: CompatTool = {
  description: 'Evidently 0.7.21',
  tests: evidentlyTests,
  refused: {
    TVD: randomOrder,
    empirical_mmd: randomOrder,
    perc_text_content_drift: 'it trains a classifier on the text',
    abs_text_content_drift: 'it trains a classifier on the text',
  },
  share: 0.5,
  kindOf: ({ cur }) => {
    const type = evidentlyType(cur);
    return type === 'num' ? 'number' : type === 'unknown' ? undefined : 'category';
  },
  judge: ({ ref, cur }, kind, choice) =>
    judge({ ref: withoutInfinities(ref), cur: withoutInfinities(cur) }, kind, choice),
};

/** What Evidently takes a column for, going by the data and not by the reference. */
export function evidentlyType(sample: Sample): 'num' | 'cat' | 'text' | 'unknown' {
  switch (sample.type) {
    case 'number':
      return pandasInteger(sample) && sample.numbers.values.length <= MOST_WHOLE_CATEGORIES ? 'cat' : 'num';
    case 'text':
      return sample.categories.size > 0.5 * valuesOf(sample) ? 'text' : 'cat';
    case 'boolean':
      // With nulls pandas keeps them as objects, which are of no type Evidently knows.
      return sample.nulls > 0 ? 'unknown' : 'cat';
    case 'empty':
      // pandas reads nothing but nulls as numbers that are all NaN.
      return 'num';
    case 'time':
    case 'other':
      return 'unknown';
  }
}

/** A whole-number column with nulls is kept as floats. */
function pandasInteger(sample: Sample): boolean {
  return sample.type === 'number' && sample.whole && sample.nulls === 0;
}

function judge({ ref, cur }: Columns, kind: ColumnKind, choice: Choice): Outcome {
  if (valuesOf(ref) === 0) return undecided('the reference has no values');
  if (valuesOf(cur) === 0) return undecided('the data has no values');
  if (evidentlyType(cur) === 'text')
    return undecided("Evidently's text test is not reproduced: it trains a classifier");
  const pair = pairOf(ref, cur, kind);
  const name = choice.test ?? defaultTest(pair);
  const test: TestOfEvidently = evidentlyTests[name]!;
  if (choice.test !== undefined && !test.kinds.includes(kind))
    return undecided(`${name} is no test for ${kind === 'number' ? 'numbers' : 'categories'}`, name);
  const result = test.run(pair);
  if ('stops' in result) return undecided(`${name} stops: ${result.stops}`, name);
  return scored({
    test: name,
    score: result.score,
    threshold: choice.threshold ?? test.threshold,
    sense: test.sense,
    sizes: { reference: pair.n, data: pair.m },
    parameters: { kind: kind === 'number' ? 'num' : 'cat', ...result.parameters },
    ...(result.values && { values: result.values }),
  });
}

function pairOf(ref: Sample, cur: Sample, kind: ColumnKind): Pair {
  return {
    kind,
    n: valuesOf(ref),
    m: valuesOf(cur),
    categories: categoriesOf(ref, cur),
    whole: pandasInteger(ref) && pandasInteger(cur),
    ...(ref.type === 'number' && cur.type === 'number' && { numbers: { ref: ref.numbers, cur: cur.numbers } }),
  };
}

function defaultTest({ kind, n, categories: { keys } }: Pair): string {
  if (n > LARGE_REFERENCE) return kind === 'number' && keys.length > 5 ? 'wasserstein' : 'jensenshannon';
  if (kind === 'number' && keys.length > 5) return 'ks';
  return keys.length > 2 ? 'chisquare' : 'z';
}

function undecided(reason: string, test?: string): Outcome {
  return { status: 'undecided', reason, ...(test !== undefined && { test }) };
}
