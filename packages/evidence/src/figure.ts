import { z } from 'zod';
import { verdictSchema } from './verdict.ts';

/** Most characters of a label; who makes a figure shortens longer ones. */
export const longestLabel = 200;
/** Most bars, bins or categories of one series. */
export const mostBars = 200;
/** Most points of one line. */
export const mostPoints = 2000;
/** Most figures of one evidence file. */
export const mostFigures = 1020;

const label = () => z.string().min(1).max(longestLabel);
const share = () => z.number().min(0).max(1);

const shared = () => ({
  title: label(),
  subject: z.string().optional().describe('The column, metric or slice it is about, as in the checks'),
  notes: z.array(z.string().max(500)).max(5).optional().describe('What the drawing leaves out or folds together'),
});

const histogramSchema = () =>
  z
    .strictObject({
      kind: z.literal('histogram'),
      ...shared(),
      bins: z
        .union([
          z.strictObject({
            edges: z
              .array(z.number())
              .min(2)
              .max(mostBars + 1),
          }),
          z.strictObject({ categories: z.array(label()).min(1).max(mostBars) }),
        ])
        .describe('Edges, strictly ascending, one more than there are shares; or one category per share'),
      series: z
        .array(z.strictObject({ name: label(), shares: z.array(share()).max(mostBars) }))
        .min(1)
        .max(6),
    })
    .refine(({ bins }) => 'categories' in bins || ascending(bins.edges), 'edges must ascend')
    .refine(
      ({ bins, series }) =>
        series.every(
          ({ shares }) => shares.length === ('edges' in bins ? bins.edges.length - 1 : bins.categories.length),
        ),
      'each series needs one share per bin',
    )
    .describe('Shares of rows per bin or category, one series beside the other');

const barsSchema = () =>
  z
    .strictObject({
      kind: z.literal('bars'),
      ...shared(),
      format: z.enum(['share', 'number']),
      labels: z.array(label()).min(1).max(mostBars),
      series: z
        .array(z.strictObject({ name: label(), values: z.array(z.number()).max(mostBars) }))
        .min(1)
        .max(6),
      limit: z.strictObject({ name: label(), value: z.number() }).optional().describe('A line across all bars'),
      verdicts: z.array(verdictSchema).max(mostBars).optional().describe('One per label'),
    })
    .refine(
      ({ labels, series, verdicts }) =>
        series.every(({ values }) => values.length === labels.length) &&
        (verdicts === undefined || verdicts.length === labels.length),
      'each series needs one value per label',
    )
    .describe('A value per label, one series beside the other');

const linesSchema = () =>
  z
    .strictObject({
      kind: z.literal('lines'),
      ...shared(),
      x: z.enum(['time', 'number']).describe('Time is milliseconds since the epoch, UTC'),
      format: z.enum(['share', 'number']),
      series: z
        .array(
          z.strictObject({
            name: label(),
            points: z
              .array(z.tuple([z.number(), z.number()]))
              .max(mostPoints)
              .describe('x, y; ascending in x'),
          }),
        )
        .min(1)
        .max(6),
      bands: z
        .array(
          z.strictObject({
            name: label(),
            points: z
              .array(z.tuple([z.number(), z.number(), z.number()]))
              .max(mostPoints)
              .describe('x, low, high'),
          }),
        )
        .max(3)
        .optional(),
      thresholds: z
        .array(z.strictObject({ name: label(), value: z.number() }))
        .max(6)
        .optional(),
    })
    .describe('Values over time or over a number, with bands and thresholds');

/** A picture as numbers: gates say what there is to see, and renderers draw it. Built on first use: most gates draw nothing, and it takes 5 ms. */
export const figureSchema = z.lazy(() =>
  z.discriminatedUnion('kind', [histogramSchema(), barsSchema(), linesSchema()]),
);
export type Figure = z.output<typeof figureSchema>;
export type Histogram = Extract<Figure, { kind: 'histogram' }>;
export type Bars = Extract<Figure, { kind: 'bars' }>;
export type Lines = Extract<Figure, { kind: 'lines' }>;

function ascending(numbers: readonly number[]): boolean {
  return numbers.every((number, i) => i === 0 || number > numbers[i - 1]!);
}
