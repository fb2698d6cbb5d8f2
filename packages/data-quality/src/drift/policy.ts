import { number, share } from '@tidegate/fields';
import { z } from 'zod';

const floorsSchema = z.strictObject({
  value: share().optional().describe('Largest gap of the cumulative shares of a number'),
  tail: share().optional().describe('Excess of rows outside the reference range'),
  mix: share().optional().describe('Change of the shares of categories'),
  null: share().optional().describe('Change of the share of nulls'),
});

const offWord = z.union([z.literal('off'), z.literal(false)], 'expected off');

/** The `rows-moved` policy as a mapping. */
export const driftMappingSchema = z
  .strictObject({
    policy: z.enum(['rows-moved', 'off'], 'expected rows-moved or off').optional(),
    alpha: number({ min: 0, max: 1 }).optional().describe('Chance of a false alarm over the whole data set'),
    floors: floorsSchema.optional().describe('Effects from which on a difference counts'),
    fail: floorsSchema.optional().describe('Effects from which on it fails instead of warns'),
    columns: z
      .record(z.string(), z.union([offWord, floorsSchema], 'expected off, or floors such as value: 0.05'))
      .optional()
      .describe('Per column: `off`, or floors of its own'),
  })
  .describe('How drift is judged');
export type DriftMapping = z.output<typeof driftMappingSchema>;

export type DriftTest = 'value' | 'tail' | 'mix' | 'null';
export type Floors = Readonly<Record<DriftTest, number>>;

export interface DriftPolicy {
  /** Largest q (Benjamini-Hochberg over all tests of all columns). */
  readonly alpha: number;
  readonly floors: Floors;
  /** Effects from which on drift fails instead of warns. */
  readonly fail: Floors;
  readonly columns: Readonly<Record<string, 'off' | Partial<Floors>>>;
  /** Fewest rows that are not null, each side. */
  readonly minRows: number;
}

export const rowsMoved: DriftPolicy = {
  alpha: 0.05,
  floors: { value: 0.03, tail: 0.005, mix: 0.03, null: 0.01 },
  fail: { value: 0.1, tail: 0.02, mix: 0.1, null: 0.05 },
  columns: {},
  minRows: 20,
};

/** The policy a mapping describes; undefined when drift is switched off. */
export function driftPolicy(mapping: DriftMapping): DriftPolicy | undefined {
  if (mapping.policy === 'off') return undefined;
  return {
    ...rowsMoved,
    alpha: mapping.alpha ?? rowsMoved.alpha,
    floors: { ...rowsMoved.floors, ...given(mapping.floors) },
    fail: { ...rowsMoved.fail, ...given(mapping.fail) },
    columns: Object.fromEntries(
      Object.entries(mapping.columns ?? {}).map(([name, rule]) => [
        name,
        typeof rule === 'object' ? given(rule) : 'off',
      ]),
    ),
  };
}

function given(floors: z.output<typeof floorsSchema> = {}): Partial<Floors> {
  return Object.fromEntries(Object.entries(floors).filter(([, value]) => value !== undefined));
}
