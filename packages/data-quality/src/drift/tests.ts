import { andersonDarlingCells, countCells, maxGap, mixTest, nullTest, tailTest } from '@tidegate/statistics';
import type { Scalar } from '@tidegate/evidence';
import type { Measured } from './measure.ts';
import type { DriftTest } from './policy.ts';
import type { ColumnProfile } from './profile.ts';
import { cellCounts, tailShare } from './frequencies.ts';

/** One test of one column, before the count of all tests is known. */
export interface TestResult {
  readonly column: string;
  readonly test: DriftTest;
  readonly p: number;
  readonly effect: number;
  readonly sizes: { readonly reference: number; readonly data: number };
  readonly method: { readonly name: string; readonly parameters: Readonly<Record<string, Scalar>> };
  readonly values: Readonly<Record<string, Scalar>>;
  /** The category whose share changed most. */
  readonly category?: string;
}

/** What can be said of one column of the reference. */
export type ColumnResult =
  | { readonly column: string; readonly status: 'tested'; readonly tests: readonly TestResult[] }
  | {
      readonly column: string;
      readonly status: 'insufficient';
      readonly tests: readonly TestResult[];
      readonly reason: string;
    }
  | { readonly column: string; readonly status: 'missing' | 'changed'; readonly reason: string };

/** The tests of rule `rows-moved` for one column. `rows`: all rows of each side. */
export function testColumn(
  reference: ColumnProfile,
  measured: Measured,
  rows: { readonly reference: number; readonly data: number },
  minRows: number,
): ColumnResult {
  const column = reference.name;
  if (measured.kind === 'missing')
    return {
      column,
      status: 'missing',
      reason: `The data lacks the column ${column} of the reference; if that is meant, leave it out with \`drift: columns: { ${column}: off }\`.`,
    };
  if (measured.kind === 'changed')
    return { column, status: 'changed', reason: `${column} holds ${measured.to} and no longer ${measured.from}.` };
  if (Math.min(rows.reference, rows.data) < minRows)
    return { column, status: 'insufficient', tests: [], reason: tooFew(column, rows, minRows, 'rows') };
  const n = rows.reference - reference.nulls;
  const tests = nullResults(reference, measured, rows);
  if (measured.kind === 'nulls' || n === 0) return { column, status: 'tested', tests };
  const sizes = { reference: n, data: measured.n };
  if (Math.min(n, measured.n) < minRows)
    return { column, status: 'insufficient', tests, reason: tooFew(column, sizes, minRows, 'values') };
  const more =
    measured.kind === 'number' ? numberResults(reference, measured, sizes) : mixResults(reference, measured, sizes);
  return { column, status: 'tested', tests: [...more, ...tests] };
}

function tooFew(
  column: string,
  { reference, data }: { reference: number; data: number },
  minRows: number,
  what: string,
): string {
  return `${column} has too few ${what} to compare: ${reference} in the reference and ${data} in the data, where ${minRows} are needed.`;
}

function nullResults(
  reference: ColumnProfile,
  { n }: { n: number },
  rows: { reference: number; data: number },
): TestResult[] {
  const nulls = { reference: reference.nulls, data: rows.data - n };
  if (nulls.reference + nulls.data === 0) return [];
  const { p, effect, method } = nullTest(nulls.reference, rows.reference, nulls.data, rows.data);
  const values = { 'nulls in the reference': nulls.reference, 'nulls in the data': nulls.data };
  return [
    {
      column: reference.name,
      test: 'null',
      p,
      effect,
      sizes: rows,
      method: { name: 'two proportions', parameters: { test: method } },
      values,
    },
  ];
}

function numberResults(
  reference: ColumnProfile,
  { edges, cells, below, above }: Extract<Measured, { kind: 'number' }>,
  sizes: { reference: number; data: number },
): TestResult[] {
  const { values, counts } = reference.frequencies!;
  // Each cell is stood for by its upper edge: it lies in the same cell of the coarser edges as every value of the cell.
  const uppers = [...edges.all, Infinity];
  const count = (kind: 'test' | 'effect') =>
    [countCells(edges[kind], values, counts), countCells(edges[kind], uppers, cells)] as const;
  const { p, stat, occupied } = andersonDarlingCells(...count('test'));
  if (occupied === 1) return [];
  const { reference: n, data: m } = sizes;
  const refBelow = sum(counts.filter((_, i) => values[i]! < edges.tail.below));
  const refAbove = sum(counts.filter((_, i) => values[i]! > edges.tail.above));
  const tail = tailTest({ refBelow, refAbove, n, curBelow: below, curAbove: above, m });
  const column = reference.name;
  return [
    {
      column,
      test: 'value',
      p,
      effect: maxGap(...count('effect')),
      sizes,
      method: {
        name: 'Anderson-Darling on quantile cells',
        parameters: { cells: cellCounts.test, 'cells of the effect': cellCounts.effect },
      },
      values: {
        statistic: stat,
        'smallest effect seen at this size': Math.min(1, 1.92 * Math.sqrt((n + m) / (n * m))),
      },
    },
    {
      column,
      test: 'tail',
      ...tail,
      sizes,
      method: {
        name: 'rows outside the reference range, Fisher',
        parameters: {
          'share outside each edge': tailShare,
          'lower edge': finite(edges.tail.below),
          'upper edge': finite(edges.tail.above),
        },
      },
      values: {
        'below in the reference': refBelow,
        'above in the reference': refAbove,
        'below in the data': below,
        'above in the data': above,
      },
    },
  ];
}

function mixResults(
  reference: ColumnProfile,
  { counts }: Extract<Measured, { kind: 'categories' }>,
  sizes: { reference: number; data: number },
): TestResult[] {
  const { p, effect, pChi, pMax, tv, category, levels } = mixTest(new Map(reference.categories), counts);
  if (levels === 1) return [];
  return [
    {
      column: reference.name,
      test: 'mix',
      p,
      effect,
      ...(category !== undefined && { category }),
      sizes,
      method: {
        name: levels === 2 ? 'two proportions' : 'chi-square and largest single category',
        parameters: { levels },
      },
      values: {
        'p of the chi-square': pChi,
        'p of the largest change': pMax,
        'total variation': tv,
      },
    },
  ];
}

function finite(value: number): Scalar {
  return Number.isFinite(value) ? value : String(value);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
