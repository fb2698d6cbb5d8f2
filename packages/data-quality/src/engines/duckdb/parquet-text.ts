import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from '@tidegate/evidence';
import { identifier, textLiteral } from '../../sql/literal.ts';
import type { World } from '../../world.ts';
import { bindingAt, fetchedBinding } from './binding.ts';
import type { Connect } from './connection.ts';
import { openParquet } from './parquet.ts';

export interface ParquetReader {
  readonly connect: Connect;
  /** `duckdb.node` or its folder; fetched when left out. */
  readonly enginePath?: string | undefined;
  readonly memoryLimit?: string;
}

/**
 * Hands columns of a Parquet file to `use` as CSV text (RFC 4180, with a header, nulls empty, numbers in the shortest digits that read back the same) and
 * with the digest of the file, `sha256:<hex>`. The text is gone when `use` ends. Throws a UserError for what is no whole Parquet file.
 *
 * @param select gives the positions of the columns that are wanted, from the names of all
 */
export async function parquetAsCsv<T>(
  shown: string,
  { connect, enginePath, memoryLimit }: ParquetReader,
  world: World,
  select: (names: readonly string[]) => readonly number[],
  use: (csv: Readable, digest: string) => Promise<T>,
): Promise<T> {
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
    const wanted = select(columns.map(({ name }) => name)).map((at) => columns[at]!);
    const selected = wanted.map(({ name, sql }) => `${sql} AS ${identifier(name)}`).join(', ');
    const [counted] = await connection.query(`SELECT count(*) AS rows FROM ${from}`);
    const parts = Math.max(1, Math.ceil(Number(counted!['rows']) / rowsOfPart));
    const csv = Readable.from(
      written(parts, async (part) => {
        const text = join(connection.scratch, `rows-${part}.csv`);
        const rows = `file_row_number BETWEEN ${part * rowsOfPart} AND ${(part + 1) * rowsOfPart - 1}`;
        const options = `FORMAT csv, HEADER ${part === 0}`;
        await connection.query(
          `COPY (SELECT ${selected} FROM ${from} WHERE ${rows}) TO ${textLiteral(text)} (${options})`,
        );
        return text;
      }),
      { objectMode: false },
    );
    try {
      return await use(csv, `sha256:${digest}`);
    } finally {
      csv.destroy();
    }
  } finally {
    await connection.close();
  }
}

const rowsOfPart = 131_072;

/** The text of all parts, one after another; while one is read the engine writes the next. */
async function* written(parts: number, write: (part: number) => Promise<string>): AsyncGenerator<Buffer> {
  let next: Promise<string> | undefined = write(0);
  try {
    for (let part = 0; part < parts; part += 1) {
      const text = await next!;
      next = part + 1 < parts ? write(part + 1) : undefined;
      // Told where it is awaited, which may be a while from now.
      next?.catch(() => {});
      yield* createReadStream(text, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Buffer>;
      await rm(text);
    }
  } finally {
    await next?.catch(() => {});
  }
}
