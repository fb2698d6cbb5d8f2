import { z } from 'zod';
import { parseDuration, parseShare } from './quantities.ts';

// Each type takes what `with:` gives (always text) and what tidegate.yml gives (already structured).

/** Any text that is not blank. */
export const text = () => z.string('expected text').trim().min(1, 'expected text that is not empty');

/** One of a few words. */
export const choice = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, `expected one of ${words.join(', ')}`);

/** Some of a few words, parted by commas or lines, each counted once. A list in YAML is taken as it is. */
export const choices = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.union([z.string(), z.array(z.string())], expectSome(words)).transform((value, context): T[number][] => {
    const typed = (Array.isArray(value) ? value : value.split(/[,\r\n]+/)).map((word) => word.trim()).filter(Boolean);
    const known = words.filter((word) => typed.includes(word));
    return known.length > 0 && typed.every((word) => (words as readonly string[]).includes(word))
      ? known
      : fail(context, expectSome(words));
  });

/** `true` or `false`, spelled so; a typo is an error and never false. */
export const flag = () =>
  z
    .union([z.boolean(), z.enum(['true', 'false', 'True', 'False', 'TRUE', 'FALSE'])], 'expected true or false')
    .transform((value) => value === true || (typeof value === 'string' && value.toLowerCase() === 'true'));

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/** A finite number, whole text read or none: "12abc" is an error. */
export const number = (range: { min?: number; max?: number } = {}) =>
  z.union([z.number(), z.string()], expectNumber('a number', range)).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : decimal.test(value.trim()) ? Number(value) : NaN;
    return inRange(parsed, 'a number', range, context);
  });

/** A whole number. */
export const integer = (range: { min?: number; max?: number } = {}) =>
  z.union([z.number(), z.string()], expectNumber('a whole number', range)).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : /^[+-]?\d+$/.test(value.trim()) ? Number(value) : NaN;
    return inRange(Number.isSafeInteger(parsed) ? parsed : NaN, 'a whole number', range, context);
  });

/** A share between 0 and 1, typed `0.05` or `5%`. */
export const share = () =>
  z.union([z.number(), z.string()], 'expected a share such as 0.05 or 5%').transform((value, context) => {
    const parsed = typeof value === 'number' ? value : parseShare(value);
    if (parsed === undefined || !(parsed >= 0 && parsed <= 1)) {
      return fail(context, 'expected a share between 0 and 1, such as 0.05 or 5%');
    }
    return parsed;
  });

const expectMoment = 'expected a moment with its zone, such as 2026-11-01T12:00Z';

/** A moment as milliseconds since the epoch, typed in ISO 8601 with its zone: `2026-11-01T12:00Z`, `2026-11-01T13:00+01:00`. */
export const instant = () =>
  z
    .string(expectMoment)
    .transform((typed) => typed.trim().replace(/(T\d\d:\d\d)(?=Z|[+-])/, '$1:00'))
    .pipe(z.iso.datetime({ offset: true, error: expectMoment }))
    .transform((value) => Date.parse(value));

/** A length of time in milliseconds, typed `30s`, `10m`, `2h`, `1d`, `500ms` or several of them (`1h30m`). */
export const duration = () =>
  z.string('expected a duration such as 30s, 10m or 2h').transform((value, context) => {
    const parsed = parseDuration(value);
    return parsed ?? fail(context, 'expected a duration such as 30s, 10m or 2h');
  });

/** One entry per line; blank lines and `#` comment lines do not count. A list in YAML is taken as it is. */
export const lines = () =>
  z.union([z.string(), z.array(z.string())], 'expected text with one entry per line').transform((value, context) => {
    const entries = (Array.isArray(value) ? value : value.split(/\r?\n/))
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
    return entries.length > 0 ? entries : fail(context, 'expected at least one line');
  });

function expectSome(words: readonly string[]): string {
  return `expected one or more of ${words.join(', ')}`;
}

function expectNumber(what: string, { min, max }: { min?: number; max?: number }): string {
  const bounds = [min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean);
  return `expected ${what}${bounds.length > 0 ? ` ${bounds.join(' and ')}` : ''}`;
}

function inRange(value: number, what: string, range: { min?: number; max?: number }, context: z.RefinementCtx): number {
  const { min = -Infinity, max = Infinity } = range;
  return Number.isFinite(value) && value >= min && value <= max ? value : fail(context, expectNumber(what, range));
}

function fail(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
