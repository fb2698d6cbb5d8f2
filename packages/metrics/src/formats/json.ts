/** What a JSON text holds. Objects are Maps, so that a key such as `__proto__` is a key like any other. */
export type JsonValue = number | string | boolean | null | readonly JsonValue[] | ReadonlyMap<string, JsonValue>;

/** Where and why a text is not JSON; lines and columns count from 1. */
export class JsonSyntaxError extends Error {
  constructor(text: string, at: number, what: string) {
    const before = text.slice(0, at).split('\n');
    super(`line ${before.length}, column ${before.at(-1)!.length + 1}: ${what}`);
    this.name = 'JsonSyntaxError';
  }
}

const deepest = 100;

/**
 * Reads JSON (RFC 8259) and, beyond it, the bare NaN, Infinity and -Infinity that Python's json module writes. Strict otherwise: a key
 * written twice in one object, a trailing comma or a comment throws JsonSyntaxError.
 */
export function parseJson(source: string): JsonValue {
  const text = source.replace(/^\uFEFF/, '');
  let at = 0;

  const refuse = (what: string, where = at): never => {
    throw new JsonSyntaxError(text, where, what);
  };
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const next = (): string => {
    take(/[ \t\r\n]*/y);
    return text[at] ?? '';
  };
  const unexpected = (wanted: string): never =>
    refuse(at >= text.length ? `it ends where ${wanted} should be` : `${JSON.stringify(text[at])} is not ${wanted}`);

  function string(): string {
    const from = at;
    const raw = text.slice(from, (at = endOfText(text, at) ?? refuse('this text is not closed')));
    try {
      return JSON.parse(raw) as string;
    } catch {
      return refuse('this text holds a line break, another control character or an unknown escape', from);
    }
  }

  function object(depth: number): ReadonlyMap<string, JsonValue> {
    const entries = new Map<string, JsonValue>();
    at++;
    if (next() === '}') return (at++, entries);
    for (;;) {
      if (next() !== '"') unexpected('a key in double quotes');
      const from = at;
      const key = string();
      if (entries.has(key)) refuse(`the key ${JSON.stringify(key)} is written twice`, from);
      if (next() !== ':') unexpected('":"');
      at++;
      entries.set(key, value(depth + 1));
      if (next() === '}') return (at++, entries);
      if (text[at] !== ',') unexpected('"," or "}"');
      at++;
    }
  }

  function list(depth: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    at++;
    if (next() === ']') return (at++, items);
    for (;;) {
      items.push(value(depth + 1));
      if (next() === ']') return (at++, items);
      if (text[at] !== ',') unexpected('"," or "]"');
      at++;
    }
  }

  function value(depth: number): JsonValue {
    if (depth > deepest) refuse(`it is nested more than ${deepest} deep`);
    const first = next();
    if (first === '{') return object(depth);
    if (first === '[') return list(depth);
    if (first === '"') return string();
    const word = take(/(?:true|false|null|NaN|-?Infinity)(?![\w.+-])/y);
    if (word !== undefined) return words[word]!;
    const number = take(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.+-])/y);
    return number === undefined ? unexpected('a value') : Number(number);
  }

  const result = value(0);
  if (next() !== '') unexpected('the end of the file');
  return result;
}

/** Past the closing quote; by search, for a pattern that goes back takes more stack than a long text leaves it. */
function endOfText(text: string, from: number): number | undefined {
  for (let quote = text.indexOf('"', from + 1); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (text[quote - 1 - slashes] === '\\') slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
  return undefined;
}

const words: Readonly<Record<string, JsonValue>> = {
  true: true,
  false: false,
  null: null,
  NaN: NaN,
  Infinity: Infinity,
  '-Infinity': -Infinity,
};
