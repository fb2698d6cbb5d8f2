import type { Scalar } from '@tidegate/evidence';
import type { Encoding } from './encoding.ts';
import type { ValueType } from './rules/schema.ts';
import type { PartitionColumn } from './sources/partitions.ts';
import type { Dialect } from './sql/dialect.ts';
import type { TypedColumn } from './sql/typed.ts';

/** A value of a query's result. Counts beyond 2^53 do not occur; wide numbers come as text. */
export type Cell = string | number | boolean | null;
export type ResultRow = Readonly<Record<string, Cell>>;

/** How a column is kept: `text` has no type of its own (CSV, JSON), the others are the file's or table's own types. */
export type StoredType = 'text' | ValueType | 'other';

export interface Column {
  /** As the user writes it. */
  readonly name: string;
  /** Its SQL expression within the table. */
  readonly sql: string;
  readonly stored: StoredType;
  /** The type all its values have; `empty` when every value is null. */
  readonly inferred: ValueType | 'empty' | 'other';
  /** The native type's name, for messages. */
  readonly storedAs: string;
  /** Of a text column whose values are kept in a cheaper shape, from which `sql` makes the text again. */
  readonly kept?: KeptValues;
  /** What is known of all its values without another look. */
  readonly facts?: ColumnFacts;
  /** SQL: is there a value? Of a column whose values were not kept, as nothing was to ask for them: its other SQL is an error where there is one. */
  readonly presence?: string;
  /** Of a column of few different values, what goes after FROM for a row of each, and `rowsOfValue` with it. They are counted once. */
  readonly counted?: string;
}

export interface ColumnFacts {
  /** Rows that are not null. */
  readonly present: number;
  /** Of kept numbers, as doubles: the smallest and the largest. Left out where there is none, or it is not known. */
  readonly range?: { readonly least: number; readonly most: number };
}

export interface KeptValues {
  /** NULL where the text is; equal where the texts are. Never NaN. */
  readonly sql: string;
  /** Readings that give what reading the text would give. */
  readonly reads: Partial<Record<ValueType, TypedColumn>>;
  /** Of numbers that are all multiples of it. Integers have 1, and are exact as doubles. */
  readonly step?: number;
}

/** A table opened by an engine. Every query on it sees the same rows. */
export interface Table {
  /** Name and version of its engine, for the evidence. */
  readonly engine: string;
  readonly dialect: Dialect;
  /** What goes after FROM. Rows have the columns c0, c1, ..., of which the columns' `sql` is made, and, in files, the place columns. */
  readonly from: string;
  /** The same rows with the users' column names and inferred types, for conditions they write. */
  readonly named: (types: ReadonlyMap<string, ValueType>) => Promise<string>;
  readonly columns: readonly Column[];
  readonly rows: number;
  /** `sha256:<hex>` of the files; a table of a database has none. */
  readonly digest?: string;
  /** Rows have a number, the place columns say it, and a query that orders nothing else gives them in that order. */
  readonly placed: boolean;
  /** What else the evidence says of it, such as the moment a database's table was read at. */
  readonly facts?: Readonly<Record<string, Scalar>>;
  /** The files it was read from, as the user named them. */
  readonly files: readonly string[];
  readonly warnings: readonly string[];
  /** Queries on it that are answered at the same time; one, where left out. */
  readonly atOnce?: number;
  /** Physical line (1-based) of rows of a text file; undefined where there are no lines. */
  readonly lines: (rows: readonly RowPlace[]) => Promise<(number | undefined)[]>;
}

/** A row: its file (index into `files`) and its 1-based number within it. */
export interface RowPlace {
  readonly part: number;
  readonly row: number;
}

/** SQL name of the number of rows that have a value. */
export const rowsOfValue = '"__rows"';

/** SQL names of the two columns every table has beside its own. */
export const placeColumns = { part: '"__part"', row: '"__row"' } as const;

export interface DataSource {
  /** Absolute paths, at least one, all of one format. */
  readonly files: readonly string[];
  /** The same files as the user typed them. */
  readonly shown: readonly string[];
  readonly format: SourceFormat;
  /** Columns that the files' folders make, beside those in the files. */
  readonly partitions: readonly PartitionColumn[];
  readonly encoding: Encoding;
  /** Texts of delimited files that mean null, beside the empty one. */
  readonly nullValues: readonly string[];
  /** Of delimited files: one character. */
  readonly delimiter: string;
  /** Will nothing ask for the values of a column, when it has this type? They need not be kept then. */
  readonly unasked?: ((name: string, type: ValueType) => boolean) | undefined;
}
export type SourceFormat = 'csv' | 'tsv' | 'jsonl' | 'parquet';

/** Where rows are counted. Rules, profile and drift are compiled to SQL; only aggregates and a few rows come back. */
export interface DataEngine {
  /** Reads a source. Throws a UserError, with place and reason, for anything that cannot be read whole. */
  readonly open: (source: DataSource) => Promise<Table>;
  /** Runs one statement. Rejects with the engine's own message. */
  readonly query: (sql: string) => Promise<ResultRow[]>;
  /** Says what the next queries are for, such as `checking the rules`, for messages about an engine that is slow or dies. */
  readonly doing?: (work: string) => void;
  readonly close: () => Promise<void>;
}
