import type { CsvRecord } from './csv.ts';
import { CsvSyntaxError } from './csv.ts';
import type { Row } from './payload.ts';

/** The rows of a CSV with a header: numbers and true/false by their look, an empty field is null, a quoted one is text. */
export function rowsOf(records: readonly CsvRecord[]): { row: Row; line: number }[] {
  const [header, ...rest] = records;
  if (header === undefined) throw new CsvSyntaxError(1, 'the file is empty');
  const names = header.fields.map(({ text }) => text.trim());
  const bad = names.find((name, i) => name === '' || names.indexOf(name) !== i);
  if (bad !== undefined) {
    throw new CsvSyntaxError(header.line, bad === '' ? 'a column has no name' : `two columns are called ${bad}`);
  }
  return rest.map(({ fields, line }) => {
    if (fields.length !== names.length)
      throw new CsvSyntaxError(line, `it has ${fields.length} fields, the header ${names.length}`);
    return { row: Object.fromEntries(names.map((name, i) => [name, cell(fields[i]!)])), line };
  });
}

// As JSON writes numbers: what begins with a zero, such as a postal code, stays text.
const number = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;

function cell({ text, quoted }: { text: string; quoted: boolean }): unknown {
  if (quoted) return text;
  if (text === '') return null;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  return number.test(text) && Number.isFinite(Number(text)) ? Number(text) : text;
}
