import type { Scalar } from '@tidegate/evidence';

/** A value for a person: numbers to at most six significant digits, absent as nothing. */
export function formatScalar(value: Scalar | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(6)));
}
