/** A set of texts, as a graph: from a node over bytes to nodes. Built by the functions below, used up by `automaton`. */
export interface Texts {
  /** Adds the texts in front of `then`: gives the node at which they begin. */
  readonly before: (graph: Graph, then: number) => number;
}

interface Graph {
  /** By node: the bytes of each step and where it leads; `bytes` left out leads there without one. */
  readonly steps: { readonly bytes?: ReadonlySet<number>; readonly to: number }[][];
}

function node(graph: Graph, ...steps: Graph['steps'][number]): number {
  return graph.steps.push(steps) - 1;
}

const setOf = (characters: string) => new Set([...Buffer.from(characters, 'utf8')]);

/** One of these characters, each a single byte. */
export function oneOf(characters: string): Texts {
  const bytes = setOf(characters);
  return { before: (graph, to) => node(graph, { bytes, to }) };
}

/** One of all bytes but these. */
export function noneOf(characters: string): Texts {
  const out = setOf(characters);
  const bytes = new Set(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !out.has(byte)));
  return { before: (graph, to) => node(graph, { bytes, to }) };
}

export function sequence(...parts: readonly Texts[]): Texts {
  return { before: (graph, then) => parts.reduceRight((to, part) => part.before(graph, to), then) };
}

export function word(text: string): Texts {
  const bytes = [...Buffer.from(text, 'utf8')];
  return {
    before: (graph, then) => bytes.reduceRight((to, byte) => node(graph, { bytes: new Set([byte]), to }), then),
  };
}

export function either(...choices: readonly Texts[]): Texts {
  return { before: (graph, then) => node(graph, ...choices.map((choice) => ({ to: choice.before(graph, then) }))) };
}

export function repeated(part: Texts, least: number, most: number): Texts {
  const optional: Texts = { before: (graph, then) => node(graph, { to: then }, { to: part.before(graph, then) }) };
  const more = Array.from({ length: most - least }).reduce<Texts>(
    (rest) => ({
      before: (graph, then) => node(graph, { to: then }, { to: sequence(part, rest).before(graph, then) }),
    }),
    nothing,
  );
  return most === least + 1
    ? sequence(...Array.from({ length: least }, () => part), optional)
    : sequence(...Array.from({ length: least }, () => part), more);
}

export function manyOf(part: Texts): Texts {
  return {
    before(graph, then) {
      const loop = node(graph, { to: then });
      graph.steps[loop]!.push({ to: part.before(graph, loop) });
      return loop;
    },
  };
}

export const nothing: Texts = { before: (_, then) => then };

/** A table of moves: `moves[(state << 8) | byte]` is the next state. State 0 is dead: no text of the set goes on. */
export interface Automaton {
  /** As narrow as may be: what is often used of it then lies in the fastest memory. */
  readonly moves: Uint16Array | Uint32Array;
  readonly start: number;
  /** States in which a text of the set may end. */
  readonly ends: ReadonlySet<number>;
}

export function automaton(texts: Texts): Automaton {
  const graph: Graph = { steps: [] };
  const end = node(graph);
  const first = texts.before(graph, end);
  const known = new Map<string, number>();
  const sets: ReadonlySet<number>[] = [];
  const stateOf = (nodes: Iterable<number>) => {
    const all = closure(graph, nodes);
    const key = [...all].sort((a, b) => a - b).join();
    if (!known.has(key)) known.set(key, sets.push(all) - 1);
    return known.get(key)!;
  };
  stateOf([]);
  const start = stateOf([first]);
  const rows: number[] = [];
  for (let state = 0; state < sets.length; state++) {
    const moves = Array.from({ length: 256 }, (): number[] => []);
    for (const at of sets[state]!)
      for (const { bytes, to } of graph.steps[at]!) for (const byte of bytes ?? []) moves[byte]!.push(to);
    // Most bytes lead where others lead.
    const seen = new Map<string, number>();
    for (const targets of moves) {
      const key = targets.join();
      const next = seen.get(key) ?? stateOf(targets);
      seen.set(key, next);
      rows.push(next);
    }
  }
  const ends = new Set(sets.flatMap((nodes, state) => (nodes.has(end) ? [state] : [])));
  return { moves: (sets.length <= 2 ** 16 ? Uint16Array : Uint32Array).from(rows), start, ends };
}

function closure({ steps }: Graph, nodes: Iterable<number>): Set<number> {
  const all = new Set(nodes);
  for (const at of all) for (const { bytes, to } of steps[at]!) if (!bytes) all.add(to);
  return all;
}
