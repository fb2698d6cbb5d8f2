import { UserError } from '@tidegate/evidence';
import type { Item, Payload, Place, Row } from './payload.ts';

export interface BodyMaker {
  readonly bodyOf: (rows: readonly Row[]) => unknown;
  readonly rowsIn: (body: unknown) => number | undefined;
  readonly rowsPerRequest: number;
  /** A column of the rows that is the known answer and is not sent. */
  readonly answerColumn: string | undefined;
}

/** The requests of one file, in its order; rows that follow each other travel together. */
export function payloadsOf(input: string, file: string, items: readonly Item[], maker: BodyMaker): Payload[] {
  const payloads: Payload[] = [];
  let waiting: RowItem[] = [];
  const flush = () => {
    if (waiting.length > 0) payloads.push(fromRows(input, file, waiting, maker));
    waiting = [];
  };
  for (const item of items) {
    if (item.kind === 'row') {
      waiting.push(item);
      if (waiting.length === maker.rowsPerRequest) flush();
      continue;
    }
    flush();
    const { text, value, line } = item;
    if (maker.answerColumn !== undefined) throw noColumn(input, named(file, item), maker.answerColumn);
    payloads.push({
      name: named(file, item),
      file,
      ...(line !== undefined && { line }),
      body: text,
      rows: maker.rowsIn(value),
    });
  }
  flush();
  return payloads;
}

type RowItem = Extract<Item, { kind: 'row' }>;

function named(file: string, { line, entry }: Place, last?: Place): string {
  const word = line === undefined ? 'entry' : 'line';
  const first = line ?? entry;
  if (first === undefined) return file;
  return last === undefined ? `${file} ${word} ${first}` : `${file} ${word} ${first} to ${last.line ?? last.entry}`;
}

function fromRows(
  input: string,
  file: string,
  items: readonly RowItem[],
  { bodyOf, answerColumn }: BodyMaker,
): Payload {
  const [first] = items;
  const payload = {
    name: named(file, first!, items.length === 1 ? undefined : items.at(-1)),
    file,
    ...(first!.line !== undefined && { line: first!.line }),
    rows: items.length,
  };
  if (answerColumn === undefined) return { ...payload, body: JSON.stringify(bodyOf(items.map(({ row }) => row))) };
  const features = items.map((item) => {
    if (Object.hasOwn(item.row, answerColumn))
      return Object.fromEntries(Object.entries(item.row).filter(([name]) => name !== answerColumn));
    throw noColumn(input, named(file, item), answerColumn);
  });
  return { ...payload, body: JSON.stringify(bodyOf(features)), answers: items.map(({ row }) => row[answerColumn]) };
}

function noColumn(input: string, name: string, column: string): UserError {
  return new UserError('bad-input', `\`${input}\`: ${name} has no column ${column}.`, {
    hint: 'Check `answer-column` under `expect`; answers to whole bodies belong into a file of `answers`.',
  });
}
