/** Where and why a text is no CSV; lines count from 1. */
export class CsvSyntaxError extends Error {
  readonly line: number;
  constructor(line: number, what: string) {
    super(what);
    this.name = 'CsvSyntaxError';
    this.line = line;
  }
}

export interface CsvRecord {
  readonly line: number;
  /** `quoted` fields are text whatever they look like. */
  readonly fields: readonly { readonly text: string; readonly quoted: boolean }[];
}

/** Reads delimited text (RFC 4180); blank lines do not count. Throws CsvSyntaxError. */
export function parseCsv(source: string, delimiter: ',' | '\t'): CsvRecord[] {
  const text = source.replace(/^\uFEFF/, '');
  const field = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${delimiter}\\r\\n]*))(${delimiter}|\\r?\\n|\\r|$)`, 'y');
  const records: CsvRecord[] = [];
  let line = 1;
  let began = 1;
  let fields: { text: string; quoted: boolean }[] = [];
  while (field.lastIndex < text.length || fields.length > 0) {
    const found = field.exec(text);
    if (!found) throw new CsvSyntaxError(line, 'a quote stands where none may be, or is not closed');
    const [, quoted, bare = '', end = ''] = found;
    fields.push(
      quoted === undefined
        ? { text: bare.trim(), quoted: false }
        : { text: quoted.replaceAll('""', '"'), quoted: true },
    );
    line += quoted?.match(/\r\n|\n|\r/g)?.length ?? 0;
    if (end === delimiter) continue;
    if (fields.length > 1 || fields[0]!.text !== '' || fields[0]!.quoted) records.push({ line: began, fields });
    fields = [];
    began = ++line;
    if (end === '') break;
  }
  return records;
}
