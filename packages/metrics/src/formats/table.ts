import { CsvError, parse } from 'csv-parse/sync';
import { type Format, FormatError } from './document.ts';
import type { JsonValue } from './json.ts';

const nameColumns = ['metric', 'name', 'key'];

/**
 * Metrics in a delimited table, in one of the two shapes that leave nothing to guess: a column `metric` (or `name`, `key`) beside a
 * column `value`, one metric per row; or the names as header over a single row. A field is a number only when it is written as one.
 */
export function table(delimiter: ',' | '\t'): Format {
  return {
    name: delimiter === ',' ? 'CSV' : 'TSV',
    parse(text) {
      const [header = [], ...rows] = records(text, delimiter);
      const names = header.map((name) => name.toLowerCase());
      const key = names.findIndex((name) => nameColumns.includes(name));
      const value = names.indexOf('value');
      if (key >= 0 && value >= 0) return unique(rows.map((row) => [row[key]!, row[value]!] as const));
      if (rows.length === 1) return unique(header.map((name, i) => [name, rows[0]![i]!] as const));
      throw new FormatError(
        `it has ${rows.length} rows under ${header.join(', ')}, where metrics are one row per metric under metric,value, or a single row`,
      );
    },
  };
}

function records(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { bom: true, trim: true, skip_empty_lines: true, delimiter });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    throw new FormatError(cause.message);
  }
}

function unique(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, JsonValue> {
  const map = new Map<string, JsonValue>();
  for (const [name, value] of pairs) {
    if (name === '') throw new FormatError('a metric has no name');
    if (map.has(name)) throw new FormatError(`the metric ${JSON.stringify(name)} comes twice`);
    map.set(name, field(value));
  }
  return map;
}

/** `0.9` is a number, and so is `nan`, which is then told as not finite; `95%`, `1,000` and an empty field are texts. */
function field(text: string): JsonValue {
  if (/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)) return Number(text);
  const special = /^([+-]?)(nan|inf|infinity)$/i.exec(text);
  if (!special) return text;
  return special[2]!.toLowerCase() === 'nan' ? NaN : special[1] === '-' ? -Infinity : Infinity;
}
