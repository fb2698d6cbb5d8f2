import type { JsonValue } from './json.ts';

/** Why a text is none of its format: where and what, to stand after "is not JSON:" and the like. */
export class FormatError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FormatError';
  }
}

/** A format metrics are written in. */
export interface Format {
  /** For messages: `JSON`, `YAML`. */
  readonly name: string;
  /** Throws FormatError (or JsonSyntaxError) for a text that is none. */
  readonly parse: (text: string) => JsonValue;
}

/** What a parser's plain objects hold, as Maps; keys become text. Whatever is no JSON value (a date) becomes its text and is never a number. */
export function jsonValue(value: unknown): JsonValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(jsonValue);
  if (value instanceof Map) return entries([...value]);
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object') return entries(Object.entries(value));
  throw new FormatError(`it holds a ${typeof value}`);
}

function entries(pairs: readonly (readonly [unknown, unknown])[]): ReadonlyMap<string, JsonValue> {
  const map = new Map<string, JsonValue>();
  for (const [key, value] of pairs) {
    const name = String(key);
    if (map.has(name)) throw new FormatError(`the key ${JSON.stringify(name)} is written twice`);
    map.set(name, jsonValue(value));
  }
  return map;
}
