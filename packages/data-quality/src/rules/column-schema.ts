import { choice, flag, text } from '@tidegate/fields';
import { z } from 'zod';
import { aggregatesSchema } from './aggregate-schema.ts';
import { bound, boundExpected } from './bound.ts';
import {
  classShare,
  fewestPerClass,
  length,
  monotonic,
  nulls,
  outliers,
  references,
  scalarValue,
} from './column-specs.ts';
import { ruled } from './handling.ts';
import { type ValueType, valueTypes } from './value-types.ts';

const values = () => z.array(scalarValue, 'expected a list of values').min(1, 'expected at least one value');

const typeExpected = `expected one of ${valueTypes.join(', ')}`;

export const columnRuleSchema = z
  .strictObject({
    required: flag().optional().describe('`false`: the column may be missing'),
    where: text().optional().describe('SQL condition that picks the rows all rules of the column look at'),
    severity: choice(['fail', 'warn'])
      .optional()
      .describe('`warn`: all rules of the column warn where they would fail'),
    type: ruled(z.enum(valueTypes, typeExpected), typeExpected).optional().describe('Type every value must have'),
    nulls: nulls.optional().describe('Most nulls: a number of rows, a share such as 1%, or max, max-share and warn'),
    min: ruled(bound(), boundExpected).optional().describe('Smallest value: a number, or a date'),
    max: ruled(bound(), boundExpected).optional().describe('Largest value: a number, or a date'),
    'exclusive-min': ruled(bound(), boundExpected).optional().describe('Every value is above this number or date'),
    'exclusive-max': ruled(bound(), boundExpected).optional().describe('Every value is below this number or date'),
    in: ruled(values(), 'expected a list of values').optional().describe('Allowed values'),
    'not-in': ruled(values(), 'expected a list of values').optional().describe('Forbidden values'),
    unique: ruled(flag(), 'expected true or false').optional().describe('No value may come twice'),
    pattern: ruled(text(), 'expected text').optional().describe('Regular expression (RE2) the whole value must match'),
    'not-pattern': ruled(text(), 'expected text')
      .optional()
      .describe('Regular expression (RE2) no whole value may match'),
    length: length.optional().describe('Characters of each value: a number, or min and max'),
    'class-share': classShare.optional().describe('Bounds on the share of a class among the rows that are not null'),
    'min-samples-per-class': fewestPerClass.optional().describe('Fewest rows of each class'),
    outliers: outliers.optional().describe('Most outliers of a number: a number of rows, a share, or a mapping'),
    monotonic: monotonic.optional().describe('Each value is at least (at most) the one before'),
    references: references.optional().describe('Every value is found in a column of another file'),
    aggregates: aggregatesSchema.optional().describe('Bounds on the mean, a quantile and the like'),
  })
  .superRefine((rule, context) => {
    for (const [low, high] of [
      ['min', 'max'],
      ['exclusive-min', 'exclusive-max'],
    ] as const) {
      const [min, max] = [rule[low]?.value, rule[high]?.value];
      if (min === undefined || max === undefined) continue;
      const orders =
        min.kind === 'number'
          ? [min.value, (max as typeof min).value]
          : [min.milliseconds, (max as typeof min).milliseconds];
      if (min.kind !== max.kind)
        context.addIssue({ code: 'custom', path: [high], message: `expected a ${min.kind}, as ${low} is` });
      else if (orders[0]! > orders[1]!)
        context.addIssue({ code: 'custom', path: [low], message: `${min.text} is above ${high} ${max.text}` });
    }
    for (const side of ['min', 'max', 'exclusive-min', 'exclusive-max'] as const) {
      const kind = rule[side]?.value.kind;
      const type = rule.type?.value;
      if (kind === undefined || type === undefined) continue;
      const wanted = kindOf[type];
      if (wanted !== undefined && wanted !== kind)
        context.addIssue({
          code: 'custom',
          path: [side],
          message: `expected a ${wanted === 'time' ? 'date' : 'number'}, as the column is a ${type}`,
        });
    }
  })
  .describe('What must hold for a column');
export type ColumnRule = z.output<typeof columnRuleSchema>;

const kindOf: Partial<Record<ValueType, 'number' | 'time'>> = {
  integer: 'number',
  float: 'number',
  date: 'time',
  timestamp: 'time',
};
