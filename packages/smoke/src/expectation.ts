import { flag, integer, number, share, text } from '@tidegate/fields';
import { z } from 'zod';

const value = z.union([z.string(), z.number(), z.boolean()], 'expected text, a number or true/false');
const side = z.union([z.literal('rows'), z.literal('any'), integer({ min: 1 })], 'expected a number, `rows` or `any`');

const outputRules = {
  type: z
    .enum(['number', 'integer', 'string', 'boolean'], 'expected number, integer, string or boolean')
    .optional()
    .describe('What every value is'),
  datatype: text().optional().describe('For oip-v2: the datatype the server tells, such as FP64'),
  shape: z.array(side).optional().describe('Length of each dimension: a number, `rows` or `any`'),
  min: number().optional().describe('Smallest value allowed'),
  max: number().optional().describe('Largest value allowed'),
  in: z.array(value).min(1, 'expected at least one class').optional().describe('The classes allowed'),
};
const outputSchema = z.strictObject(outputRules);
/** What every value of one output must be. */
export type OutputRules = z.output<typeof outputSchema>;

const jsonSchema = z.record(z.string(), z.unknown());

/** `expect`: what the answers must be. Everything is optional; what is missing, null, NaN or empty never passes anyway. */
export const expectationSchema = z.strictObject({
  ...outputRules,
  outputs: z.record(z.string(), outputSchema).optional().describe('Rules by output, where there are several'),
  predictions: text().optional().describe('For rest: dotted path of the predictions in the body'),
  'one-per-row': flag().optional().describe('Whether each row has its answer; default true'),
  schema: z.union([text(), jsonSchema]).optional().describe('JSON Schema of the whole body, or the path of one'),
  health: jsonSchema.optional().describe('JSON Schema of the health body, in place of the words known for health'),
  'content-type': text().optional().describe('When it is not JSON: the content type of the answers'),
  answers: text().optional().describe('Path of a JSON file: for each request the list of its known answers'),
  'answer-column': text().optional().describe('Column of the payloads that holds the known answer and is not sent'),
  output: text().optional().describe('The output that known answers are about, where there are several'),
  tolerance: z
    .union([
      number({ min: 0 }),
      z.strictObject({ absolute: number({ min: 0 }).optional(), relative: number({ min: 0 }).optional() }),
    ])
    .optional()
    .describe('How far a number may be from a known or an earlier one: absolute, or { absolute, relative }'),
  'max-wrong': share().optional().describe('Share of the known answers that may be missed; default 0'),
  'max-changed': share().optional().describe('Share of the predictions that may differ from the baseline; default 0'),
});
export type Expectation = z.output<typeof expectationSchema>;

/** How far apart two numbers may be: absolute + relative * |reference|. */
export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

/** A number alone is an absolute tolerance; nothing at all allows for the last digits of single precision. */
export function toleranceOf(typed: Expectation['tolerance']): Tolerance {
  if (typed === undefined) return { absolute: 1e-9, relative: 1e-6 };
  if (typeof typed === 'number') return { absolute: typed, relative: 0 };
  return { absolute: typed.absolute ?? 0, relative: typed.relative ?? 0 };
}
