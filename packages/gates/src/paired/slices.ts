import { type Check, UserError } from '@tidegate/evidence';
import { type Categories, printable, rowsOf } from '@tidegate/metrics';
import { delongTest, holm, mcnemar, pairedMeans, signFlipTest, tTest } from '@tidegate/statistics';
import { countPairs } from './flips.ts';
import { positives, type Pair } from './pair.ts';

/** How much worse the candidate is for one value of a column, as a one-sided p-value with the numbers behind it. */
interface SliceTest {
  readonly value: string;
  readonly pairs: number;
  /** NaN where a loss is beyond what a number can hold. */
  readonly p: number;
  /** What goes into the reason and the evidence. */
  readonly told: string;
  readonly numbers: Readonly<Record<string, number>>;
}

/** One check per column: in none of its values may the candidate be significantly worse, Holm-corrected over all values of all columns. */
export function checkSlices(pair: Pair, columns: readonly string[], alpha: number): Check[] {
  const { rows } = pair.predictions;
  const slices = columns.map((column) => [column, pair.predictions.slices.get(column)!] as const);
  const { name: method, test } = sliceTest(pair);
  const tests = slices.flatMap(([column, { values, codes }]) =>
    [...rowsByCode(codes, values.length)]
      .map(([code, own]) => ({ column, ...test(values[code]!, own) }))
      .sort((a, b) => (a.value < b.value ? -1 : 1)),
  );
  const beyond = tests.find(({ p }) => Number.isNaN(p));
  if (beyond) return columns.map((column) => untested(column, beyond));
  const adjusted = holm(tests.map(({ p }) => p));
  const judged = tests.map((each, i) => ({ ...each, adjusted: adjusted[i]! }));
  return columns.map((column) => {
    const own = judged.filter((each) => each.column === column);
    const worse = own.filter((each) => each.adjusted <= alpha);
    const name = printable(column);
    const named = worse.slice(0, 3).map(({ value, told }) => `${printable(value)} (${told})`);
    const more = worse.length > 3 ? `; and ${worse.length - 3} more` : '';
    return {
      id: `predictions.slices.${name}`,
      title: `no value of ${name} significantly worse`,
      subject: name,
      verdict: worse.length > 0 ? ('fail' as const) : ('pass' as const),
      reason:
        worse.length > 0
          ? `The candidate is significantly worse for ${name} ${named.join('; ')}${more}.`
          : `For none of the ${own.length} values of ${name} is the candidate significantly worse.`,
      observed: Math.min(...own.map((each) => each.adjusted)),
      threshold: alpha,
      sizes: { values: own.length, pairs: rows, tests: tests.length },
      method: { name: `${method}, one-sided, Holm`, parameters: { alpha } },
      examples: worse.slice(0, 20).map(({ value, pairs, numbers, p, adjusted: holmP }) => ({
        value: printable(value),
        pairs,
        ...numbers,
        'p-value': p,
        'p-holm': holmP,
      })),
    };
  });
}

/** Holm's correction is over all values of all columns, so one that cannot be tested leaves none. */
function untested(
  column: string,
  { column: where, value }: { readonly column: string; readonly value: string },
): Check {
  return {
    id: `predictions.slices.${printable(column)}`,
    title: `no value of ${printable(column)} significantly worse`,
    subject: printable(column),
    verdict: 'inconclusive',
    reason: `The slices cannot be tested: for ${printable(where)} ${printable(value)} the errors add up to more than a number can hold.`,
  };
}

function rowsByCode(codes: Uint32Array, values: number): Map<number, Uint32Array> {
  const counts = new Uint32Array(values);
  for (const code of codes) counts[code]! += 1;
  const lists = Array.from(counts, (count) => new Uint32Array(count));
  const filled = new Uint32Array(values);
  codes.forEach((code, row) => (lists[code]![filled[code]!++] = row));
  return new Map([...lists.entries()].filter(([, rows]) => rows.length > 0));
}

