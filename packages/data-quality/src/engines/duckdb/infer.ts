import type { Column, DataEngine, ResultRow, StoredType } from '../../engine.ts';
import { countWhere, selectMany } from '../../sql/select-many.ts';
import type { CopiedFacts } from './copied-facts.ts';
import type { KeptForm } from './kept-forms.ts';
import { notKept } from './readings.ts';

/** A column before its type is known. */
export interface RawColumn {
  readonly name: string;
  readonly sql: string;
  readonly stored: StoredType;
  readonly storedAs: string;
  /** Of a text column: what `sql` keeps instead of the text. */
  readonly form?: KeptForm;
  /** What its reader noted of all its values. */
  readonly facts?: CopiedFacts;
  /** Of a column whose values were not kept: `sql` is null where there is none. */
  readonly unread?: true;
}

/** Rows looked at first: a value that is no number rules the numbers out, and most columns keep one question or none. */
const firstRows = 2000;

/** The type that all values of each column have, none sampled, and the number of rows. */
export async function inferTypes(
  columns: readonly RawColumn[],
  from: string,
  query: DataEngine['query'],
): Promise<{ rows: number; columns: Column[] }> {
  const questions = columns.map(questionsOf);
  const first = await ask(questions, `(SELECT * FROM ${from} LIMIT ${firstRows})`, query);
  const open = questions.map((asked, i) => asked.filter(({ letter }) => mayHold(first, columns[i]!, letter, i)));
  const all = Number(first['rows']) < firstRows ? first : await ask(open, from, query);
  return {
    rows: Number(all['rows']),
    columns: columns.map((column, i) => typedColumn(column, (letter) => Number(all[`${letter}${i}`] ?? 0))),
  };
}

/** A question about all values, unless its answer is known, or one whose answer was yes for every value so far. */
function mayHold(first: ResultRow, { facts }: RawColumn, letter: Question['letter'], i: number): boolean {
  if (letter === 'n') return !facts;
  if (letter === 'least' || letter === 'most') return true;
  return Number(first[`${letter}${i}`]) === Number(first[`n${i}`]);
}

interface Question {
  readonly letter: 'n' | 'i' | 'f' | 'b' | 't' | 'd' | 'least' | 'most';
  readonly sql: string;
}

const wholeNumber = "'\\s*[+-]?\\d+(\\.0*)?\\s*'";

/** What is counted of a column: values, and those that look like an integer, a float, a boolean, a time, a date. What is known is not asked. */
function questionsOf({ sql, stored, form, facts, unread }: RawColumn): Question[] {
  const present: Question = { letter: 'n', sql: `count(${sql})` };
  if (unread) return facts ? [] : [present];
  const times: Question[] = [
    // Trying the cast on what is no date costs five times as much.
    {
      letter: 't',
      sql: `count(CASE WHEN substr(${sql}, 5, 1) IN ('-', '/') THEN TRY_CAST(${sql} AS TIMESTAMP) END)`,
    },
    { letter: 'd', sql: countWhere(`length(${sql}) = 10`) },
  ];
  if (form?.whole) return [present, { letter: 'i', sql: countWhere(form.whole(sql)) }];
  if (facts && form && !form.mayBeTime && (form.type !== 'integer' || facts.range || facts.present === 0)) return [];
  if (form?.type === 'integer') {
    return [present, { letter: 'least', sql: `min(${sql})` }, { letter: 'most', sql: `max(${sql})` }];
  }
  if (form?.mayBeTime) return [present, ...times];
  if (form || stored !== 'text') return [present];
  return [
    present,
    { letter: 'i', sql: countWhere(`regexp_full_match(${sql}, ${wholeNumber})`) },
    { letter: 'f', sql: `count(TRY_CAST(${sql} AS DOUBLE))` },
    { letter: 'b', sql: countWhere(`lower(${sql}) IN ('true', 'false')`) },
    ...times,
  ];
}

/** The answers by letter and number of the column, and the number of `rows`. Wide tables take many statements. */
async function ask(
  questions: readonly (readonly Question[])[],
  from: string,
  query: DataEngine['query'],
): Promise<ResultRow> {
  const lists = questions.map((asked) => asked.map(({ sql }) => sql));
  const [rows, ...columns] = (await selectMany([['count(*)'], ...lists], from, query)).map((selected) => {
    if ('error' in selected) throw selected.error;
    return selected.cells;
  });
  const answers = questions.flatMap((asked, i) => asked.map(({ letter }, at) => [`${letter}${i}`, columns[i]![at]!]));
  return Object.fromEntries([['rows', rows![0]!], ...answers]) as ResultRow;
}

function typedColumn(column: RawColumn, count: (letter: string) => number): Column {
  const { name, stored, storedAs, form, unread } = column;
  const sql = unread ? notKept(column.sql, form!.readAs!) : column.sql;
  const asked = form?.type === 'integer' && !unread && count('n') > 0;
  const facts = column.facts ?? {
    present: count('n'),
    ...(asked && { range: { least: count('least'), most: count('most') } }),
  };
  return {
    name,
    sql: form ? form.text(sql) : sql,
    stored,
    storedAs,
    inferred: inferred(column, facts.present, count),
    facts,
    ...(unread && { presence: `${column.sql} IS NOT NULL` }),
    ...(form && {
      kept: { sql, reads: form.reads(sql), ...(form.step !== undefined && { step: form.step }) },
    }),
  };
}

function inferred({ stored, form }: RawColumn, present: number, count: (letter: string) => number): Column['inferred'] {
  if (present === 0) return 'empty';
  const time = count('d') === present ? 'date' : 'timestamp';
  if (form?.mayBeTime && count('t') === present) return time;
  if (form) return form.whole && count('i') === present ? 'integer' : form.type;
  if (stored !== 'text') return stored;
  if (count('i') === present) return 'integer';
  if (count('f') === present) return 'float';
  if (count('b') === present) return 'boolean';
  if (count('t') === present) return time;
  return 'string';
}
