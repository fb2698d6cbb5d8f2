import { createHash } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import {
  type DataEngine,
  type DataSource,
  placeColumns,
  rowsOfValue,
  type RowPlace,
  type SourceFormat,
  type Table,
} from '../../engine.ts';
import type { ValueType } from '../../rules/schema.ts';
import { identifier } from '../../sql/literal.ts';
import { namedColumns } from '../../sql/named-columns.ts';
import type { Connecting } from './connection.ts';
import { joinedFacts } from './copied-facts.ts';
import { stageCsv } from './csv.ts';
import { duckDbDialect } from './dialect.ts';
import { inferTypes, type RawColumn } from './infer.ts';
import { atOnce } from './instance.ts';
import { stageJsonl } from './jsonl.ts';
import { type Intake, usualIntake } from './kept-forms.ts';
import { openParquet } from './parquet.ts';
import { type OpenTables, openTables } from './open-tables.ts';
import type { Part } from './part.ts';
import { withPartitions } from './partitioned.ts';

/** The embedded engine. Only the files its connection was opened for can be read. A wrong guess of a form costs time and changes no answer. */
export function duckDbEngine(connecting: Connecting, intake: Intake = usualIntake): DataEngine {
  const tables = openTables();
  return {
    open: (source) => openTable(connecting, source, intake, tables),
    query: async (sql) => tables.query(sql, (await connecting).query),
    doing: (work) => doing(connecting, work),
    close: async () => {
      const connection = await Promise.resolve(connecting).catch(() => undefined);
      await connection?.close();
    },
  };
}

function doing(connecting: Connecting, work: string): void {
  // Who asks it something is told why it cannot be opened.
  Promise.resolve(connecting).then(
    (connection) => connection.doing(work),
    () => {},
  );
}

/** Reads one file. Those that can look at it by themselves do so before the engine is up. */
const readers: Record<SourceFormat, typeof stageCsv> = {
  csv: stageCsv,
  tsv: stageCsv,
  jsonl: async (connecting, source, index) => stageJsonl(await connecting, source, index),
  parquet: async (connecting, source, index) => openParquet(await connecting, source, index),
};

async function openTable(
  connecting: Connecting,
  asked: DataSource,
  intake: Intake,
  tables: OpenTables,
): Promise<Table> {
  const source = await withoutWildcards(connecting, asked);
  const parts: Part[] = [];
  for (const [index, shown] of source.shown.entries()) {
    doing(connecting, `reading ${shown}`);
    parts.push(withPartitions(await readers[source.format](connecting, source, index, intake), source, index));
  }
  const connection = await connecting;
  connection.doing(`looking at the types of ${source.shown.length > 1 ? 'all files' : source.shown[0]}`);
  const first = parts[0]!;
  parts.forEach((part, i) => sameColumns(first, part, source, i));

  const rowsOf = identifier(`table_${crypto.randomUUID()}`);
  const query: DataEngine['query'] = (sql) => tables.query(sql, connection.query);
  const raw = first.columns.map((_, i) => commonColumn(parts, i));
  tables.add(rowsOf, (named) => parts.map((part, index) => partQuery(part, index, raw, named)).join(' UNION ALL '));
  const { rows, columns: inferred } = await inferTypes(raw, rowsOf, query);
  const columns = inferred.map((column, i) => {
    const { sql, facts } = raw[i]!;
    if (!facts?.few) return column;
    const values = `SELECT ${sql}, count(*) AS ${rowsOfValue} FROM ${rowsOf} GROUP BY ${sql}`;
    return { ...column, counted: tables.kept(values) };
  });
  return {
    engine: `DuckDB ${connection.version}`,
    dialect: duckDbDialect,
    from: rowsOf,
    columns,
    rows,
    placed: true,
    atOnce,
    digest: `sha256:${parts.length === 1 ? first.digest : digestOf(parts)}`,
    files: source.shown,
    warnings: parts.flatMap(({ warnings }) => warnings),
    lines: (places) => linesOf(parts, places),
    async named(types: ReadonlyMap<string, ValueType>) {
      const named = identifier(`named_${crypto.randomUUID()}`);
      const values = namedColumns(columns, types, duckDbDialect);
      await query(
        `CREATE VIEW ${named} AS SELECT ${[...values, placeColumns.part, placeColumns.row].join(', ')} FROM ${rowsOf}`,
      );
      return named;
    },
  };
}

