/**
 * The bytes of a Snappy block (format description of google/snappy), as GitHub serves bundles at their `bundle_url`. Throws an Error for
 * what is no such block, or would be longer than `most` bytes.
 */
export function unsnap(block: Uint8Array, most: number): Uint8Array {
  const { value: length, next } = varint(block);
  if (length > most) throw new Error(`it is longer than ${most} bytes`);
  const bytes = new Uint8Array(length);
  let from = next;
  let to = 0;
  while (from < block.length) {
    const tag = block[from++]!;
    const kind = tag & 3;
    let size = (tag >> 2) + 1;
    if (kind === 0) {
      if (size > 60) {
        const extra = size - 60;
        size = number(block, from, extra) + 1;
        from += extra;
      }
      if (from + size > block.length || to + size > length) throw damaged();
      bytes.set(block.subarray(from, from + size), to);
      from += size;
    } else {
      const width = kind === 1 ? 1 : kind === 2 ? 2 : 4;
      const low = number(block, from, width);
      const offset = kind === 1 ? ((tag >> 5) << 8) | low : low;
      if (kind === 1) size = ((tag >> 2) & 7) + 4;
      from += width;
      if (offset === 0 || offset > to || to + size > length) throw damaged();
      // Byte by byte: a copy may read what it has just written.
      for (let i = 0; i < size; i++) bytes[to + i] = bytes[to + i - offset]!;
    }
    to += size;
  }
  if (to !== length) throw damaged();
  return bytes;
}

function varint(block: Uint8Array): { value: number; next: number } {
  let value = 0;
  for (let i = 0; i < 5; i++) {
    const byte = block[i];
    if (byte === undefined) throw damaged();
    value += (byte & 0x7f) * 2 ** (7 * i);
    if (byte < 0x80) return { value, next: i + 1 };
  }
  throw damaged();
}

function number(block: Uint8Array, from: number, width: number): number {
  if (from + width > block.length) throw damaged();
  let value = 0;
  for (let i = width - 1; i >= 0; i--) value = value * 256 + block[from + i]!;
  return value;
}

function damaged(): Error {
  return new Error('it is no whole Snappy block');
}
