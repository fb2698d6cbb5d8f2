import { choice, duration, flag, integer, share, text } from '@tidegate/fields';
import { z } from 'zod';
import { changeSchema } from './aggregate-schema.ts';
import { columnRuleSchema } from './column-schema.ts';
import { handlingShape, scopeShape } from './handling.ts';
import { pairOperators, parsePair } from './pair.ts';

export type { ColumnRule } from './column-schema.ts';
export { type ValueType, valueTypes } from './value-types.ts';

const sqlCheckSchema = z
  .strictObject({
    sql: text().describe('SQL condition that must hold for a row; a row for which it is unknown does not hold'),
    name: text().optional().describe('What the check is called'),
    ...handlingShape,
    where: text().optional().describe('SQL condition that picks the rows checked'),
    'warn-if': handlingShape['warn-if'].describe('Failing rows from which on the check warns, such as "> 0" or "> 1%"'),
    'error-if': handlingShape['error-if'].describe(
      'Failing rows from which on the check fails; "> 0" when neither is given',
    ),
  })
  .describe('A condition on each row');
export type SqlCheck = z.output<typeof sqlCheckSchema>;

const pairExpected = 'expected a comparison of two columns such as start <= end, or a mapping';
const pair = z.union(
  [
    z.string().transform((typed, context): PairRule => {
      const parsed = parsePair(typed);
      if (parsed) return parsed;
      context.addIssue({ code: 'custom', message: pairExpected });
      return z.NEVER;
    }),
    z
      .strictObject({
        left: text().describe('A column'),
        operator: choice(pairOperators).describe('How it compares'),
        right: text().describe('The column it is compared with'),
        nulls: choice(['fail', 'skip'])
          .optional()
          .describe('What a row does in which one of the two is null: fail (when left out), or not be looked at'),
        ...handlingShape,
      })
      .transform((written): PairRule => written),
  ],
  pairExpected,
);
export interface PairRule extends z.output<z.ZodObject<typeof handlingShape>> {
  readonly left: string;
  readonly operator: (typeof pairOperators)[number];
  readonly right: string;
  readonly nulls?: 'fail' | 'skip' | undefined;
}

const columnNames = () => z.array(text(), 'expected a list of columns').min(1, 'expected at least one column');

const uniqueExpected = 'expected a list of columns, or a mapping with `columns`';
const uniqueKey = z.union(
  [
    columnNames().transform((columns): UniqueKey => ({ columns })),
    z
      .strictObject({ columns: columnNames().describe('Columns that make up the key'), ...handlingShape })
      .transform((written): UniqueKey => written),
  ],
  uniqueExpected,
);
export interface UniqueKey extends z.output<z.ZodObject<typeof handlingShape>> {
  readonly columns: readonly string[];
}

const duplicatesSchema = z.strictObject({
  'max-share': share().optional().describe('Largest share of rows that repeat an earlier row'),
  max: integer({ min: 0 }).optional().describe('Most rows that repeat an earlier row'),
  columns: columnNames().optional().describe('Columns that make two rows the same; left out: all'),
  ...handlingShape,
});

const rowsSchema = z
  .strictObject({
    min: integer({ min: 0 }).optional().describe('Fewest rows'),
    max: integer({ min: 0 }).optional().describe('Most rows'),
    change: changeSchema.optional().describe("How far the number may be from the reference's"),
    severity: scopeShape.severity,
  })
  .superRefine(({ min, max }, context) => {
    if (min !== undefined && max !== undefined && min > max)
      context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
  });

const mode = () => z.enum(['allow', 'warn', 'fail'], 'expected one of allow, warn, fail').optional();

/** One rule set: the YAML vocabulary of `validate-data`. */
export const ruleSetSchema = z
  .strictObject({
    rows: rowsSchema.optional().describe('Bounds on the number of rows'),
    columns: z.record(z.string(), columnRuleSchema).optional().describe('Rules by column'),
    checks: z.array(sqlCheckSchema).optional().describe('Conditions on rows, in SQL'),
    pairs: z.array(pair).optional().describe('Comparisons of two columns, such as start <= end'),
    key: columnNames()
      .optional()
      .describe('Columns that name a row; their values, or a hash of them, tell which rows failed'),
    unique: z
      .array(uniqueKey, 'expected a list of keys, each a list of columns')
      .optional()
      .describe('Keys of several columns, of which no combination may come twice'),
    'extra-columns': mode().describe('What a column without a rule does'),
    'column-order': mode().describe('What columns in another order than their rules do'),
    duplicates: duplicatesSchema.optional().describe('Rows that repeat an earlier row'),
    freshness: z
      .strictObject({
        column: text().describe('Column of times'),
        'max-age': duration().describe('Largest age of its newest time, such as 2d'),
        ...scopeShape,
      })
      .optional()
      .describe('The newest time in a column may be at most so old'),
    availability: z
      .strictObject({
        column: text().describe('Column of times'),
        'max-gap': duration().describe('Longest time without a row, such as 1d'),
        'until-now': flag().optional().describe('`true`: the time since the newest row is a gap too'),
        ...scopeShape,
      })
      .optional()
      .describe('Between two neighbouring times in a column lies at most so much time'),
  })
  .describe('Rules for one table');
export type RuleSet = z.output<typeof ruleSetSchema>;
