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

/** Row numbers in an order that only the ids decide and that has nothing to do with what the rows say. */
export function orderById(ids: readonly string[]): Uint32Array {
  const hashes = new Float64Array(ids.length);
  for (let row = 0; row < ids.length; row += 1) hashes[row] = hashOf(ids[row]!);
  // A row's number in the low digits of its key: numbers alone are sorted many times faster than by a comparison of our own.
  const span = 2 ** Math.ceil(Math.log2(ids.length + 1));
  const keys = hashes.map((hash, row) => Math.floor(hash / span) * span + row).sort();
  const order = Uint32Array.from(keys, (key) => key % span);
  const stem = (at: number) => Math.floor(keys[at]! / span);
  const compare = (a: number, b: number) => hashes[a]! - hashes[b]! || compareTexts(ids[a]!, ids[b]!) || a - b;
  for (let from = 0, to = 1; from < order.length; from = to, to += 1) {
    while (to < order.length && stem(to) === stem(from)) to += 1;
    if (to - from > 1) order.subarray(from, to).sort(compare);
  }
  return order;
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows whose id an earlier row has, the first of them in the file, and rows without one. */
export function faultsOfIds(ids: readonly string[], order: Uint32Array) {
  let withoutId = 0;
  let duplicateIds = 0;
  let first = Infinity;
  for (let at = 0; at < order.length; at += 1) {
    const row = order[at]!;
    if (isBlank(ids[row]!)) withoutId += 1;
    else if (at > 0 && ids[order[at - 1]!] === ids[row]) {
      duplicateIds += 1;
      first = Math.min(first, row);
    }
  }
  return { withoutId, duplicateIds, ...(duplicateIds > 0 && { firstDuplicate: ids[first]! }) };
}
