import { choice, duration, flag, number, share, text } from '@tidegate/fields';
import { z } from 'zod';
import { presetNames } from './presets.ts';

const arm = z.strictObject({
  url: text().optional(),
  /** What `{version}` stands for in the queries of this arm. */
  version: z.union([z.string(), z.number()]).transform(String).optional(),
  requests: text().optional(),
  errors: text().optional(),
  latency: text().optional(),
  classes: text().optional(),
  'nan-predictions': text().optional(),
});

const latency = z.strictObject({
  query: text().optional(),
  /** What the bucket bounds are written in. */
  unit: choice(['s', 'ms']).optional(),
  tolerated: number({ min: 1, max: 100 }).prefault('1'),
  p50: duration().optional(),
  p90: duration().optional(),
  p95: duration().optional(),
  p99: duration().optional(),
});

/** What a user can type under `analysis`. */
export const analysisSchema = z.strictObject({
  source: choice(['prometheus', 'metrics-text', 'http', 'file']),
  url: text().optional(),
  path: text().optional(),
  preset: choice(presetNames).optional(),
  model: text().optional(),
  namespace: text().optional(),
  interval: duration().prefault('10s'),
  timeout: duration().prefault('10s'),
  'max-age': duration().prefault('1m'),
  'max-outage': duration().prefault('2m'),
  requests: text().optional(),
  errors: text().optional(),
  stable: arm.prefault({}),
  candidate: arm.prefault({}),
  latency: latency.optional(),
  classes: z
    .strictObject({
      query: text().optional(),
      label: text().prefault('class'),
      tolerated: number({ min: 1, max: 100 }).prefault('1.25'),
    })
    .optional(),
  shadow: z
    .strictObject({
      compared: text().optional(),
      disagreed: text().optional(),
      'max-disagreement': share(),
    })
    .optional(),
  'nan-predictions': text().optional(),
  health: text().optional(),
  'error-events': choice(['measured', 'independent', 'clustered']).prefault('measured'),
  block: duration().prefault('1m'),
  strict: flag().prefault('false'),
  boost: flag().prefault('false'),
  'check-split': flag().prefault('true'),
});
export type AnalysisInput = z.output<typeof analysisSchema>;
