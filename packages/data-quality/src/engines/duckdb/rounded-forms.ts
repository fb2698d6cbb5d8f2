import { decimal, type KeptForm, plainDouble, pythonDouble } from './kept-forms.ts';
import { writtenRounded } from './written.ts';

/** Exponents of one digit only. */
const mostPlaces = 9;
/** Decimals are kept with as many digits. */
const mostDigits = 15;
/** Of fewer texts no more can be said than that they are doubles. */
const fewestTexts = 1000;
/** Of numbers rounded to some places nine in ten need the last. */
const fullShare = 0.8;

/** Doubles that were rounded to so many places, kept as decimals: they take less time and room than doubles. */
export function rounded(form: KeptForm, places: number): KeptForm {
  const { name, looks, text } = form;
  return {
    ...decimal(places),
    name: `${name} ${places}`,
    looks,
    text: (kept) => text(`CAST(${kept} AS DOUBLE)`),
    written: writtenRounded(places, form === pythonDouble ? 'python' : 'plain'),
    wider: form,
  };
}

/** A guess: the form, or that of rounded doubles where all texts let expect it. A longer text that comes later costs another reading. */
export function narrowed(form: KeptForm | undefined, texts: readonly string[]): KeptForm | undefined {
  if ((form !== pythonDouble && form !== plainDouble) || texts.length < fewestTexts) return form;
  const seen = texts.map(digitsOf);
  const places = Math.max(...seen.map((digits) => digits.places));
  const whole = Math.max(...seen.map((digits) => digits.whole));
  const full = seen.filter((digits) => digits.places === places).length;
  // One more digit than was seen.
  const fits = places <= mostPlaces && whole + 1 + places <= mostDigits;
  return fits && full >= fullShare * texts.length ? rounded(form, places) : form;
}

/** Digits of a number before its point, and decimal places that it needs. */
function digitsOf(text: string): { whole: number; places: number } {
  const [, whole, fraction = '', exponent = '0'] = /^-?(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text)!;
  const shift = Number(exponent);
  return { whole: Math.max(1, whole!.length + shift), places: Math.max(0, fraction.replace(/0$/, '').length - shift) };
}
