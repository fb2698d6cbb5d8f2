import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { UserError } from '@tidegate/evidence';
import { engineMessage } from '../../engine-message.ts';
import type { DataSource, StoredType } from '../../engine.ts';
import { identifier, textLiteral } from '../../sql/literal.ts';
import type { Connection } from './connection.ts';
import type { Part } from './part.ts';

/** Parquet is queried where it lies. */
export async function openParquet(connection: Connection, source: DataSource, index: number): Promise<Part> {
  const file = textLiteral(source.files[index]!);
  const shown = source.shown[index]!;
  const from = `read_parquet(${file}, file_row_number = true, hive_partitioning = false)`;
  try {
    const codecs = await connection.query(`SELECT DISTINCT compression FROM parquet_metadata(${file})`);
    if (codecs.some(({ compression }) => compression === 'BROTLI')) {
      throw new UserError('unsupported', `${shown} is compressed with Brotli, whose decoder has an open advisory.`, {
        hint: 'Write it with zstd or snappy.',
      });
    }
    const described = await connection.query(`DESCRIBE SELECT * EXCLUDE (file_row_number) FROM ${from}`);
    const hash = createHash('sha256');
    await pipeline(createReadStream(source.files[index]!), hash);
    return {
      from,
      columns: described.map(({ column_name: name, column_type: type }) => ({
        name: String(name),
        sql: identifier(String(name)),
        stored: storedType(String(type)),
        storedAs: String(type),
      })),
      digest: hash.digest('hex'),
      warnings: [],
      lines: async (rows) => rows.map(() => undefined),
    };
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(
      'unreadable',
      `${shown} cannot be read as Parquet: ${engineMessage(cause).replace(/^.*Error: /, '')}.`,
      {
        hint: 'The file is damaged, cut short or of another format: write it again.',
        cause,
      },
    );
  }
}

function storedType(type: string): StoredType {
  if (/^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) return 'integer';
  if (/^(FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type)) return 'float';
  if (/^(VARCHAR|ENUM\(.*\)|UUID)$/.test(type)) return 'string';
  if (/^TIMESTAMP/.test(type)) return 'timestamp';
  if (type === 'BOOLEAN') return 'boolean';
  return type === 'DATE' ? 'date' : 'other';
}
