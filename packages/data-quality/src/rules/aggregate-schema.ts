import { number, parseShare } from '@tidegate/fields';
import { z } from 'zod';
import { type Handling, scopeShape } from './handling.ts';

/** A share that may be above 1: a number of rows can grow threefold. */
const growth = () =>
  z.union([z.number(), z.string()], growthExpected).transform((value, context) => {
    const parsed = typeof value === 'number' ? value : parseShare(value);
    if (parsed !== undefined && parsed >= 0) return parsed;
    context.addIssue({ code: 'custom', message: growthExpected });
    return z.NEVER;
  });
const growthExpected = 'expected a share of the reference such as 10% or 0.1';

/** How far a number may be from that of the reference. */
export const changeSchema = z
  .strictObject({
    'max-decrease': growth().optional().describe("Largest decrease, as a share of the reference's"),
    'max-increase': growth().optional().describe("Largest increase, as a share of the reference's"),
  })
  .superRefine((change, context) => {
    if (Object.values(change).every((bound) => bound === undefined))
      context.addIssue({ code: 'custom', message: 'expected max-decrease or max-increase' });
  });
export type Change = z.output<typeof changeSchema>;

/** Bounds on one number about a table; at least one is given. */
export interface Bounds extends Handling {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly change?: Change | undefined;
}

const boundsExpected = 'expected a number, or min, max or change';

/** A number alone is that number exactly. */
const bounds = () =>
  z
    .union(
      [
        z.number().transform((value): Bounds => ({ min: value, max: value })),
        z
          .strictObject({
            min: number().optional().describe('Smallest'),
            max: number().optional().describe('Largest'),
            change: changeSchema.optional().describe("How far it may be from the reference's"),
            ...scopeShape,
          })
          .transform((written): Bounds => written),
      ],
      boundsExpected,
    )
    .superRefine(({ min, max, change }, context) => {
      if (min === undefined && max === undefined && change === undefined)
        context.addIssue({ code: 'custom', message: boundsExpected });
      if (min !== undefined && max !== undefined && min > max)
        context.addIssue({ code: 'custom', message: `min ${min} is above max ${max}` });
    });

const quantilesExpected = 'expected probabilities between 0 and 1 with their bounds, such as 0.95: { max: 100 }';

/** Statistics of one column. */
export const aggregatesSchema = z.strictObject({
  min: bounds().optional().describe('The smallest value'),
  max: bounds().optional().describe('The largest value'),
  mean: bounds().optional().describe('The arithmetic mean'),
  stddev: bounds().optional().describe('The sample standard deviation (divisor n - 1)'),
  sum: bounds().optional().describe('The sum'),
  median: bounds().optional().describe('The median, exact'),
  quantiles: z
    .record(z.string(), bounds(), quantilesExpected)
    .superRefine((quantiles, context) => {
      for (const key of Object.keys(quantiles)) {
        const p = parseShare(key);
        if (p === undefined || p > 1) context.addIssue({ code: 'custom', path: [key], message: quantilesExpected });
      }
    })
    .optional()
    .describe('Quantiles by probability, exact, interpolated between neighbours'),
  distinct: bounds().optional().describe('Number of distinct values'),
});
export type Aggregates = z.output<typeof aggregatesSchema>;
