import { createHash } from 'node:crypto';
import { UserError } from '@tidegate/evidence';
import { z } from 'zod';

/** What a run can find wrong with a model in production; each has its own alarm and its own issue. */
export const rules = ['drift', 'quality', 'performance'] as const;
export type Rule = (typeof rules)[number];

/** `unknown`: it was looked at and could not be told. A rule that was not looked at has no signal. */
export const signalSchema = z.enum(['alarm', 'quiet', 'unknown']);
export type Signal = z.output<typeof signalSchema>;

const instant = z.iso.datetime();
const measured = z.number().nullable();

/**
 * One monitoring run of one model, under the names of the columns of `ml_metrics`. Shares are between 0 and 1, moments UTC in ISO 8601,
 * null is what was not measured.
 */
export const rowSchema = z.object({
  model_name: z.string().min(1),
  run_key: z.string().regex(/^[0-9a-f]{64}$/),
  timestamp: instant.describe('When it was measured'),
  created_at: instant.describe('When the row was made'),
  run_number: z.int().min(1).describe('How many runs of this model the history has with this one'),
  environment: z.string().nullable(),
  model_version: z.string().nullable(),
  prediction_drift: measured.describe('Drift of the column of predictions'),
  num_drifted_columns: measured,
  num_compared_columns: measured,
  share_missing_values: measured.describe('Cells without a value'),
  dataset_drift: z.boolean().nullable().describe('Whether `drift-when` held'),
  drift_score: measured.describe('Drifted columns by compared columns'),
  num_failed_checks: measured.describe('Rules of data that failed'),
  num_rows: measured,
  data_digest: z.string().nullable(),
  metrics: z.record(z.string(), z.number()),
  signals: z.partialRecord(z.enum(rules), signalSchema),
  retrain: z.boolean(),
  cause: z.string().nullable(),
  reason: z.string(),
  last_retrain_at: instant.nullable().describe('When retraining was last asked for, this run counted'),
  model_since: instant.describe('Since when the model is watched, or when it was trained'),
  rows_since_retrain: z.number(),
  run_url: z.string().nullable(),
  evidence_digest: z.string(),
});
export type Row = z.output<typeof rowSchema>;

/** Longest text of a row: names of models and metrics come from outside. */
const longest = 20_000;

/** A text as every store can keep it: PostgreSQL takes neither NUL nor half a surrogate pair. */
export function storable(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD').slice(0, longest).toWellFormed();
}

/** Name of one run of one model, the same however often the run is repeated: SHA-256 of its parts, in hex. */
export function runKey(parts: { run: string; model: string; environment: string | undefined }): string {
  return hash(JSON.stringify([parts.run, storable(parts.model), parts.environment ?? null]));
}

/** A short name for a model that any file system, index and marker takes. */
export function modelKey(model: string): string {
  return hash(storable(model)).slice(0, 24);
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** One line of a JSONL history. */
export function rowLine(row: Row): string {
  return `${JSON.stringify(row)}\n`;
}

/** Reads what a store kept. What is no row is a UserError: skipped, it could hide an alarm. */
export function parseRow(value: unknown, where: string): Row {
  let json = value;
  if (typeof value === 'string') {
    try {
      json = JSON.parse(value);
    } catch {
      json = undefined;
    }
  }
  const parsed = rowSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const at = parsed.error.issues[0]?.path.join('.');
  throw new UserError(
    'unreadable',
    `The history ${where} holds something that is no row of it${at ? ` (${at})` : ''}.`,
    {
      hint: 'Somebody edited it: mend or remove the line, or name another history.',
    },
  );
}

/** Oldest first; of one moment, in the order of recording. */
export function inOrder(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => Date.parse(a.timestamp) - Date.parse(b.timestamp) || a.run_number - b.run_number);
}
