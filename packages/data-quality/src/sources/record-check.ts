import {
  type Automaton,
  automaton,
  either,
  manyOf,
  noneOf,
  nothing,
  oneOf,
  sequence,
  type Texts,
  word,
} from './text-automaton.ts';

const LF = 10;

/** Looks at each byte of a delimited file while it is read: are the fields of some columns written as expected? */
export interface RecordCheck {
  /** The next bytes of the file, from its first on. */
  readonly look: (bytes: Buffer) => void;
  /** Once all is seen: by column, whether all its fields are as expected. */
  readonly result: () => boolean[];
}

/**
 * `expected`: the texts a column's fields may have; undefined where anything goes. A field may always be empty, or one of `nullValues`. Where
 * the file cannot be followed (a quote, a line with more or fewer fields, a blank one) nothing is as expected.
 */
export function checkRecords(
  expected: readonly (Texts | undefined)[],
  { delimiter, nullValues }: { delimiter: string; nullValues: readonly string[] },
): RecordCheck {
  const asked = [...expected];
  const build = () => automaton(records(asked, delimiter, nullValues));
  let table = build();
  let state = table.start;
  let inHeader = true;
  let lost = false;

  /** Byte by byte, up to a field that is not as expected: its column is asked no more, and its record is read again. */
  const follow = (bytes: Buffer) => {
    const begun = state !== table.start;
    for (let from = 0; from < bytes.length;) {
      const { at, reached } = advance(table, state, bytes, from);
      state = reached;
      if (state !== 0) return;
      const record = at === 0 ? 0 : bytes.lastIndexOf(LF, at - 1) + 1;
      const column = count(bytes, delimiter.charCodeAt(0), record, at);
      // A record begun in earlier bytes cannot be read again.
      lost = (record === 0 && begun) || asked[column] === undefined;
      if (lost) return;
      asked[column] = undefined;
      table = build();
      state = table.start;
      from = record;
    }
  };

  return {
    look(bytes) {
      lost ||= bytes.includes('"');
      if (lost) return;
      const start = inHeader ? bytes.indexOf(LF) + 1 : 0;
      if (inHeader && start === 0) return;
      inHeader = false;
      const rest = bytes.subarray(start);
      const quick = advanceByParts(table, state, rest);
      if (quick === 0) follow(rest);
      else state = quick;
    },
    result() {
      // The last record may end without a line end.
      const whole = !inHeader && !lost && (state === table.start || table.moves[(state << 8) | LF] === table.start);
      return expected.map((texts, i) => whole && texts !== undefined && asked[i] !== undefined);
    },
  };
}

/** All records of a file, one after the other. */
function records(asked: readonly (Texts | undefined)[], delimiter: string, nullValues: readonly string[]): Texts {
  const anything = manyOf(noneOf(`${delimiter}"\r\n`));
  const nulls = [nothing, ...nullValues.map(word)];
  const fields = asked.flatMap((texts, i) => [
    ...(i > 0 ? [word(delimiter)] : []),
    texts ? either(...nulls, texts) : anything,
  ]);
  return manyOf(sequence(...fields, either(nothing, oneOf('\r')), oneOf('\n')));
}

function advance({ moves }: Automaton, state: number, bytes: Buffer, from: number): { at: number; reached: number } {
  let reached = state;
  for (let at = from; at < bytes.length; at++) {
    reached = moves[(reached << 8) | bytes[at]!]!;
    if (reached === 0) return { at, reached };
  }
  return { at: bytes.length, reached };
}

/** Does the first byte in memory stand lowest in a word? */
const lowestFirst = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/**
 * The state after all bytes; 0 when they cannot be followed. Eight parts in step, as each waits for its own memory and not for the others', and four
 * bytes of each at a time.
 */
