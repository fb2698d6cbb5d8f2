import { z } from 'zod';
import { scalarSchema } from './scalar.ts';
import { verdictSchema } from './verdict.ts';

const scalars = z.record(z.string(), scalarSchema);

/** One question a gate asked, its answer and everything needed to ask it again. */
export const checkSchema = z
  .strictObject({
    id: z.string().min(1).describe('Stable name of the check within its gate, for example `columns.amount.nulls`'),
    title: z.string().min(1).describe('What was asked, in the words of the rule'),
    verdict: verdictSchema,
    reason: z.string().min(1).describe('Why this verdict, in one sentence with the numbers in it'),
    subject: z.string().optional().describe('The column, metric or slice it is about'),
    observed: scalarSchema.optional().describe('The value that was found'),
    threshold: scalarSchema.optional().describe('The bound it was held against'),
    sizes: z.record(z.string(), z.number()).optional().describe('The sample sizes behind the numbers'),
    method: z
      .strictObject({ name: z.string(), parameters: scalars })
      .optional()
      .describe('How it was computed, with every parameter that changes the number'),
    values: scalars.optional().describe('Further numbers: p-value, effect'),
    compared: z
      .strictObject({
        candidate: z.number(),
        production: z.number(),
        better: z.enum(['higher', 'lower']).optional().describe('Which way the metric is good'),
      })
      .optional()
      .describe('The metric of the candidate beside that of the model in production'),
    interval: z
      .strictObject({
        of: z.enum(['value', 'difference']).describe('Of the metric itself, or of candidate minus production'),
        low: z.number().optional().describe('Left out when it has no lower end'),
        high: z.number().optional().describe('Left out when it has no upper end'),
        confidence: z.number().gt(0).lt(1),
      })
      .optional()
      .describe('What the metric, or its difference, may as well be'),
    examples: z
      .array(scalars)
      .optional()
      .describe('A few failing rows or items; `file` (as seen from the workspace) and `line` (from 1) say where'),
  })
  .describe('One question a gate asked and its answer');
export type Check = z.output<typeof checkSchema>;
