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
      const whole = !inHeader && !lost && (state === table.start || table.moves[state | LF] === table.start);
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
    reached = moves[reached | bytes[at]!]!;
    if (reached === 0) return { at, reached };
  }
  return { at: bytes.length, reached };
}

/** The state after all bytes; 0 when they cannot be followed. Eight parts in step: each waits for its own memory, not for the others'. */
function advanceByParts({ moves, start }: Automaton, state: number, bytes: Buffer): number {
  const rest = (from: number, reached: number, to: number) =>
    advance({ moves, start, ends: new Set() }, reached, bytes.subarray(0, to), from).reached;
  const at = Array.from({ length: 9 }, (_, k) =>
    k === 0 ? 0 : k === 8 ? bytes.length : bytes.indexOf(LF, k * (bytes.length >>> 3)) + 1,
  );
  const together = Math.min(...at.slice(1).map((end, k) => end - at[k]!));
  if (together <= 0) return rest(0, state, bytes.length);
  const [, p1, p2, p3, p4, p5, p6, p7] = at as [0, number, number, number, number, number, number, number];
  let [a, b, c, d] = [state, start, start, start];
  let [e, f, g, h] = [start, start, start, start];
  for (let i = 0; i < together; i++) {
    a = moves[a | bytes[i]!]!;
    b = moves[b | bytes[p1 + i]!]!;
    c = moves[c | bytes[p2 + i]!]!;
    d = moves[d | bytes[p3 + i]!]!;
    e = moves[e | bytes[p4 + i]!]!;
    f = moves[f | bytes[p5 + i]!]!;
    g = moves[g | bytes[p6 + i]!]!;
    h = moves[h | bytes[p7 + i]!]!;
  }
  const reached = [a, b, c, d, e, f, g, h].map((to, k) => rest(at[k]! + together, to, at[k + 1]!));
  // A line end always ends a record: there are no quotes.
  return reached.every((to, k) => k === 7 || to === start) ? reached[7]! : 0;
}

function count(bytes: Buffer, byte: number, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at++) if (bytes[at] === byte) found++;
  return found;
}
