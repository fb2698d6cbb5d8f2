import { UserError } from '@tidegate/evidence';
import { linesOfOffsets } from '../../sources/physical-lines.ts';
import type { Connection } from './connection.ts';

/**
 * Reads a file again that cannot be read, and throws a UserError that tells the first records that are why. Where it finds none, or cannot be read so
 * either, it returns, and the first error is the one to tell. `from`: the FROM item, with these options. An account of rejects is asked for here alone: the reader leaves out of it what it leaves out of the rows.
 */
export async function tellRejects(
  connection: Connection,
  from: (options: string) => string,
  file: { path: string; shown: string; columns: number },
): Promise<void> {
  const table = `rejects_${crypto.randomUUID().replaceAll('-', '')}`;
  const account = `store_rejects = true, rejects_limit = 1000, rejects_table = '${table}', rejects_scan = '${table}_scans'`;
  // A column that is not asked for is not looked at.
  const all = Array.from({ length: file.columns }, (_, i) => `count(c${i})`);
  try {
    await connection.query(`SELECT ${all.join(', ')} FROM ${from(account)}`);
  } catch (error) {
    if (error instanceof UserError) throw error;
    return;
  }
  const rejects = await connection.query(
    `SELECT line_byte_position AS place, line, any_value(error_type) AS type, any_value(error_message) AS message, any_value(column_name) AS name, count(*) OVER () AS total FROM ${table} WHERE scan_id = (SELECT min(scan_id) FROM ${table}) GROUP BY ALL ORDER BY line LIMIT 3`,
  );
  if (rejects.length === 0) return;
  const lines = await linesOfOffsets(
    file.path,
    rejects.map(({ place }) => Number(place ?? 0)),
  );
  const told = rejects.map(
    ({ type, message }, i) => `line ${lines[i]} ${fault(String(type), String(message), file.columns)}`,
  );
  const more = Number(rejects[0]!['total']) - rejects.length;
  const latin = rejects.some(({ type }) => type === 'INVALID ENCODING');
  throw new UserError('unreadable', `${file.shown}: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`, {
    hint: latin
      ? 'Save it as UTF-8, or set `encoding: latin-1`.'
      : 'Mend these lines, or write the file again with a CSV library.',
  });
}

function fault(type: string, message: string, columns: number): string {
  const found = /Found: (\d+)/.exec(message)?.[1];
  switch (type) {
    case 'TOO MANY COLUMNS':
    case 'MISSING COLUMNS':
      return `has ${found ?? 'another number of'} ${found === '1' ? 'field' : 'fields'} where the header has ${columns}`;
    case 'UNQUOTED VALUE':
      return 'has a quote that is not closed, or text after a closing quote';
    case 'INVALID ENCODING':
      return 'is not valid UTF-8';
    default:
      return `cannot be read: ${message.split('\n')[0]!.replace(/[.\s]+$/, '')}`;
  }
}
