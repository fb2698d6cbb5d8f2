import { longestLabel } from '@tidegate/evidence';

/** The part of a whole, 0 to 1, in five decimals: what a figure can show. Of nothing it is 0. */
export function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, Math.max(0, Number((part / whole).toFixed(5)))) : 0;
}

export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))}%`;
}

/** A text of any length as a label of a figure; never empty. */
export function shortened(text: string): string {
  if (text.trim() === '') return '(empty)';
  return text.length <= longestLabel ? text : `${text.slice(0, longestLabel - 1).toWellFormed()}…`;
}
