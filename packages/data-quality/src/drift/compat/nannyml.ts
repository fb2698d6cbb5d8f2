import { cellsOf, type NannyMethod, nannyMethods } from './nannyml-methods.ts';
import { hasInfinities, type Sample, valuesOf } from './sample.ts';
import { type Choice, type ColumnKind, type Columns, type CompatTool, type Outcome, scored } from './tool.ts';

/** Deviations of the scores of the reference's parts above their mean at which the threshold lies. */
const DEVIATIONS = 3;

/**
 * NannyML 0.13, univariate drift: the data is one chunk. The threshold is, unless given, the mean of the scores that the reference's own
 * chunks have (ten of equal size in the order of rows, and what is left over) plus three standard deviations.
 * Sources: nannyml/drift/univariate/methods.py, calculator.py and nannyml/thresholds.py of the package.
 */
export const nannyml: CompatTool = {
  description: 'NannyML 0.13.1',
  tests: nannyMethods,
  refused: {},
  byDefault: { number: 'jensen_shannon', category: 'jensen_shannon' },
  share: 0,
  parts: 10,
  kindOf: ({ ref }) =>
    ref.type === 'number' ? 'number' : ref.type === 'text' || ref.type === 'boolean' ? 'category' : undefined,
  judge,
};

function judge({ ref, cur, parts = [] }: Columns, kind: ColumnKind, choice: Choice): Outcome {
  const test = choice.test ?? 'jensen_shannon';
  const undecided = (reason: string): Outcome => ({ status: 'undecided', test, reason });
  if (valuesOf(ref) === 0) return undecided('the reference has no values');
  if (valuesOf(cur) === 0) return undecided('the data has no values');
  if (ref.type !== cur.type) return undecided(`the reference holds ${ref.type} and the data ${cur.type}`);
  if ([ref, cur].some((side) => side.type === 'number' && hasInfinities(side)))
    return undecided('it holds infinite values');
  const method: NannyMethod = nannyMethods[test]!;
  if (!method.kinds.includes(kind))
    return undecided(`${test} is no method for ${kind === 'number' ? 'continuous' : 'categorical'} columns`);
  const cells = cellsOf(ref, test);
  const { score, values, ...own } = method.measure(ref, cur, cells);
  const sizes = { reference: valuesOf(ref), data: valuesOf(cur) };
  if (method.byP !== undefined)
    // The alert looks at p, whatever threshold is asked for.
    return scored({
      test,
      score: own.p!,
      threshold: method.byP,
      sense: '<',
      sizes,
      parameters: { ...own.parameters, score: 'p' },
      values: { statistic: score },
    });
  const limit = choice.threshold === undefined ? limitOf(parts, ref, method, cells) : { threshold: choice.threshold };
  if (limit === undefined)
    return undecided('its threshold needs ten chunks of the reference in the order of rows; give a threshold instead');
  return scored({
    test,
    score,
    threshold: limit.threshold,
    sense: '>',
    sizes,
    parameters: {
      ...own.parameters,
      ...('chunks' in limit && { 'threshold from': `${limit.chunks} chunks of the reference, mean + 3 sd` }),
    },
    ...(values && { values }),
  });
}

function limitOf(
  parts: readonly Sample[],
  ref: Sample,
  method: NannyMethod,
  cells: readonly number[],
): { threshold: number; chunks: number } | undefined {
  if (parts.length === 0) return undefined;
  // A chunk without values has no score, and counts for nothing.
  const scores = parts.filter((part) => valuesOf(part) > 0).map((part) => method.measure(ref, part, cells).score);
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  const threshold = mean + DEVIATIONS * Math.sqrt(variance);
  return { threshold: Math.min(threshold, method.most ?? Infinity), chunks: parts.length };
}
