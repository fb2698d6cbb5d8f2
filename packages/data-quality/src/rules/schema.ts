import { duration, explain, flag, integer, knownKeys, share, text } from '@tidegate/fields';
import { z } from 'zod';
import { parseLimit } from './limit.ts';

/** Value types a column can be declared to have. */
export const valueTypes = ['integer', 'float', 'string', 'boolean', 'date', 'timestamp'] as const;
export type ValueType = (typeof valueTypes)[number];

const scalarValue = z.union([z.string(), z.number(), z.boolean()], 'expected text, a number, true or false');

const limit = () =>
  z.union([z.string(), z.number()], limitExpected).transform((value, context) => {
    const parsed = parseLimit(String(value));
    if (parsed) return parsed;
    context.addIssue({ code: 'custom', message: limitExpected });
    return z.NEVER;
  });
const limitExpected = 'expected a comparison with a number of rows or a share, such as "> 0", "> 10" or "> 1%"';

const nullsMapping = z.strictObject({
  max: integer({ min: 0 }).optional().describe('Most rows that may be null'),
  'max-share': share().optional().describe('Largest share of rows that may be null'),
  warn: share().optional().describe('Share of null rows from which on the check warns'),
});

/** `nulls: 0` is a number of rows, `nulls: 1%` a share. */
const nulls = z
  .union(
    [z.number(), z.string(), z.record(z.string(), z.unknown())],
    'expected a number of rows, a share such as 1%, or a mapping',
  )
  .transform((value, context) => {
    const asMapping =
      typeof value === 'object'
        ? value
        : typeof value === 'string' && value.trim().endsWith('%')
          ? { 'max-share': value }
          : { max: value };
    return parseInto(
      nullsMapping,
      asMapping,
      context,
      typeof value === 'object'
        ? undefined
        : 'expected a whole number of rows (a share is written 1% or max-share: 0.01)',
    );
  });

const length = z
  .union([z.number(), z.record(z.string(), z.unknown())], 'expected a number of characters, or min and max')
  .transform((value, context) =>
    parseInto(
      z.strictObject({ min: integer({ min: 0 }).optional(), max: integer({ min: 0 }).optional() }),
      typeof value === 'number' ? { min: value, max: value } : value,
      context,
    ),
  );

const bound = z.union([z.number('expected a number or a date'), z.string()], 'expected a number or a date');

export const columnRuleSchema = z
  .strictObject({
    required: flag().optional().describe('`false`: the column may be missing'),
    type: z
      .enum(valueTypes, `expected one of ${valueTypes.join(', ')}`)
      .optional()
      .describe('Type every value must have'),
    nulls: nulls.optional().describe('Most nulls: a number of rows, a share such as 1%, or max, max-share and warn'),
    min: bound.optional().describe('Smallest value: a number, or a date'),
    max: bound.optional().describe('Largest value: a number, or a date'),
    in: z
      .array(scalarValue, 'expected a list of values')
      .min(1, 'expected at least one value')
      .optional()
      .describe('Allowed values'),
    unique: flag().optional().describe('No value may come twice'),
    pattern: text().optional().describe('Regular expression (RE2) the whole value must match'),
    length: length.optional().describe('Characters of each value: a number, or min and max'),
    'class-share': z
      .strictObject({
        class: scalarValue.optional().describe('The class meant; left out: `true` of a boolean, else each class'),
        min: share().optional(),
        max: share().optional(),
      })
      .optional()
      .describe('Bounds on the share of a class among the rows that are not null'),
    'min-samples-per-class': integer({ min: 1 }).optional().describe('Fewest rows of each class'),
  })
  .describe('What must hold for a column');
export type ColumnRule = z.output<typeof columnRuleSchema>;

const sqlCheckSchema = z
  .strictObject({
    sql: text().describe('SQL condition that must hold for a row; a row for which it is unknown does not hold'),
    name: text().optional().describe('What the check is called'),
    where: text().optional().describe('SQL condition that picks the rows checked'),
    'warn-if': limit().optional().describe('Failing rows from which on the check warns, such as "> 0" or "> 1%"'),
    'error-if': limit().optional().describe('Failing rows from which on the check fails; "> 0" when neither is given'),
  })
  .describe('A condition on each row');
export type SqlCheck = z.output<typeof sqlCheckSchema>;

const duplicatesSchema = z.strictObject({
  'max-share': share().optional().describe('Largest share of rows that repeat an earlier row'),
  max: integer({ min: 0 }).optional().describe('Most rows that repeat an earlier row'),
  columns: z
    .array(text())
    .min(1, 'expected at least one column')
    .optional()
    .describe('Columns that make two rows the same; left out: all'),
});

/** One rule set: the YAML vocabulary of `validate-data`. */
export const ruleSetSchema = z
  .strictObject({
    rows: z
      .strictObject({ min: integer({ min: 0 }).optional(), max: integer({ min: 0 }).optional() })
      .optional()
      .describe('Bounds on the number of rows'),
    columns: z.record(z.string(), columnRuleSchema).optional().describe('Rules by column'),
    checks: z.array(sqlCheckSchema).optional().describe('Conditions on rows, in SQL'),
    key: z
      .array(text(), 'expected a list of columns')
      .min(1, 'expected at least one column')
      .optional()
      .describe('Columns that name a row; their values, or a hash of them, tell which rows failed'),
    'extra-columns': z
      .enum(['allow', 'warn', 'fail'], 'expected one of allow, warn, fail')
      .optional()
      .describe('What a column without a rule does'),
    duplicates: duplicatesSchema.optional().describe('Rows that repeat an earlier row'),
    freshness: z
      .strictObject({ column: text(), 'max-age': duration() })
      .optional()
      .describe('The newest time in a column may be at most so old'),
  })
  .describe('Rules for one table');
export type RuleSet = z.output<typeof ruleSetSchema>;

/** Parses a part that has a short and a long form; its complaints keep their place. */
function parseInto<S extends z.ZodType>(
  schema: S,
  value: unknown,
  context: z.RefinementCtx,
  otherwise?: string,
): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const structured = otherwise === undefined || parsed.error.issues.some(({ code }) => code === 'unrecognized_keys');
  for (const { path, message } of explain(parsed.error, (at) => knownKeys(schema, at))) {
    context.addIssue({
      code: 'custom',
      path: structured && path ? path.split('.') : [],
      message: structured ? message : otherwise,
    });
  }
  return z.NEVER;
}
