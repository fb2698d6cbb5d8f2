import { UserError } from '@tidegate/evidence';
import { identifier } from '../../sql/literal.ts';
import type { World } from '../../world.ts';
import { bindingAt, fetchedBinding } from './binding.ts';
import type { Connect, Connection } from './connection.ts';
import type { RawColumn } from './infer.ts';
import type { Vector } from './instance.ts';
import { openParquet, unreadableParquet } from './parquet.ts';

export interface ParquetReader {
  readonly connect: Connect;
  /** `duckdb.node` or its folder; fetched when left out. */
  readonly enginePath?: string | undefined;
  readonly memoryLimit?: string;
}

/** A column by its position in the file, and what it is wanted for. */
export interface WantedColumn {
  readonly at: number;
  /** `category`: text of which the same comes again and again. */
  readonly as: 'text' | 'category' | 'number';
}

/**
 * A stretch of a column. Texts are as a CSV writer would print them, empty for null; `codes` are of `values`; numbers are NaN for null. What is wanted
 * as a number and stored as something else comes as text, and text that is stored as whole numbers, which doubles hold, as those.
 */
export type ColumnPiece =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'codes'; readonly codes: Uint8Array | Uint16Array; readonly values: readonly string[] }
  | { readonly kind: 'numbers'; readonly numbers: Float64Array };

/**
 * Hands columns of a Parquet file to `take`, a stretch of rows at a time and in their order; gives the digest of the file, `sha256:<hex>`.
 * Columns leave the engine as it holds them: printing and reading a number costs fifty times what the number does. Throws a UserError for
 * what is no whole Parquet file.
 *
 * @param select says which columns are wanted, from the names of all; pieces come in that order
 */
export async function parquetColumns(
  shown: string,
  { connect, enginePath, memoryLimit }: ParquetReader,
  world: World,
  select: (names: readonly string[]) => readonly WantedColumn[],
  take: (pieces: readonly ColumnPiece[]) => void,
): Promise<string> {
  const file = world.path(shown);
  if (/[*?[\]{}]/.test(file)) {
    throw new UserError('unsupported', `The path ${shown} has characters of a pattern in it.`, {
      hint: 'Name the file and its folders without * ? [ ] { }.',
    });
  }
  const connection = await connect(enginePath === undefined ? fetchedBinding(world) : bindingAt(enginePath, world), {
    files: [file],
    temp: world.run.temp,
    ...(memoryLimit !== undefined && { memoryLimit }),
  });
  try {
    connection.doing(`reading ${shown}`);
    const source = {
      files: [file],
      shown: [shown],
      format: 'parquet',
      partitions: [],
      encoding: 'utf-8',
      nullValues: [],
      delimiter: ',',
    } as const;
    const { columns, from, digest } = await openParquet(connection, source, 0);
    const wanted = select(columns.map(({ name }) => name));
    try {
      const plans: Plan[] = [];
      for (const { at, as } of wanted) plans.push(await planOf(connection, columns[at]!, as, from));
      await connection.stream(`SELECT ${plans.map(({ sql }) => sql).join(', ')} FROM ${from}`, (vectors) =>
        take(plans.map(({ piece }, i) => piece(vectors[i]!))),
      );
    } catch (cause) {
      throw cause instanceof UserError ? cause : unreadableParquet(shown, cause);
    }
    return `sha256:${digest}`;
  } finally {
    await connection.close();
  }
}

/** How a column leaves the engine, without nulls, and what becomes of it here. */
interface Plan {
  readonly sql: string;
  readonly piece: (vector: Vector) => ColumnPiece;
}

/** More different texts than that are no categories. */
const mostValues = 1000;

async function planOf(
  connection: Connection,
  { sql, stored, storedAs }: RawColumn,
  as: WantedColumn['as'],
  from: string,
): Promise<Plan> {
  const text = `coalesce(CAST(${sql} AS VARCHAR), '')`;
  const numbers: Plan = {
    sql: `coalesce(CAST(${sql} AS DOUBLE), CAST('nan' AS DOUBLE))`,
    piece: (vector) => ({ kind: 'numbers', numbers: vector as Float64Array }),
  };
  if (as === 'number') {
    if (stored === 'integer' || stored === 'float') return numbers;
  } else {
    const values = as === 'category' ? await categories(connection, text, from) : undefined;
    if (values) {
      return {
        sql: `enum_code(CAST(${text} AS ${values.type}))`,
        piece: (codes) => ({ kind: 'codes', codes: codes as Uint8Array | Uint16Array, values: values.texts }),
      };
    }
    if (stored === 'integer' && (await fitDoubles(connection, sql, storedAs, from))) return numbers;
  }
  return { sql: text, piece: (vector) => ({ kind: 'texts', texts: vector as readonly string[] }) };
}

/** The values of a column that has few, as a type of the engine. */
async function categories(connection: Connection, text: string, from: string) {
  const type = identifier(`categories ${crypto.randomUUID()}`);
  await connection.query(`CREATE TYPE ${type} AS ENUM (SELECT DISTINCT ${text} FROM ${from} LIMIT ${mostValues + 1})`);
  const found = await connection.query(`SELECT unnest(enum_range(CAST(NULL AS ${type}))) AS value`);
  return found.length > mostValues ? undefined : { type, texts: found.map(({ value }) => value as string) };
}

async function fitDoubles(connection: Connection, sql: string, type: string, from: string): Promise<boolean> {
  if (type.includes('HUGE')) return false;
  const [found] = await connection.query(
    `SELECT coalesce(max(abs(CAST(${sql} AS HUGEINT))), 0) <= ${Number.MAX_SAFE_INTEGER} AS fit FROM ${from}`,
  );
  return found!['fit'] === true;
}
