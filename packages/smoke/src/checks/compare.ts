import type { Output, Value } from '../answers/answer.ts';
import type { Tolerance } from '../expectation.ts';

/** How two lists of predictions differ. */
export interface Difference {
  readonly compared: number;
  readonly changed: number;
  /** Largest distance between two numbers. */
  readonly largest: number;
  /** The first difference, as half a sentence. */
  readonly first: string | undefined;
}

/** Whether a number is within tolerance of the reference, or another value is the same. */
export function agrees(value: Value, reference: Value, { absolute, relative }: Tolerance): boolean {
  if (typeof value === 'number' && typeof reference === 'number') {
    return value === reference || Math.abs(value - reference) <= absolute + relative * Math.abs(reference);
  }
  return value === reference;
}

/** Holds values against references of the same length. */
export function differenceOf(
  values: readonly Value[],
  references: readonly Value[],
  tolerance: Tolerance,
  where: string,
): Difference {
  let changed = 0;
  let largest = 0;
  let first: string | undefined;
  references.forEach((reference, index) => {
    const value = values[index]!;
    if (typeof value === 'number' && typeof reference === 'number') {
      largest = Math.max(largest, Math.abs(value - reference));
    }
    if (agrees(value, reference, tolerance)) return;
    changed++;
    first ??= `${where} ${index + 1} is ${JSON.stringify(value)} where ${JSON.stringify(reference)} was expected`;
  });
  return { compared: references.length, changed, largest, first };
}

export function together(differences: readonly Difference[]): Difference {
  return {
    compared: differences.reduce((sum, { compared }) => sum + compared, 0),
    changed: differences.reduce((sum, { changed }) => sum + changed, 0),
    largest: differences.reduce((most, { largest }) => Math.max(most, largest), 0),
    first: differences.find(({ first }) => first !== undefined)?.first,
  };
}

/** The output known answers are about: the named one, or the only one. */
export function outputFor(outputs: readonly Output[], name: string | undefined): Output | undefined {
  if (name !== undefined) return outputs.find((output) => output.name === name);
  return outputs.length === 1 ? outputs[0] : undefined;
}
