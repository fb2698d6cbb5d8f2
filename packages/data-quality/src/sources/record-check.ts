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

/** The state after all bytes; 0 when they cannot be followed. Four parts in step: each waits for its own memory, not for the others'. */
function advanceByParts({ moves, start }: Automaton, state: number, bytes: Buffer): number {
  const quarter = bytes.length >>> 2;
  const [second, third, fourth] = [1, 2, 3].map((k) => bytes.indexOf(LF, k * quarter) + 1) as [number, number, number];
  if (quarter === 0 || !(second > 0 && third > second && fourth > third && fourth < bytes.length)) {
    return advance({ moves, start, ends: new Set() }, state, bytes, 0).reached;
  }
  const together = Math.min(second, third - second, fourth - third, bytes.length - fourth);
  let [a, b, c, d] = [state, start, start, start];
  for (let i = 0; i < together; i++) {
    a = moves[a | bytes[i]!]!;
    b = moves[b | bytes[second + i]!]!;
    c = moves[c | bytes[third + i]!]!;
    d = moves[d | bytes[fourth + i]!]!;
  }
  const rest = (from: number, reached: number, to: number) =>
    advance({ moves, start, ends: new Set() }, reached, bytes.subarray(0, to), from + together).reached;
  a = rest(0, a, second);
  b = rest(second, b, third);
  c = rest(third, c, fourth);
  d = rest(fourth, d, bytes.length);
  // A line end always ends a record: there are no quotes.
  return a === start && b === start && c === start ? d : 0;
}

function count(bytes: Buffer, byte: number, from: number, to: number): number {
  let found = 0;
  for (let at = from; at < to; at++) if (bytes[at] === byte) found++;
  return found;
}
