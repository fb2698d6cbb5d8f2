import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparePredictions, parsePairedRules } from '@tidegate/gates/paired';
import type { AskedColumns } from '@tidegate/metrics';
import { readTable } from './predictions-for-tests.ts';

type Row = (string | number)[];
type Table = { header: string; rows: Row[] };

const bit = fc.nat({ max: 1 });
const score = fc.integer({ min: 0, max: 20 }).map((value) => value / 20);
const number = fc.integer({ min: -500, max: 500 }).map((value) => value / 100);
const table = (header: string, ...cells: fc.Arbitrary<number>[]): fc.Arbitrary<Table> =>
  fc
    .array(fc.tuple(...cells), { minLength: 40, maxLength: 80 })
    .map((rows) => ({ header, rows: rows.map((row, i) => [`r${i}`, ...row]) }));
const classes = table('id,label,candidate,production', bit, bit, bit);
const scored = table('id,label,candidate_score,production_score', bit, score, score);
const numbers = table('id,label,candidate,production', number, number, number);

/** Each method there is, with a table of its kind. */
const methods: [string, fc.Arbitrary<Table>][] = [
  ['accuracy >= production - 0.1', classes],
  ['f1 >= production - 0.1', classes],
  ['accuracy >= production * 0.9', classes],
  ['roc_auc >= production - 0.1', scored],
  ['average_precision >= production - 0.1', scored],
  ['rmse <= production + 0.1', numbers],
  ['mae <= production * 1.1', numbers],
];

async function judge({ header, rows }: Table, rule: string) {
  const rules = parsePairedRules([rule]);
  const from = rules[0]!.definition.from;
  const asked: Partial<AskedColumns> = from === 'classes' || from === 'numbers' ? { answers: from } : { scores: true };
  const predictions = await readTable(header, rows, asked);
  if (rows.every((row) => row[1] === rows[0]![1])) return undefined;
  return comparePredictions(predictions, { alpha: 0.05, rules, slices: [], positiveClass: undefined }).checks[0]!;
}

describe.each(methods)('%s', (rule, tables) => {
  test('the order of the rows changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.infiniteStream(fc.nat()), async (some, keys) => {
        const order = new Map(some.rows.map((row) => [row, keys.next().value as number]));
        const shuffled = some.rows.toSorted((a, b) => order.get(a)! - order.get(b)!);
        expect(await judge({ ...some, rows: shuffled }, rule)).toEqual(await judge(some, rule));
      }),
      { numRuns: 6 },
    );
  });

  test('rows doubled inside their clusters change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (some) => {
        const header = `${some.header},cluster`;
        const once = some.rows.map((row, i) => [...row, `c${i % 30}`]);
        const twice = once.flatMap((row) => [row, [`${row[0]}-again`, ...row.slice(1)]]);
        const [one, two] = [await judge({ header, rows: once }, rule), await judge({ header, rows: twice }, rule)];
        expect(two?.verdict).toBe(one?.verdict);
        for (const name of ['difference', 'interval-low', 'interval-high'])
          expect(two?.values?.[name]).toEqual(near(one?.values?.[name]));
      }),
      { numRuns: 6 },
    );
  });
});

const near = (value: unknown) => (typeof value === 'number' ? expect.closeTo(value, 9) : value);

describe.each(methods.filter(([rule]) => !rule.includes('*')))('%s', (rule, tables) => {
  test('swapping the models negates the difference and its interval', async () => {
    // Kinds of rows change their names with the swap, and so the draws: there the limits agree to a few ranks.
    const digits = rule.startsWith('f1') ? 1 : 9;
    await fc.assert(
      fc.asyncProperty(tables, async (some) => {
        const swapped = some.rows.map(([id, label, now, before]) => [id!, label!, before!, now!]);
        const [one, other] = [await judge(some, rule), await judge({ ...some, rows: swapped }, rule)];
        const value = (check: typeof one, name: string) => check?.values?.[name] as number | undefined;
        if (value(one, 'interval-low') === undefined) {
          expect(value(other, 'interval-low')).toBeUndefined();
          return;
        }
        expect(value(one, 'difference')! + value(other, 'difference')!).toBeCloseTo(0, 12);
        expect(value(one, 'interval-low')! + value(other, 'interval-high')!).toBeCloseTo(0, digits);
      }),
      { numRuns: 8 },
    );
  });
});

test('rows of one cluster count once: what is clear among rows is not among few clusters', async () => {
  const rows = Array.from({ length: 600 }, (_, i) => [`r${i}`, 1, i % 600 < 570 ? 1 : 0, i % 600 < 540 ? 1 : 0]);
  const header = 'id,label,candidate,production';
  const alone = await judgeAll(header, rows);
  // The 30 rows that were won lie in one of 25 clusters.
  const clustered = await judgeAll(
    `${header},cluster`,
    rows.map((row, i) => [...row, `c${Math.floor(i / 24)}`]),
  );
  expect(alone.verdict).toBe('pass');
  expect(clustered.verdict).not.toBe('pass');
  expect(clustered.sizes).toMatchObject({ pairs: 600, clusters: 25, 'wrong-to-right': 30 });
});

async function judgeAll(header: string, rows: Row[]) {
  const predictions = await readTable(header, rows, { answers: 'classes' });
  const rules = parsePairedRules(['accuracy > production']);
  return comparePredictions(predictions, { alpha: 0.05, rules, slices: [] }).checks[0]!;
}
