import { z } from 'zod';

/** A bound on single values. `text` is canonical: a number as JavaScript writes it, a time in UTC as SQL reads it. */
export type Bound =
  | { readonly kind: 'number'; readonly value: number; readonly text: string }
  | { readonly kind: 'time'; readonly milliseconds: number; readonly text: string };

const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const time = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Reads a number, a date (`2026-01-31`) or a time (`2026-01-31T10:00:00Z`; without an offset it is UTC); undefined when the text is none. */
export function parseBound(text: string): Bound | undefined {
  const trimmed = text.trim();
  if (decimal.test(trimmed) && Number.isFinite(Number(trimmed))) return numberBound(Number(trimmed));
  const match = time.exec(trimmed);
  if (!match) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', offset = 'Z'] = match;
  const milliseconds = Number(fraction.padEnd(3, '0'));
  const wall = Date.UTC(+year!, +month! - 1, +day!, +hour, +minute, +second, milliseconds);
  // Date.UTC carries a 30th of February over into March, and the year 0012 into 1912.
  const read = Number.isFinite(wall) ? new Date(wall).toISOString() : '';
  const typed = `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute.padStart(2, '0')}:${second.padStart(2, '0')}`;
  const minutes = offsetMinutes(offset);
  if (!read.startsWith(typed) || minutes === undefined) return undefined;
  const instant = wall - minutes * 60_000;
  const utc = new Date(instant).toISOString();
  const shown = match[4] === undefined ? utc.slice(0, 10) : utc.replace('T', ' ').replace(/(\.000)?Z$/, '');
  return { kind: 'time', milliseconds: instant, text: shown };
}

export function numberBound(value: number): Bound {
  return { kind: 'number', value, text: String(value) };
}

function offsetMinutes(offset: string): number | undefined {
  if (/^z$/i.test(offset)) return 0;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(offset)!;
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

export const boundExpected = 'expected a number, a date such as 2026-01-31 or a time such as 2026-01-31T10:00:00Z';

/** A bound as typed in a rule. */
export const bound = () =>
  z.union([z.number(boundExpected), z.string()], boundExpected).transform((value, context): Bound => {
    const parsed = typeof value === 'number' ? numberBound(value) : parseBound(value);
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: boundExpected });
    return z.NEVER;
  });
