import type { JsonValue } from './json.ts';

type JsonObject = ReadonlyMap<string, JsonValue>;

/**
 * An Evidently report as metrics by name, or undefined when the document is none. Since 0.7 an entry is `metric_id` and `value`
 * (`ValueDrift(column=age)`, `MissingValueCount(column=age).share`); before, `metric` and `result`: `DatasetDriftMetric.drift_share`, and
 * with the column's name where the result has one, `ColumnDriftMetric[column_name=age].drift_score`. Entries that would share a name
 * are kept apart by their place: `ColumnQuantileMetric#2`.
 */
export function evidentlyReport(document: JsonObject): JsonObject | undefined {
  const metrics = document.get('metrics');
  if (!Array.isArray(metrics) || metrics.length === 0) return undefined;
  const named = (metrics as readonly JsonValue[]).map(nameAndValue);
  if (!named.every((entry) => entry !== undefined)) return undefined;
  const found = new Map<string, JsonValue>();
  for (const [name, value] of named) found.set(freeName(name, found), value);
  return found;
}

function nameAndValue(entry: JsonValue): readonly [string, JsonValue] | undefined {
  if (!(entry instanceof Map)) return undefined;
  const { id, value, metric, result } = Object.fromEntries(
    [...(entry as JsonObject)].map(([key, part]) => [key === 'metric_id' ? 'id' : key === 'id' ? 'hash' : key, part]),
  ) as Partial<Record<string, JsonValue>>;
  if (typeof id === 'string' && value !== undefined) return [id, value];
  if (typeof metric !== 'string' || !(result instanceof Map)) return undefined;
  const column = (result as JsonObject).get('column_name');
  return [typeof column === 'string' ? `${metric}[column_name=${column}]` : metric, result];
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${name}#${number}`;
    if (!taken.has(free)) return free;
  }
}
