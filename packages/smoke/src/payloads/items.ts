import { UserError } from '@tidegate/evidence';
import { rowsOf } from './cells.ts';
import { CsvSyntaxError, parseCsv } from './csv.ts';
import type { TextFile } from './files.ts';
import type { Item, Place, Row } from './payload.ts';

type IsBody = (value: object) => boolean;

/**
 * What a payload file holds. CSV and TSV: one row per line. JSONL: a body or a row per line. JSON: one body, or a list of rows. `isBody`
 * tells an object that is already a body of the protocol from a row; where it is 'always', JSON is not even read.
 */
export function itemsIn(input: string, file: TextFile, isBody: IsBody | 'always'): Item[] {
  const items = parsed(input, file, isBody);
  if (items.length > 0) return items;
  throw unreadable(input, file.name, 'holds no payload');
}

function parsed(input: string, { name, text }: TextFile, isBody: IsBody | 'always'): Item[] {
  switch (/\.(csv|tsv|jsonl|ndjson|json)$/i.exec(name)?.[1]?.toLowerCase() ?? '') {
    case 'csv':
    case 'tsv':
      return delimited(input, name, text).map(({ row, line }) => ({ kind: 'row', row, line }));
    case 'jsonl':
    case 'ndjson':
      return text.split(/\r?\n/).flatMap((entry, index) => {
        const line = index + 1;
        return entry.trim() === '' ? [] : [itemOf(input, `${name}, line ${line},`, entry, isBody, { line })];
      });
    case 'json': {
      const item = itemOf(input, name, text, isBody, {});
      if (item.kind === 'row' || isBody === 'always' || !Array.isArray(item.value)) return [item];
      const rows = item.value as unknown[];
      // A list of anything but rows is itself a body.
      if (!rows.every((each) => isRow(each) && !isBody(each))) return [item];
      return rows.map((row, index) => ({ kind: 'row', row: row as Row, entry: index + 1 }));
    }
    default:
      throw unreadable(input, name, 'is of no known kind', 'Payload files are called *.json, *.jsonl, *.csv or *.tsv.');
  }
}

function itemOf(input: string, where: string, text: string, isBody: IsBody | 'always', place: Place): Item {
  if (isBody === 'always') return { kind: 'body', text, ...place };
  const value = json(input, where, text);
  return isRow(value) && !isBody(value)
    ? { kind: 'row', row: value, ...place }
    : { kind: 'body', text: text.replace(/^\uFEFF/, ''), value, ...place };
}

function isRow(value: unknown): value is Row {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function delimited(input: string, name: string, text: string): { row: Row; line: number }[] {
  try {
    return rowsOf(parseCsv(text, /\.tsv$/i.test(name) ? '\t' : ','));
  } catch (error) {
    if (error instanceof CsvSyntaxError)
      throw unreadable(input, `${name}, line ${error.line},`, `cannot be read: ${error.message}`);
    throw error;
  }
}

function json(input: string, name: string, text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw unreadable(input, name, `is not JSON (${(cause as Error).message})`);
  }
}

function unreadable(input: string, name: string, what: string, hint = 'Mend the file.'): UserError {
  return new UserError('unreadable', `\`${input}\`: ${name} ${what}.`, { hint });
}
