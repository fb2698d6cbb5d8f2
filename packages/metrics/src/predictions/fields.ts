const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/** A field without a value, as CSV writers leave it and as pandas prints it. */
export const isBlank = (text: string) => text === '' || (text.length === 3 && text.toLowerCase() === 'nan');

/** What else programs write for "no value" where a column is made text. A class may be called so, and then a label is. */
export const isNothing = (text: string) => /^(?:none|null|na|n\/a|<na>|nat|nil)$/i.test(text);

/** One spelling of classes that mean the same: `1`, `1.0` and `1e0`, `True` and `true`. */
export function classOf(text: string): string {
  if (decimal.test(text)) return String(Number(text) + 0);
  return /^(?:true|false|nan)$/i.test(text) ? text.toLowerCase() : text;
}

/** The finite number a field is written as; NaN for anything else. */
export function numberIn(text: string): number {
  const value = decimal.test(text) ? Number(text) : NaN;
  return Number.isFinite(value) ? value : NaN;
}