function sliceTest(pair: Pair): { name: string; test: (value: string, rows: Uint32Array) => SliceTest } {
  const { predictions, candidate, production } = pair;
  const { clusters, labels } = predictions;
  if (candidate.classes && production.classes) {
    const name = clusters ? 'sign flips or t over clusters' : 'McNemar mid-p';
    const wrong = (codes: Uint32Array, row: number) => Number(codes[row] !== labels.classes!.codes[row]);
    const loss = (row: number) => wrong(candidate.classes!.codes, row) - wrong(production.classes!.codes, row);
    return { name, test: (value, rows) => ofClasses(value, rows, pair, clusters && worse(loss, rows, clusters)) };
  }
  if (candidate.numbers && production.numbers) {
    const squared = (list: Float64Array, row: number) => (list[row]! - labels.numbers![row]!) ** 2;
    const loss = (row: number) => squared(candidate.numbers!, row) - squared(production.numbers!, row);
    const test = (value: string, rows: Uint32Array) => {
      const difference = rows.reduce((sum, row) => sum + loss(row), 0) / rows.length;
      const told = `${rows.length} pairs, mean squared error ${difference < 0 ? '−' : '+'}${Number(Math.abs(difference).toPrecision(3))}`;
      const numbers = { 'squared-error-difference': difference };
      return { value, pairs: rows.length, p: worse(loss, rows, clusters), told, numbers };
    };
    return { name: `sign flips or t of squared errors${clusters ? ' over clusters' : ''}`, test };
  }
  if (clusters) {
    throw new UserError('unsupported', '`slices` of scores alone cannot be tested where rows belong to clusters.', {
      hint: 'Add the predicted classes, or leave `slices` or the column `cluster` out.',
    });
  }
  return { name: 'DeLong test', test: (value, rows) => ofScores(value, rows, pair) };
}

function ofClasses(value: string, rows: Uint32Array, pair: Pair, byCluster: number | undefined): SliceTest {
  const own = pair.predictions.rows === rows.length ? pair : within(pair, rows);
  const { rightToWrong: lost, wrongToRight: won } = countPairs(own);
  return {
    value,
    pairs: rows.length,
    p: byCluster ?? mcnemar(lost, won).worse.midP,
    told: `${rows.length} pairs, right to wrong ${lost}, wrong to right ${won}`,
    numbers: { 'right-to-wrong': lost, 'wrong-to-right': won },
  };
}

/** A slice in which no area can be told shows nothing against the candidate. */
function ofScores(value: string, rows: Uint32Array, pair: Pair): SliceTest {
  const own = within(pair, rows);
  const found = delongTest(positives(own), own.candidate.scores!, own.production.scores!);
  const told = found.defined
    ? `${rows.length} pairs, roc_auc ${Number(found.candidate.toPrecision(3))}, in production ${Number(found.production.toPrecision(3))}`
    : `${rows.length} pairs`;
  const numbers = found.defined ? { 'roc-auc-candidate': found.candidate, 'roc-auc-production': found.production } : {};
  return { value, pairs: rows.length, p: found.defined ? found.less : 1, told, numbers };
}

/** One-sided p of "the candidate loses no more than production" over rows, or over what each cluster loses in all; NaN of a loss beyond all numbers. */
function worse(loss: (row: number) => number, rows: Uint32Array, clusters: Categories | undefined): number {
  const totals = clusters ? sumsBy(clusters, loss, rows) : Float64Array.from(rows, loss);
  if (!totals.every(Number.isFinite)) return NaN;
  if (totals.filter((total) => total !== 0).length <= 36) return signFlipTest(totals).greater;
  const means = pairedMeans(totals, new Float64Array(totals.length));
  return means.defined ? tTest(means).greater : signFlipTest(totals).greater;
}

function sumsBy({ codes }: Categories, loss: (row: number) => number, rows: Uint32Array): Float64Array {
  const sums = new Map<number, number>();
  for (const row of rows) sums.set(codes[row]!, (sums.get(codes[row]!) ?? 0) + loss(row));
  return Float64Array.from(sums.values());
}

/** The pair on some of its rows. */
export function within(pair: Pair, rows: Uint32Array): Pair {
  const alone = { candidates: new Map([['candidate', pair.candidate]]), production: pair.production };
  const predictions = rowsOf({ ...pair.predictions, ...alone, slices: new Map() }, rows);
  return {
    ...pair,
    predictions,
    candidate: predictions.candidates.get('candidate')!,
    production: predictions.production!,
  };
}
