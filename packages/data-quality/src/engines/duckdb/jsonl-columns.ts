import type { ResultRow } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';
import type { RawColumn } from './infer.ts';
import { jsonText } from './json-text.ts';

/** How many values of each JSON type a key has, over all files. Nulls and missing keys do not count. */
export type TypeCounts = ReadonlyMap<string, number>;

/** A key as a column: how it is kept, and the SQL that takes it from `json` and its value's text `v[place]`. */
export interface JsonColumn extends Omit<RawColumn, 'sql'> {
  readonly staged: string;
}

/** Names of DuckDB's JSON types, as people say them. */
const spoken: Readonly<Record<string, string>> = {
  BIGINT: 'numbers',
  UBIGINT: 'numbers',
  HUGEINT: 'numbers',
  UHUGEINT: 'numbers',
  DOUBLE: 'numbers',
  VARCHAR: 'strings',
  BOOLEAN: 'booleans',
  OBJECT: 'objects',
  ARRAY: 'lists',
};

/** JSON says what a value is: a string of digits is no number. A key with values of several kinds is kept as JSON text, of no type. */
export function jsonColumn(name: string, place: number, counts: TypeCounts): JsonColumn {
  const text = `v[${place}]`;
  const storedAs = kindsOf(counts).join(' and ');
  const types = new Set(counts.keys());
  const only = (...allowed: string[]) => [...types].every((type) => allowed.includes(type));
  if (types.size === 0) return { name, stored: 'text', storedAs: 'nulls', staged: 'CAST(NULL AS VARCHAR)' };
  if (only('BIGINT')) return { name, stored: 'integer', storedAs, staged: `CAST(${text} AS BIGINT)` };
  if (only('BIGINT', 'UBIGINT'))
    return { name, stored: 'integer', storedAs, staged: `CAST(${text} AS DECIMAL(20, 0))` };
  if (kindsOf(counts).join() === 'numbers')
    return { name, stored: 'float', storedAs, staged: `CAST(${text} AS DOUBLE)` };
  if (only('BOOLEAN')) return { name, stored: 'boolean', storedAs, staged: `CAST(${text} AS BOOLEAN)` };
  if (only('VARCHAR')) return { name, stored: 'text', storedAs, form: jsonText, staged: text };
  return {
    name,
    stored: 'other',
    storedAs,
    staged: `CAST(nullif(json_extract(json, ${textLiteral(pointer(name))}), 'null') AS VARCHAR)`,
  };
}

/** Told of a key whose values are of several kinds. */
export function mixture(name: string, counts: TypeCounts): string | undefined {
  const kinds = new Map<string, number>();
  for (const [type, n] of counts) kinds.set(spoken[type] ?? type, (kinds.get(spoken[type] ?? type) ?? 0) + n);
  if (kinds.size < 2) return undefined;
  const told = [...kinds]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([kind, n]) => `${n} ${kind}`);
  return `${name} holds ${told.slice(0, -1).join(', ')} and ${told.at(-1)}: it is of no type`;
}

function kindsOf(counts: TypeCounts): string[] {
  return [...new Set([...counts.keys()].map((type) => spoken[type] ?? type))].sort();
}

/** SQL: one row per key and JSON type with their count. */
export function typesQuery(names: readonly string[], objects: string): string {
  const at = pointers(names);
  const unnested = `SELECT unnest(types) AS type, unnest(v) AS text, generate_subscripts(types, 1) AS place FROM (SELECT json_type(json, ${at}) AS types, json_extract_string(json, ${at}) AS v FROM ${objects})`;
  // Every whole number that is not negative is a UBIGINT there.
  const fitted = "CASE WHEN type = 'UBIGINT' AND TRY_CAST(text AS BIGINT) IS NOT NULL THEN 'BIGINT' ELSE type END";
  return `SELECT place, ${fitted} AS type, count(*) AS n FROM (${unnested}) WHERE type <> 'NULL' GROUP BY ALL`;
}

/** Adds what `typesQuery` found to the counts of each name. */
export function addTypes(counts: readonly Map<string, number>[], rows: readonly ResultRow[]): void {
  for (const { place, type, n } of rows) {
    const of = counts[Number(place) - 1]!;
    of.set(String(type), (of.get(String(type)) ?? 0) + Number(n));
  }
}

/** SQL: `json` and `v`, the texts of its values in the order of the names. */
export function valuesQuery(names: readonly string[], objects: string): string {
  return `SELECT json, json_extract_string(json, ${pointers(names)}) AS v FROM ${objects}`;
}

function pointers(names: readonly string[]): string {
  return `[${names.map((name) => textLiteral(pointer(name))).join(', ')}]`;
}

/** JSON Pointer (RFC 6901) of a key of the object itself. */
function pointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
