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
    await refuseFooter(connection, file, shown);
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
    throw cause instanceof UserError ? cause : unreadableParquet(shown, cause);
  }
}

/** What the engine says of a file that it cannot read, as an error of the user's. */
export function unreadableParquet(shown: string, cause: unknown): UserError {
  const said = engineMessage(cause).replace(/^.*Error: /, '');
  return new UserError('unreadable', `${shown} cannot be read as Parquet: ${said}.`, { hint, cause });
}

/** Looks at what the footer says before any page is decoded. */
async function refuseFooter(connection: Connection, file: string, shown: string): Promise<void> {
  const [said] = await connection.query(
    `SELECT count(*) FILTER (WHERE compression = 'BROTLI') AS brotli, count(*) FILTER (WHERE num_values < row_group_num_rows OR (num_values > row_group_num_rows AND NOT contains(path_in_schema, ', '))) AS other, coalesce(min(row_group_num_rows), 0) AS fewest, (SELECT num_rows FROM parquet_file_metadata(${file})) AS rows, (SELECT coalesce(sum(n), 0) FROM (SELECT any_value(row_group_num_rows) AS n FROM parquet_metadata(${file}) GROUP BY row_group_id)) AS summed FROM parquet_metadata(${file})`,
  );
  const { brotli, other, fewest, rows, summed } = said!;
  if (Number(brotli) > 0) {
    throw new UserError('unsupported', `${shown} is compressed with Brotli, whose decoder has an open advisory.`, {
      hint: 'Write it with zstd or snappy.',
    });
  }
  // Readers go by different ones of these numbers: rows this one does not see, another may.
  if (Number(other) > 0 || Number(fewest) < 0 || Number(rows) !== Number(summed)) {
    throw new UserError('unreadable', `${shown} contradicts itself about how many rows it has.`, { hint });
  }
}

const hint = 'The file is damaged, cut short or of another format: write it again.';

function storedType(type: string): StoredType {
  if (/^U?(TINYINT|SMALLINT|INTEGER|BIGINT|HUGEINT)$/.test(type)) return 'integer';
  if (/^(FLOAT|DOUBLE|DECIMAL\(.*\))$/.test(type)) return 'float';
  if (/^(VARCHAR|ENUM\(.*\)|UUID)$/.test(type)) return 'string';
  if (/^TIMESTAMP/.test(type)) return 'timestamp';
  if (type === 'BOOLEAN') return 'boolean';
  return type === 'DATE' ? 'date' : 'other';
}
