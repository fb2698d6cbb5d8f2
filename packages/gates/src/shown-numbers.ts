/**
 * Numbers for one sentence: whole ones whole, others to six significant digits, or to as many more as it takes to tell apart those that differ.
 * The evidence keeps them whole.
 */
export function shownNumbers(values: readonly number[]): string[] {
  const different = new Set(values).size;
  for (let digits = 6; digits < 17; digits++) {
    const shown = values.map((value) => String(Number.isInteger(value) ? value : Number(value.toPrecision(digits))));
    if (new Set(shown).size === different) return shown;
  }
  return values.map(String);
}
