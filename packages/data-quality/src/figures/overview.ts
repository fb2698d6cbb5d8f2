import type { Bars, Check, ColumnFacts, Verdict } from '@tidegate/evidence';
import { worst } from '@tidegate/evidence';
import { shortened } from './labels.ts';

/** Most columns an overview shows; a longer one is not read. */
const most = 15;

/** Columns with nulls, the largest share on either side first. Undefined when no column has any. */
export function nullBars(columns: readonly ColumnFacts[]): Bars | undefined {
  const size = ({ nulls = 0, referenceNulls = 0 }: ColumnFacts) => Math.max(nulls, referenceNulls);
  const withNulls = columns
    .filter((column) => column.nulls !== undefined && size(column) > 0)
    .sort((a, b) => size(b) - size(a));
  if (withNulls.length === 0) return undefined;
  const shown = withNulls.slice(0, most);
  const both = shown.some(({ referenceNulls }) => referenceNulls !== undefined);
  return {
    kind: 'bars',
    title: 'Rows without a value',
    ...left(withNulls.length),
    format: 'share',
    labels: shown.map(({ name }) => shortened(name)),
    series: [
      ...(both ? [{ name: 'reference', values: shown.map(({ referenceNulls }) => referenceNulls ?? 0) }] : []),
      { name: 'data', values: shown.map(({ nulls }) => nulls ?? 0) },
    ],
  };
}

/**
 * Largest effect of each compared column as a multiple of its floor, largest first: tests have floors of their own, and
 * only the multiple can be held against one line. Columns whose tests passed keep a bar below or, within chance, above it.
 */
export function driftBars(checks: readonly Check[]): Bars | undefined {
  const columns = new Map<string, { multiple: number; verdicts: Verdict[] }>();
  for (const { id, subject, observed, threshold, verdict } of checks) {
    if (!id.startsWith('drift.') || subject === undefined) continue;
    if (typeof observed !== 'number' || typeof threshold !== 'number' || !(threshold > 0)) continue;
    const column = columns.get(subject) ?? { multiple: 0, verdicts: [] };
    column.multiple = Math.max(column.multiple, observed / threshold);
    column.verdicts.push(verdict);
    columns.set(subject, column);
  }
  const sorted = [...columns].sort(([, a], [, b]) => b.multiple - a.multiple);
  if (sorted.length === 0) return undefined;
  const shown = sorted.slice(0, most);
  return {
    kind: 'bars',
    title: 'Drift of each column, as a multiple of its floor',
    ...left(sorted.length),
    format: 'number',
    labels: shown.map(([name]) => shortened(name)),
    series: [{ name: 'effect / floor', values: shown.map(([, { multiple }]) => Number(multiple.toPrecision(3))) }],
    limit: { name: 'floor', value: 1 },
    verdicts: shown.map(([, { verdicts }]) => worst(verdicts)),
  };
}

function left(all: number): { notes?: string[] } {
  return all > most ? { notes: [`The ${most} largest of ${all} columns.`] } : {};
}
