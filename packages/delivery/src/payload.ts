import type { DeploymentFacts } from './records.ts';

/**
 * Reads a deployment's payload: `model`, `version`, `idempotency_key`, `data_at`, `rolls_back`, `unplanned`. GitHub gives a payload back as it was
 * sent, an object or text, and in GraphQL once more as JSON. What is of another kind says nothing: payloads belong to their writers.
 */
export function readPayload(payload: unknown): DeploymentFacts {
  const read = unwrapped(payload);
  const model = textOf(read['model']);
  const version = textOf(read['version']);
  const key = textOf(read['idempotency_key']);
  const rollsBack = textOf(read['rolls_back']) ?? rolledBackRelease(read['rolls_back']);
  const dataAt = momentOf(read['data_at']);
  return {
    ...(model !== undefined && { model }),
    ...(version !== undefined && { version }),
    ...(key !== undefined && { key }),
    ...(rollsBack !== undefined && { rollsBack }),
    ...(dataAt !== undefined && { dataAt }),
    ...(read['unplanned'] === true && { unplanned: true }),
  };
}

function unwrapped(payload: unknown): Readonly<Record<string, unknown>> {
  let value = payload;
  // JSON in JSON: a text of an object that was sent as text.
  for (let depth = 0; typeof value === 'string' && depth < 3; depth++) {
    try {
      value = JSON.parse(value);
    } catch {
      return {};
    }
  }
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** `rolls_back` is an id, a version, or what trigger-deploy writes: `{ deployment_id, version }`. */
function rolledBackRelease(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { deployment_id: id, version } = value as Record<string, unknown>;
  return textOf(id) ?? textOf(version);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** ISO 8601 with its zone; a time without one means another moment on each machine. */
function momentOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT.+(?:Z|[+-]\d\d:?\d\d)$/.test(value.trim())) return undefined;
  const at = Date.parse(value.trim());
  return Number.isNaN(at) ? undefined : at;
}