function advanceByParts({ moves, start }: Automaton, state: number, bytes: Buffer): number {
  const alone = (reached: number, from: number, to: number) =>
    advance({ moves, start, ends: new Set() }, reached, bytes.subarray(0, to), from).reached;
  const begins = Array.from({ length: 8 }, (_, k) => (k === 0 ? 0 : bytes.indexOf(LF, k * (bytes.length >>> 3)) + 1));
  const ends = [...begins.slice(1), bytes.length];
  const aligned = begins.map((at) => at + (-(bytes.byteOffset + at) & 3));
  const together = Math.min(...ends.map((end, k) => (end - aligned[k]!) >> 2));
  if (together <= 0 || !lowestFirst) return alone(state, 0, bytes.length);
  const words = new Uint32Array(bytes.buffer, 0, bytes.buffer.byteLength >>> 2);
  const places = aligned.map((at) => (bytes.byteOffset + at) >>> 2);
  const states = begins.map((at, k) => alone(k === 0 ? state : start, at, aligned[k]!));
  const [p0, p1, p2, p3, p4, p5, p6, p7] = places as [number, number, number, number, number, number, number, number];
  let [a, b, c, d, e, f, g, h] = states as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < together; i++) {
    const a4 = words[p0 + i]!;
    const b4 = words[p1 + i]!;
    const c4 = words[p2 + i]!;
    const d4 = words[p3 + i]!;
    const e4 = words[p4 + i]!;
    const f4 = words[p5 + i]!;
    const g4 = words[p6 + i]!;
    const h4 = words[p7 + i]!;
    a = moves[(a << 8) | (a4 & 255)]!;
    b = moves[(b << 8) | (b4 & 255)]!;
    c = moves[(c << 8) | (c4 & 255)]!;
    d = moves[(d << 8) | (d4 & 255)]!;
    e = moves[(e << 8) | (e4 & 255)]!;
    f = moves[(f << 8) | (f4 & 255)]!;
    g = moves[(g << 8) | (g4 & 255)]!;
    h = moves[(h << 8) | (h4 & 255)]!;
    a = moves[(a << 8) | ((a4 >>> 8) & 255)]!;
    b = moves[(b << 8) | ((b4 >>> 8) & 255)]!;
    c = moves[(c << 8) | ((c4 >>> 8) & 255)]!;
    d = moves[(d << 8) | ((d4 >>> 8) & 255)]!;
    e = moves[(e << 8) | ((e4 >>> 8) & 255)]!;
    f = moves[(f << 8) | ((f4 >>> 8) & 255)]!;
    g = moves[(g << 8) | ((g4 >>> 8) & 255)]!;
    h = moves[(h << 8) | ((h4 >>> 8) & 255)]!;
    a = moves[(a << 8) | ((a4 >>> 16) & 255)]!;
    b = moves[(b << 8) | ((b4 >>> 16) & 255)]!;
    c = moves[(c << 8) | ((c4 >>> 16) & 255)]!;
    d = moves[(d << 8) | ((d4 >>> 16) & 255)]!;
    e = moves[(e << 8) | ((e4 >>> 16) & 255)]!;
    f = moves[(f << 8) | ((f4 >>> 16) & 255)]!;
    g = moves[(g << 8) | ((g4 >>> 16) & 255)]!;
    h = moves[(h << 8) | ((h4 >>> 16) & 255)]!;
    a = moves[(a << 8) | (a4 >>> 24)]!;
    b = moves[(b << 8) | (b4 >>> 24)]!;
    c = moves[(c << 8) | (c4 >>> 24)]!;
    d = moves[(d << 8) | (d4 >>> 24)]!;
    e = moves[(e << 8) | (e4 >>> 24)]!;
    f = moves[(f << 8) | (f4 >>> 24)]!;
    g = moves[(g << 8) | (g4 >>> 24)]!;
    h = moves[(h << 8) | (h4 >>> 24)]!;
  }
  const reached = [a, b, c, d, e, f, g, h].map((to, k) => alone(to, aligned[k]! + 4 * together, ends[k]!));
  // A line end always ends a record: there are no quotes.
  return reached.every((to, k) => k === 7 || to === start) ? reached[7]! : 0;
}

function count(bytes: Buffer, byte: number, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at++) if (bytes[at] === byte) found++;
  return found;
}
