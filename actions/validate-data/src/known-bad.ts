import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '@tidegate/evidence';
import type { ValidateDataInputs } from '@tidegate/data-quality/settings';
import type { ActionResult, Io, KnownBad } from '@tidegate/kit';

/** Most cells of a made file: enough rows that their number alone is seldom what is wrong. */
const mostCells = 5_000_000;
const rowsAtOnce = 10_000;

/** Files with the columns of the real one: without rows, without values, with a text where every value was. */
export async function knownBad(
  inputs: ValidateDataInputs,
  io: Io,
  result: ActionResult,
  judge: (inputs: ValidateDataInputs) => Promise<ActionResult>,
): Promise<KnownBad[]> {
  if (inputs.engine !== 'duckdb') {
    throw new UserError('unsupported', `\`self-test\` makes files, and \`engine: ${inputs.engine}\` reads none.`, {
      hint: 'Leave `self-test` out here, or run it on a file with the same rules.',
    });
  }
  const columns = (result.columns ?? []).map(({ name }) => name);
  if (columns.length === 0) return [];
  const rows = Math.max(1, Math.min(Number(result.outputs['rows'] ?? 0), Math.floor(mostCells / columns.length)));
  const bad = (name: string, file: string, count: number, cell: string): KnownBad => ({
    name,
    async run() {
      const path = join(io.run.temp, `tidegate-known-bad-${file}.csv`);
      await mkdir(io.run.temp, { recursive: true });
      await pipeline(Readable.from(lines(columns, count, cell)), createWriteStream(path));
      const { 'dvc-file': _, 'write-profile': __, suggest: ___, delimiter: ____, ...rest } = inputs;
      return judge({ ...rest, data: path, encoding: 'utf-8', partitions: 'none' });
    },
  });
  return [
    bad('no rows', 'empty', 0, ''),
    bad('every value gone', 'nulls', rows, ''),
    bad('a text in place of every value', 'texts', rows, 'known bad'),
  ];
}

function* lines(columns: readonly string[], rows: number, cell: string): Generator<string> {
  yield `${columns.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}\n`;
  const line = `${columns.map(() => cell).join(',')}\n`;
  const chunk = line.repeat(Math.min(rows, rowsAtOnce));
  for (let left = rows; left > 0; left -= rowsAtOnce) yield left >= rowsAtOnce ? chunk : line.repeat(left);
}
