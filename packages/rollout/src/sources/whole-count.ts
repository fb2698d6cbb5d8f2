import { MeasurementError } from '../counts.ts';

/** A counter's value: whole and not negative. A rate or an average here is a mistake in the query, told as such. */
export function wholeCount(value: number, where: string): number {
  if (Number.isNaN(value)) throw new MeasurementError('nan', `${where} is NaN`);
  if (!Number.isSafeInteger(value) || value < 0) {
    throw new MeasurementError('not-a-count', `${where} is ${value}; a counter of whole events is needed, not a rate`);
  }
  return value;
}
