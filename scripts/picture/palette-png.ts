import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A screenshot (8 bits a channel, RGB or RGBA, not interlaced) with at most 256 colours, the most frequent ones: a page has few,
 * and the file is a third as large. PNG specification, third edition: https://www.w3.org/TR/png-3/
 */
export function withPalette(png: Buffer): Buffer {
  const { width, height, channels, rows } = decoded(png);
  const frequency = new Map<number, number>();
  const pixels = new Uint32Array(width * height);
  rows.forEach((row, y) => {
    for (let x = 0; x < width; x++) {
      const color = row.readUIntBE(x * channels, 3);
      pixels[y * width + x] = color;
      frequency.set(color, (frequency.get(color) ?? 0) + 1);
    }
  });
  const palette = [...frequency]
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, 256)
    .map(([color]) => color);
  const indexes = new Map([...frequency.keys()].map((color) => [color, nearest(palette, color)]));
  const data = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) data[y * (width + 1) + 1 + x] = indexes.get(pixels[y * width + x]!)!;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colors),
    chunk('IDAT', deflateSync(data, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly rows: readonly Buffer[];
}

function decoded(png: Buffer): Pixels {
  const parts: Buffer[] = [];
  let header: Buffer | undefined;
  for (let at = signature.length; at < png.length;) {
    const length = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    const body = png.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = body;
    if (type === 'IDAT') parts.push(body);
    at += length + 12;
  }
  const channels = { 2: 3, 6: 4 }[header?.[9] ?? 0];
  if (!header || channels === undefined || header[8] !== 8 || header[12] !== 0)
    throw new Error('not a screenshot as Chromium takes them');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  return {
    width,
    height,
    channels,
    rows: unfiltered(inflateSync(Buffer.concat(parts)), height, width * channels, channels),
  };
}

/** Takes the filters off (section 9 of the specification). */
function unfiltered(data: Buffer, height: number, length: number, channels: number): Buffer[] {
  const rows: Buffer[] = [];
  let above = Buffer.alloc(length);
  for (let y = 0; y < height; y++) {
    const start = y * (length + 1);
    const row = Buffer.from(data.subarray(start + 1, start + 1 + length));
    const filter = data[start]!;
    for (let i = 0; i < length; i++) {
      const a = i >= channels ? row[i - channels]! : 0;
      const b = above[i]!;
      const c = i >= channels ? above[i - channels]! : 0;
      row[i] = (row[i]! + [0, a, b, (a + b) >> 1, paeth(a, b, c)][filter]!) & 255;
    }
    rows.push(row);
    above = row;
  }
  return rows;
}

function paeth(a: number, b: number, c: number): number {
  const [toA, toB, toC] = [Math.abs(b - c), Math.abs(a - c), Math.abs(a + b - 2 * c)];
  if (toA <= toB && toA <= toC) return a;
  return toB <= toC ? b : c;
}

function nearest(palette: readonly number[], color: number): number {
  const part = (value: number, shift: number) => (value >> shift) & 255;
  let best = 0;
  let least = Infinity;
  palette.forEach((candidate, i) => {
    const distance = [16, 8, 0].reduce((sum, shift) => sum + (part(candidate, shift) - part(color, shift)) ** 2, 0);
    if (distance < least) [best, least] = [i, distance];
  });
  return best;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  whole.set(named, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
