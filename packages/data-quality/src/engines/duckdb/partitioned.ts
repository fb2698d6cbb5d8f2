import { createHash } from 'node:crypto';
import { UserError } from '@tidegate/evidence';
import type { DataSource } from '../../engine.ts';
import { textLiteral } from '../../sql/literal.ts';
import type { Part } from './part.ts';

/** A part with the columns that its file's folders make, and a digest that knows them. */
export function withPartitions(part: Part, { partitions, shown }: DataSource, index: number): Part {
  if (partitions.length === 0) return part;
  for (const { name } of partitions) {
    if (!part.columns.some((column) => column.name === name)) continue;
    throw new UserError('unreadable', `${shown[index]} has a column ${name}, and its folder says ${name} too.`, {
      hint: 'Set `partitions: none` to read the column of the file.',
    });
  }
  const hash = createHash('sha256').update(part.digest);
  const columns = partitions.map(({ name, values }) => {
    const value = values[index]!;
    hash.update(`\n${JSON.stringify([name, value])}`);
    const sql = value === null ? 'CAST(NULL AS VARCHAR)' : textLiteral(value);
    return { name, sql, stored: 'text' as const, storedAs: 'the name of a folder' };
  });
  return { ...part, columns: [...part.columns, ...columns], digest: hash.digest('hex') };
}
