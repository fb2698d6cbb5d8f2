import { quoted } from '../http/exchange.ts';
import { NoAnswer, type Value } from './answer.ts';

const deepest = 8;

/** Nested lists as their shape and their values, row after row. Throws NoAnswer when they are ragged, empty or hold what is no value. */
export function flatten(value: unknown, where: string): { shape: number[]; values: Value[] } {
  const shape: number[] = [];
  for (let inner = value; Array.isArray(inner); inner = inner[0] as unknown) {
    if (inner.length === 0) throw new NoAnswer(`${where} is empty`);
    if (shape.push(inner.length) > deepest) throw new NoAnswer(`${where} is nested more than ${deepest} deep`);
  }
  const values: Value[] = [];
  const walk = (part: unknown, depth: number): void => {
    if (depth === shape.length) return void values.push(valueOf(part, `value ${values.length + 1} of ${where}`));
    if (!Array.isArray(part) || part.length !== shape[depth])
      throw new NoAnswer(`${where} holds lists of unequal length`);
    for (const each of part) walk(each, depth + 1);
  };
  walk(value, 0);
  return { shape, values };
}

/** A number, text or boolean that is really there. Throws NoAnswer for null, NaN and infinity, also spelled as text. */
export function valueOf(value: unknown, where: string): Value {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') {
    // JSON has no infinity, but 1e999 is read as one.
    if (Number.isFinite(value)) return value;
    throw new NoAnswer(`${where} is ${value}`);
  }
  if (typeof value === 'string') {
    if (value.trim() === '') throw new NoAnswer(`${where} is an empty text`);
    if (!/^\s*[+-]?(nan|inf|infinity)\s*$/i.test(value)) return value;
    throw new NoAnswer(`${where} is ${JSON.stringify(value)}`);
  }
  throw new NoAnswer(`${where} is ${value === null ? 'null' : quoted(JSON.stringify(value))}`);
}
