import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
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
 * Hands a Parquet file to `use` as CSV text (RFC 4180, with a header, nulls empty, numbers in the shortest digits that read back the same) and with its
 * digest, `sha256:<hex>`. The text is gone when `use` ends. Throws a UserError for what is no whole Parquet file.
 */
export async function parquetAsCsv<T>(
  shown: string,
  { connect, enginePath, memoryLimit }: ParquetReader,
  world: World,
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
    const text = join(connection.scratch, 'rows.csv');
    const selected = columns.map(({ name, sql }) => `${sql} AS ${identifier(name)}`).join(', ');
    await connection.query(`COPY (SELECT ${selected} FROM ${from}) TO ${textLiteral(text)} (FORMAT csv, HEADER true)`);
    return await use(createReadStream(text), `sha256:${digest}`);
  } finally {
    await connection.close();
  }
}
