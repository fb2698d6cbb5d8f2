import { createHash } from 'node:crypto';
import { carry, type Decision, decideRetrain, type RetrainPolicy, type Sighting } from './decide.ts';
import type { Observation } from './observe/observe.ts';
import { type Row, rules, storable } from './row.ts';

/** One model as this run watches it. */
export interface Watched {
  readonly model: string;
  readonly key: string;
  readonly environment: string | undefined;
  readonly observation: Observation;
  readonly policy: RetrainPolicy;
  /** When the model was trained, milliseconds since the epoch, where that is known. */
  readonly trainedAt: number | undefined;
  readonly runUrl: string | undefined;
  /** SHA-256 of the evidence, in hex. */
  readonly evidenceDigest: string;
}

/** What is decided while the history cannot be read, where the decision needs it. */
export const withoutHistory =
  'Whether to retrain is left to the next run: the history cannot be read, and without it nobody knows what came before.';

/**
 * The row of this run. A run that was recorded before keeps its row, and with it its decision, unless its evidence is another now.
 * @param past rows of the model without this run's, oldest first; undefined when the history cannot be read
 */
export function makeRow(
  watched: Watched,
  past: readonly Row[] | undefined,
  recorded: Row | undefined,
  now: number,
): Row {
  if (recorded?.evidence_digest === watched.evidenceDigest) return recorded;
  const { observation, policy } = watched;
  const sighting = sightingOf(watched);
  const blind = past === undefined && (policy.when.runs > 1 || policy.cooldownMs > 0 || policy.newRows !== undefined);
  const decision: Decision = blind
    ? { ...carry(sighting, []), retrain: false, cause: null, reason: withoutHistory }
    : decideRetrain(sighting, past ?? [], policy);
  const { drift } = observation;
  return {
    model_name: watched.model,
    run_key: watched.key,
    timestamp: new Date(observation.at).toISOString(),
    created_at: new Date(now).toISOString(),
    run_number: recorded?.run_number ?? nextNumber(past ?? []),
    environment: watched.environment === undefined ? null : storable(watched.environment),
    model_version: sighting.version,
    prediction_drift: drift?.prediction ?? null,
    num_drifted_columns: drift ? drift.drifted.length : null,
    num_compared_columns: drift ? drift.compared : null,
    share_missing_values: observation.missing,
    dataset_drift: sighting.signals.drift === undefined ? null : sighting.signals.drift === 'alarm',
    drift_score: observation.driftScore,
    num_failed_checks: observation.failedChecks,
    num_rows: observation.rows,
    data_digest: sighting.dataDigest,
    metrics: Object.fromEntries(Object.entries(observation.metrics).map(([name, value]) => [storable(name), value])),
    signals: sighting.signals,
    retrain: decision.retrain,
    cause: decision.cause,
    reason: storable(decision.reason),
    ...handedOn(decision),
    run_url: watched.runUrl === undefined ? null : storable(watched.runUrl),
    evidence_digest: watched.evidenceDigest,
  };
}

/** A row that was kept aside, as the history takes it now: what it says stays, what it hands on is made of the rows before it. */
export function adopt(row: Row, past: readonly Row[], recorded: Row | undefined): Row {
  if (recorded) return recorded;
  const carried = carry(
    {
      at: Date.parse(row.timestamp),
      signals: row.signals,
      why: {},
      version: row.model_version,
      rows: row.num_rows,
      dataDigest: row.data_digest,
    },
    past,
  );
  const lastRetrainAt = row.retrain ? Date.parse(row.timestamp) : carried.lastRetrainAt;
  return { ...row, run_number: nextNumber(past), ...handedOn({ ...carried, lastRetrainAt }) };
}

function sightingOf({ observation, trainedAt }: Watched): Sighting {
  const found = rules.flatMap((rule) => {
    const finding = observation.findings[rule];
    return finding === undefined ? [] : [{ rule, ...finding }];
  });
  return {
    at: observation.at,
    signals: Object.fromEntries(found.map(({ rule, signal }) => [rule, signal])),
    why: Object.fromEntries(found.filter(({ signal }) => signal === 'alarm').map(({ rule, reason }) => [rule, reason])),
    version: observation.version === null ? null : storable(observation.version),
    trainedAt,
    rows: observation.rows,
    dataDigest:
      observation.dataDigest === null ? null : createHash('sha256').update(observation.dataDigest).digest('hex'),
  };
}

function handedOn({
  lastRetrainAt,
  modelSince,
  rowsSinceRetrain,
}: Pick<Decision, 'lastRetrainAt' | 'modelSince' | 'rowsSinceRetrain'>) {
  return {
    last_retrain_at: lastRetrainAt === null ? null : new Date(lastRetrainAt).toISOString(),
    model_since: new Date(modelSince).toISOString(),
    rows_since_retrain: rowsSinceRetrain,
  };
}

function nextNumber(past: readonly Row[]): number {
  return Math.max(0, ...past.map(({ run_number }) => run_number)) + 1;
}
