import { UserError } from '@tidegate/evidence';
import { rowsOf } from './cells.ts';
import { CsvSyntaxError, parseCsv } from './csv.ts';
import type { TextFile } from './files.ts';
import type { Item, Place, Row } from './payload.ts';

/**
 * What a payload file holds. CSV and TSV: one row per line. JSONL: a body or a row per line. JSON: one body, or a list of rows. `isBody`
 * tells an object that is already a body of the protocol from a row.
 */
export function itemsIn(input: string, { name, text }: TextFile, isBody: (value: object) => boolean): Item[] {
  const items = parsed(input, name, text, isBody);
  if (items.length > 0) return items;
  throw unreadable(input, name, 'holds no payload');
}

function parsed(input: string, name: string, text: string, isBody: (value: object) => boolean): Item[] {
  const item = (value: unknown, place: Place): Item =>
    isRow(value) && !isBody(value) ? { kind: 'row', row: value, ...place } : { kind: 'body', value, ...place };
  switch (/\.(csv|tsv|jsonl|ndjson|json)$/i.exec(name)?.[1]?.toLowerCase() ?? '') {
    case 'csv':
    case 'tsv':
      return delimited(input, name, text).map(({ row, line }) => ({ kind: 'row', row, line }));
    case 'jsonl':
    case 'ndjson':
      return text.split('\n').flatMap((row, index) => {
        if (row.trim() === '') return [];
        return [item(json(input, `${name}, line ${index + 1},`, row), { line: index + 1 })];
      });
    case 'json': {
      const value = json(input, name, text);
      if (!Array.isArray(value)) return [item(value, {})];
      const rows = value as unknown[];
      // A list of anything but rows is itself a body.
      if (!rows.every((each) => isRow(each) && !isBody(each))) return [{ kind: 'body', value }];
      return rows.map((row, index) => item(row, { entry: index + 1 }));
    }
    default:
      throw unreadable(input, name, 'is of no known kind', 'Payload files are called *.json, *.jsonl, *.csv or *.tsv.');
  }
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
