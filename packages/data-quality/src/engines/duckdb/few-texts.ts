/** Texts of a sample from which something is expected of all. */
const leastSample = 1000;
const mostDifferent = 100;
/** Of each text: where none is rarer, one that is not among them is rarer still. */
const leastRows = 5;

/** The different texts of a column, where by a sample of it, without nulls, no other is to be expected. */
export function fewTexts(sample: readonly string[]): readonly string[] | undefined {
  if (sample.length < leastSample) return undefined;
  const rows = new Map<string, number>();
  for (const text of sample) {
    rows.set(text, (rows.get(text) ?? 0) + 1);
    if (rows.size > mostDifferent) return undefined;
  }
  return [...rows.values()].every((n) => n >= leastRows) ? [...rows.keys()] : undefined;
}
