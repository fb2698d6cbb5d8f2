import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Entry, Place, Tree } from './tree.ts';

/** GitHub reads workflows of at most 512 KiB; twice that is no workflow. */
const largest = 1024 * 1024;
const deepest = 100;
/** Aliases of aliases can stand for more nodes than memory holds. */
const mostNodes = 200_000;

/** A file that cannot be read as YAML, and where reading stopped. */
export interface Unreadable {
  readonly at: Place;
  readonly message: string;
}

export type Parsed = { readonly tree: Tree } | { readonly unreadable: Unreadable };

const start: Place = { line: 1, column: 1 };

/** Never throws: whatever the text is, there is a tree or the reason why there is none. */
export function parseYaml(source: string): Parsed {
  if (source.length > largest) {
    return refuse(`the file has ${Math.round(source.length / 1024)} KiB, and GitHub reads at most 512`);
  }
  try {
    const counter = new LineCounter();
    const document = parseDocument(source, { lineCounter: counter, version: '1.2', logLevel: 'silent' });
    const error = document.errors[0];
    if (error?.message.startsWith('Maximum call stack')) return refuse('it is nested too deeply');
    if (error !== undefined) {
      return {
        unreadable: {
          at: place(counter, error.pos[0]),
          message: error.message.split('\n')[0]!.replace(/ at line \d+.*$/, ''),
        },
      };
    }
    if (document.contents === null) return refuse('the file is empty');
    return { tree: new Reader(counter, source).read(document.contents, 0) };
  } catch (error) {
    // Nested without end, the parser itself runs out of stack.
    if (error instanceof RangeError) return refuse('it is nested too deeply');
    if (error instanceof TooMuch) return refuse(error.message);
    throw error;
  }
}

class TooMuch extends Error {}

class Reader {
  /** The last of each name so far, as YAML has it. */
  readonly #anchors = new Map<string, Node>();
  readonly #counter: LineCounter;
  readonly #source: string;
  #nodes = 0;

  constructor(counter: LineCounter, source: string) {
    this.#counter = counter;
    this.#source = source;
  }

  read(node: unknown, depth: number): Tree {
    if (depth > deepest) throw new TooMuch(`it is nested more than ${deepest} levels deep`);
    if (++this.#nodes > mostNodes) throw new TooMuch('its aliases stand for more than 200,000 values');
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      if (target === undefined) throw new TooMuch(`the alias *${node.source} has no anchor`);
      return this.read(target, depth + 1);
    }
    const anchor = (node as Node | null)?.anchor;
    if (anchor !== undefined) this.#anchors.set(anchor, node as Node);
    const [from, to] = this.#rangeOf(node);
    const base = {
      at: place(this.#counter, from),
      entries: [],
      items: [],
      text: '',
      value: null,
      raw: '',
      offset: from,
    };
    if (isMap(node)) return { ...base, kind: 'mapping', entries: this.#entries(node.items, depth) };
    if (isSeq(node)) return { ...base, kind: 'sequence', items: node.items.map((item) => this.read(item, depth + 1)) };
    const value = isScalar(node) ? node.value : null;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
    const text = known === null ? '' : typeof known === 'string' ? known : this.#source.slice(from, to).trim();
    return { ...base, kind: 'scalar', text, value: known, raw: this.#source.slice(from, to) };
  }

  #entries(pairs: readonly { key: unknown; value: unknown }[], depth: number): Entry[] {
    const own: Entry[] = [];
    const merged: Entry[] = [];
    for (const { key, value } of pairs) {
      const name = this.read(key, depth + 1);
      // `key:` with nothing behind it stands where its key does.
      const tree =
        value === null || value === undefined ? { ...name, text: '', value: null } : this.read(value, depth + 1);
      if (name.text !== '<<') own.push({ key: name.text, at: name.at, value: tree });
      else merged.push(...(tree.kind === 'sequence' ? tree.items : [tree]).flatMap(({ entries }) => entries));
    }
    const taken = new Set(own.map(({ key }) => key));
    for (const entry of merged) {
      if (taken.has(entry.key)) continue;
      taken.add(entry.key);
      own.push(entry);
    }
    return own;
  }

  #rangeOf(node: unknown): [number, number] {
    const range = (node as Node | null)?.range;
    return range ? [range[0], range[1]] : [0, 0];
  }
}

function place(counter: LineCounter, offset: number): Place {
  const { line, col } = counter.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

function refuse(message: string): Parsed {
  return { unreadable: { at: start, message } };
}
