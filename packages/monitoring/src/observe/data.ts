import type { Check, Evidence } from '@tidegate/evidence';
import { isDrift } from './drift.ts';

/** What validate-data says of the data itself. */
export interface DataFacts {
  /** Rules of data; empty when drift alone was looked for. */
  readonly checks: readonly Check[];
  /** Cells without a value, 0 to 1. */
  readonly missing: number | null;
  readonly rows: number | null;
  /** Of all data judged. */
  readonly digest: string | null;
}

export function dataFacts(evidences: readonly Evidence[]): DataFacts {
  const shares = evidences.flatMap(({ columns = [] }) => columns.flatMap(({ nulls }) => nulls ?? []));
  const counts = evidences.flatMap(({ facts }) => (typeof facts['rows'] === 'number' ? [facts['rows']] : []));
  const digests = evidences.flatMap(({ subject }) => subject.dataDigest ?? []);
  return {
    checks: evidences.flatMap(({ checks }) => checks.filter((check) => !isDrift(check))),
    missing: shares.length === 0 ? null : sum(shares) / shares.length,
    rows: counts.length === 0 ? null : sum(counts),
    digest: digests.length === 0 ? null : digests.toSorted().join(' '),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