/** A path is a pattern to the engine's readers; a file whose name looks like one is read under another name. */
async function withoutWildcards(connecting: Connecting, source: DataSource): Promise<DataSource> {
  const files = await Promise.all(
    source.files.map(async (file, i) => {
      if (!/[*?[\]{}]/.test(file)) return file;
      const { scratch } = await connecting;
      const copy = join(scratch, `file-${i}-${crypto.randomUUID()}${/(\.\w+)*$/.exec(file)![0]}`);
      await copyFile(file, copy);
      return copy;
    }),
  );
  return { ...source, files };
}

/** A column of the whole table: kept in a form that all parts share, else as the text of each. */
function commonColumn(parts: readonly Part[], index: number): RawColumn {
  const { name, stored, storedAs, form, unread } = parts[0]!.columns[index]!;
  const shared = form && parts.every(({ columns }) => columns[index]!.form?.name === form.name);
  const facts = joinedFacts(
    parts.map(({ columns }) => columns[index]!.facts),
    shared === true,
  );
  return {
    name,
    sql: `c${index}`,
    stored,
    storedAs,
    ...(shared && { form }),
    ...(facts && { facts }),
    ...(unread && { unread }),
  };
}

/** Rows of a part, with those columns of the table that are named. */
function partQuery(part: Part, index: number, table: readonly RawColumn[], named: ReadonlySet<string>): string {
  const columns = part.columns.flatMap(({ sql, form }, i) => {
    const { sql: name, form: shared } = table[i]!;
    return named.has(name) ? [`${form && !shared ? form.text(sql) : sql} AS ${name}, `] : [];
  });
  return `SELECT ${columns.join('')}${index} AS ${placeColumns.part}, file_row_number + 1 AS ${placeColumns.row} FROM ${part.from}`;
}

function sameColumns(first: Part, part: Part, source: DataSource, index: number): void {
  const names = ({ columns }: Part) => columns.map(({ name }) => name);
  const [expected, found] = [names(first), names(part)];
  if (expected.length === found.length && expected.every((name, i) => name === found[i])) {
    part.columns.forEach((column, i) => sameKind(first.columns[i]!, column, source, index));
    return;
  }
  throw new UserError(
    'unreadable',
    `${source.shown[index]} has the columns ${found.join(', ')}, but ${source.shown[0]} has ${expected.join(', ')}.`,
    { hint: 'Files read as one table need the same columns in the same order.' },
  );
}

/** A union of unlike types would turn one into the other. */
function sameKind(expected: RawColumn, found: RawColumn, source: DataSource, index: number): void {
  if (expected.stored === found.stored && (found.stored !== 'other' || expected.storedAs === found.storedAs)) return;
  throw new UserError(
    'unreadable',
    `${source.shown[index]} keeps ${found.name} as ${found.storedAs}, but ${source.shown[0]} as ${expected.storedAs}.`,
    { hint: 'Files read as one table need the same types.' },
  );
}

function digestOf(parts: readonly Part[]): string {
  const hash = createHash('sha256');
  for (const { digest } of parts) hash.update(`${digest}\n`);
  return hash.digest('hex');
}

async function linesOf(parts: readonly Part[], places: readonly RowPlace[]): Promise<(number | undefined)[]> {
  const lines = new Map<RowPlace, number | undefined>();
  for (const [index, part] of parts.entries()) {
    const here = places.filter((place) => place.part === index);
    if (here.length === 0) continue;
    const found = await part.lines(here.map(({ row }) => row));
    here.forEach((place, i) => lines.set(place, found[i]));
  }
  return places.map((place) => lines.get(place));
}
