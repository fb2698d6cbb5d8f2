import { choice, integer, share, text } from '@tidegate/fields';
import { z } from 'zod';
import { type Limit, moreRowsThan, moreThanShare, parseLimit } from './limit.ts';

/** What a rule does about the rows that break it, and which rows it looks at. */
export interface Handling {
  readonly 'warn-if'?: Limit | undefined;
  readonly 'error-if'?: Limit | undefined;
  readonly severity?: 'fail' | 'warn' | undefined;
  readonly where?: string | undefined;
}

/** A rule in its long form: what is asked, and its handling. */
export type Ruled<T> = Handling & { readonly value: T };

const limitExpected = 'expected a comparison with a number of rows or a share, such as "> 0", "> 10" or "> 1%"';

const limit = () =>
  z.union([z.string(), z.number()], limitExpected).transform((value, context) => {
    const parsed = parseLimit(String(value));
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: limitExpected });
    return z.NEVER;
  });

/** Which rows a rule looks at, and how grave a breach is. */
export const scopeShape = {
  where: text().optional().describe('SQL condition that picks the rows the rule looks at'),
  severity: choice(['fail', 'warn']).optional().describe('`warn`: the rule warns where it would fail'),
};

/** The same, of a rule that counts rows. */
export const handlingShape = {
  'warn-if': limit().optional().describe('Failing rows from which on the rule warns, such as "> 0" or "> 1%"'),
  'error-if': limit().optional().describe('Failing rows from which on the rule fails; "> 0" when neither is given'),
  ...scopeShape,
};

/** Most failing rows a rule tolerates, as a number or a share. */
export const toleranceShape = {
  max: integer({ min: 0 }).optional().describe('Most failing rows'),
  'max-share': share().optional().describe('Largest share of failing rows'),
  ...handlingShape,
};

/** `value`, or a mapping of `value` and its handling. */
export function ruled<S extends z.ZodType>(value: S, expected: string) {
  return z.union(
    [
      value.transform((read): Ruled<z.output<S>> => ({ value: read })),
      z
        .strictObject({ value: value.describe('What is asked, as in the short form'), ...handlingShape })
        .transform((written): Ruled<z.output<S>> => written as Ruled<z.output<S>>),
    ],
    expected,
  );
}

/** `5` is a number of rows, `1%` a share; both stand for a mapping of `max` or `max-share`. */
export const tolerance = () =>
  z.union([z.number(), z.string()], 'expected a number of rows or a share').transform((value, context) => {
    const asShare = typeof value === 'string' && value.trim().endsWith('%');
    const parsed = asShare ? share().safeParse(value) : integer({ min: 0 }).safeParse(value);
    if (parsed.success) return asShare ? { 'max-share': parsed.data } : { max: parsed.data };
    context.addIssue({
      code: 'custom',
      message: 'expected a whole number of rows (a share is written 1% or max-share: 0.01)',
    });
    return z.NEVER;
  });

/** How many rows may fail, as a number or a share. */
export interface Tolerance extends Handling {
  readonly max?: number | undefined;
  readonly 'max-share'?: number | undefined;
}

/** The same with the tolerance as `error-if`. */
export function tolerated({ max, 'max-share': share, ...handling }: Tolerance): Handling {
  const most = share !== undefined ? moreThanShare(share) : max !== undefined ? moreRowsThan(max) : undefined;
  return { ...handling, 'error-if': handling['error-if'] ?? most };
}

/** The limits of a rule on failing rows; it fails above 0 when nothing is said. */
export function limitsOf(rule: Handling): { warnIf?: Limit; errorIf?: Limit } {
  const warnIf = rule['warn-if'];
  const errorIf = rule['error-if'] ?? (warnIf ? undefined : moreRowsThan(0));
  return { ...(warnIf && { warnIf }), ...(errorIf && { errorIf }) };
}

/** `where` and `severity` of a planned rule; what is said nearer to the rule wins. */
export function scopeOf(rule: Handling, around: Handling = {}): { where?: string; severity?: 'warn' } {
  const conditions = [around.where, rule.where].filter((text) => text !== undefined);
  const where = conditions.length === 2 ? conditions.map((text) => `(\n${text}\n)`).join(' AND ') : conditions[0];
  return {
    ...(where !== undefined && { where }),
    ...((rule.severity ?? around.severity) === 'warn' && { severity: 'warn' as const }),
  };
}
