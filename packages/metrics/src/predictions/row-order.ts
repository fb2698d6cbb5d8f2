import { isBlank } from './fields.ts';

const { imul } = Math;

/** A number below 2⁵³ that looks drawn, one for each text: two runs of FNV-1a, each mixed once more. */
export function hashOf(text: string): number {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    a = imul(a ^ unit, 0x01000193);
    b = imul(b ^ unit, 0x85ebca6b);
    b = (b << 13) | (b >>> 19);
  }
  return (mixed(a) >>> 11) * 2 ** 32 + (mixed(b ^ a) >>> 0);
}

function mixed(word: number): number {
  let h = imul(word ^ (word >>> 16), 0x85ebca6b);
  h = imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Rows in an order of their ids, and what is wrong with those. */
export interface RowOrder {
  /** Row numbers. */
  readonly order: Uint32Array;
  readonly withoutId: number;
  /** Rows whose id an earlier row has. */
  readonly duplicateIds: number;
  /** The first such row in the file. */
  readonly firstDuplicate?: string;
}

/** An order that only the ids decide and that has nothing to do with what the rows say. */
export function orderById(ids: readonly string[]): RowOrder {
  const hashes = new Float64Array(ids.length);
  let withoutId = 0;
  for (let row = 0; row < ids.length; row += 1) {
    const id = ids[row]!;
    hashes[row] = hashOf(id);
    if (isBlank(id)) withoutId += 1;
  }
  // A row's number in the low digits of its key: numbers alone are sorted many times faster than by a comparison of our own.
  const span = 2 ** Math.ceil(Math.log2(ids.length + 1));
  const keys = hashes.map((hash, row) => hash - (hash % span) + row).sort();
  const order = new Uint32Array(ids.length);
  for (let at = 0; at < order.length; at += 1) order[at] = keys[at]! % span;

  const compare = (a: number, b: number) => hashes[a]! - hashes[b]! || compareTexts(ids[a]!, ids[b]!) || a - b;
  let duplicateIds = 0;
  let first = Infinity;
  for (let from = 0, to = 1; from < order.length; from = to, to += 1) {
    // The row's number taken away, what is left of the hash.
    const stem = keys[from]! - order[from]!;
    while (to < order.length && keys[to]! - order[to]! === stem) to += 1;
    if (to - from === 1) continue;
    // Only rows of one stem can have one id.
    const alike = order.subarray(from, to).sort(compare);
    for (let i = 1; i < alike.length; i += 1) {
      const row = alike[i]!;
      if (ids[row] !== ids[alike[i - 1]!] || isBlank(ids[row]!)) continue;
      duplicateIds += 1;
      first = Math.min(first, row);
    }
  }
  return { order, withoutId, duplicateIds, ...(duplicateIds > 0 && { firstDuplicate: ids[first]! }) };
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
