import type { Scalar } from '@tidegate/evidence';

/** A value for a person: numbers to at most six significant digits, absent as nothing. */
export function formatScalar(value: Scalar | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'number' || Number.isInteger(value)) return String(value);
  return String(Number(value.toPrecision(6)));
}

/** A share, 0 to 1, in at most three digits: 0.1234 is 12.3%. */
export function percent(share: number): string {
  if (Math.abs(share) >= 1e4) return compact(share, 3);
  return `${Number((share * 100).toPrecision(3))}%`;
}

const thousands = ['', 'k', 'M', 'G', 'T'];

/** A number in little room, to so many significant digits: 25000 is 25k. */
export function compact(value: number, digits = 6): string {
  const size = Math.abs(value);
  // Rounding the largest doubles would make them infinite.
  if (size !== 0 && (size < 1e-4 || size >= 1e15)) return value.toExponential(2);
  const power = size < 10_000 ? 0 : Math.floor(Math.log10(size) / 3 + 1e-9);
  return `${Number((value / 1000 ** power).toPrecision(digits))}${thousands[power]}`;
}

/** The beginning of a text that has no end. */
export function clipped(text: string, most = 1000): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;
}
