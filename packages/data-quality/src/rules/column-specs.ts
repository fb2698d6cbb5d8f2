import { choice, flag, integer, number, share, text } from '@tidegate/fields';
import { z } from 'zod';
import {
  type Handling,
  handlingShape,
  type Ruled,
  scopeShape,
  tolerance,
  type Tolerance,
  toleranceShape,
} from './handling.ts';

// Rules of a column that take more than one value; each has a type of its own for those who compile it.

const scalarExpected = 'expected text, a number, true or false';
export const scalarValue = z.union([z.string(), z.number(), z.boolean()], scalarExpected);

export interface NullsSpec extends Tolerance {
  readonly warn?: number | undefined;
}
export interface LengthSpec extends Handling {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}
export interface OutlierSpec extends Tolerance {
  readonly method?: 'iqr' | 'mad' | undefined;
  readonly factor?: number | undefined;
}
export interface MonotonicSpec extends Handling {
  readonly direction: 'increasing' | 'decreasing';
  readonly strict?: boolean | undefined;
  readonly by?: string | undefined;
  readonly group?: readonly string[] | undefined;
}

/** `nulls: 0` is a number of rows, `nulls: 1%` a share. */
export const nulls = z
  .union(
    [
      tolerance(),
      z.strictObject({
        ...toleranceShape,
        max: integer({ min: 0 }).optional().describe('Most rows that may be null'),
        'max-share': share().optional().describe('Largest share of rows that may be null'),
        warn: share().optional().describe('Share of null rows from which on the check warns'),
      }),
    ],
    'expected a number of rows, a share such as 1%, or a mapping',
  )
  .transform((written): NullsSpec => written);

const lengthExpected = 'expected a number of characters, or min and max';
export const length = z
  .union(
    [
      z.number().transform((value, context): { min: number; max: number } & Handling => {
        if (Number.isSafeInteger(value) && value >= 0) return { min: value, max: value };
        context.addIssue({ code: 'custom', message: 'expected a whole number at least 0' });
        return z.NEVER;
      }),
      z.strictObject({
        min: integer({ min: 0 }).optional().describe('Fewest characters'),
        max: integer({ min: 0 }).optional().describe('Most characters'),
        ...handlingShape,
      }),
    ],
    lengthExpected,
  )
  .transform((written): LengthSpec => written)
  .superRefine(({ min, max }, context) => {
    if (min === undefined && max === undefined) context.addIssue({ code: 'custom', message: lengthExpected });
    if (min !== undefined && max !== undefined && min > max)
      context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
  });

export const classShare = z
  .strictObject({
    class: scalarValue.optional().describe('The class meant; left out: `true` of a boolean, else each class'),
    min: share().optional().describe('Smallest share of the class'),
    max: share().optional().describe('Largest share of the class'),
    ...scopeShape,
  })
  .superRefine(({ min = 0, max = 1 }, context) => {
    if (min > max) context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
  });

export const fewestPerClass = z.union(
  [
    integer({ min: 1 }).transform((value): Ruled<number> => ({ value })),
    z.strictObject({ value: integer({ min: 1 }).describe('Fewest rows of each class'), ...scopeShape }),
  ],
  'expected a whole number at least 1',
);

export const outliers = z
  .union(
    [
      tolerance(),
      z.strictObject({
        method: choice(['iqr', 'mad'])
          .optional()
          .describe(
            '`iqr`: outside the quartiles by `factor` interquartile ranges; `mad`: modified z-score above `factor`',
          ),
        factor: number({ min: 0.1 }).optional().describe('How far is too far: 1.5 (iqr) or 3.5 (mad) when left out'),
        ...toleranceShape,
      }),
    ],
    'expected a number of rows, a share such as 1%, or a mapping',
  )
  .transform((written): OutlierSpec => written);

const directions = ['increasing', 'decreasing'] as const;
const directionExpected = `expected ${directions.join(' or ')}, or a mapping`;
const names = () =>
  z.union(
    [text().transform((name) => [name]), z.array(text()).min(1, 'expected at least one column')],
    'expected a column or a list of columns',
  );

export const monotonic = z
  .union(
    [
      z.enum(directions).transform((direction) => ({ direction })),
      z.strictObject({
        direction: choice(directions).describe('Which way the values go'),
        strict: flag().optional().describe('`true`: two neighbours may not be equal'),
        by: text().optional().describe('Column that orders the rows; left out: their order in the file'),
        group: names().optional().describe('Columns; each group of rows is looked at alone'),
        ...handlingShape,
      }),
    ],
    directionExpected,
  )
  .transform((written): MonotonicSpec => written);

export const references = z
  .strictObject({
    file: text().optional().describe('Data file that holds the values allowed'),
    table: text().optional().describe('The same as a table, on an engine of tables'),
    column: text().describe('Its column'),
    ...handlingShape,
  })
  .superRefine(({ file, table }, context) => {
    if ((file === undefined) === (table === undefined))
      context.addIssue({ code: 'custom', message: 'expected either `file` or `table`' });
  });
