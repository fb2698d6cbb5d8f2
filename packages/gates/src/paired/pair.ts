import type { Categories, ModelAnswers, Predictions } from '@tidegate/metrics';
import { hashOf } from '@tidegate/metrics/row-order';
import type { UndefinedResult } from '@tidegate/statistics';
import type { Scalar } from '@tidegate/evidence';

/** One candidate beside production on the same rows. */
export interface Pair {
  readonly predictions: Predictions;
  readonly candidate: ModelAnswers;
  readonly production: ModelAnswers;
  /** The class that precision, recall, F1 and the areas are of. */
  readonly positive?: string;
}

/** A difference that was measured, and how. */
export interface PairedMeasure {
  /** Of candidate − factor · production, at confidence 1 − 2·alpha. */
  readonly interval: { readonly difference: number; readonly lower: number; readonly upper: number } | UndefinedResult;
  readonly candidate?: number;
  readonly production?: number;
  /** Both say the same of every row, as far as the score can tell. */
  readonly identical: boolean;
  /** Some value, on the rows or on a resample of them, is beyond what a number can hold. */
  readonly overflows?: boolean;
  readonly method: { readonly name: string; readonly parameters: Readonly<Record<string, Scalar>> };
  readonly sizes: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, Scalar>>;
  /** What the interval shrinks with: pairs, or clusters of them. */
  readonly units: number;
}

/** How an interval is asked for. */
export interface Level {
  /** One-sided. */
  readonly alpha: number;
  /** Production's value is taken so many times, as a share of its size. */
  readonly factor: number;
}

/** Most units that are resampled one by one. */
export const mostUnits = 10_000;

export interface Units {
  readonly count: number;
  readonly unitOf: (row: number) => number;
  /** Rows, or clusters, that were there. */
  readonly of: number;
}

/**
 * Units to draw: rows or whole clusters, in an order that their names decide. Of more than `mostUnits` neighbours in that order, which have nothing
 * else in common, become one: the interval is that of a mean over fewer, equally large parts, and as wide.
 */
export function unitsOf({ rows, clusters }: Predictions): Units {
  if (!clusters) return gathered(rows, (row) => row);
  const place = placesOf(clusters);
  return gathered(place.size, (row) => place.get(clusters.codes[row]!)!);
}

/** Of the clusters that occur, each one's place by its name. */
function placesOf({ values, codes }: Categories): Map<number, number> {
  const there = [...new Set(codes)].map((code) => ({ code, name: values[code]!, hash: hashOf(values[code]!) }));
  there.sort((a, b) => a.hash - b.hash || (a.name < b.name ? -1 : 1));
  return new Map(there.map(({ code }, place) => [code, place]));
}

function gathered(of: number, place: (row: number) => number): Units {
  if (of <= mostUnits) return { count: of, unitOf: place, of };
  return { count: mostUnits, unitOf: (row) => Math.floor((place(row) * mostUnits) / of), of };
}

/** production · factor as a change of its size, so that 1.01 means 1 % more for a negative value too. */
export function scaled(value: number | undefined, factor: number): number | undefined {
  return value === undefined ? undefined : value + (factor - 1) * Math.abs(value);
}

/** 1 for each row whose label is the positive class. */
export function positives({ predictions, positive }: Pair): Uint8Array {
  const { values, codes } = predictions.labels.classes!;
  const code = values.indexOf(positive ?? '');
  const found = new Uint8Array(codes.length);
  for (let row = 0; row < codes.length; row += 1) found[row] = codes[row] === code ? 1 : 0;
  return found;
}

export function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, row) => value === b[row]);
}

/** Both columns have the same dictionary. */
export function sameClasses(a: Categories, b: Categories): boolean {
  return a.codes.every((code, row) => code === b.codes[row]);
}
