import { type Reply, quoted } from '../http/exchange.ts';
import { NoAnswer } from './answer.ts';

/** Keys under which servers tell an error in a body whatever the status says. */
const errorKeys = ['error', 'errors', 'error_code', 'error_message', 'exception', 'traceback', 'stack_trace'];

/** The JSON a reply holds. Throws NoAnswer for everything that is not one whole JSON text of the content type asked for. */
export function jsonOf(reply: Reply, contentType?: string): unknown {
  const { headers, body } = reply;
  const type = (headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase();
  const text = textOf(body);
  if (text.trim() === '') throw new NoAnswer('the body is empty');
  if (text.trimStart().startsWith('<')) {
    throw new NoAnswer(`the body is HTML or XML, perhaps of a proxy or a login page: ${quoted(text)}`);
  }
  const value = parsed(text);
  const expected = contentType ?? 'application/json';
  const fits = contentType === undefined ? /^application\/([\w.-]+\+)?json$/.test(type) : type === contentType;
  if (!fits)
    throw new NoAnswer(`its content type is ${type === '' ? 'not told' : quoted(type)} where ${expected} was expected`);
  return value;
}

function textOf(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new NoAnswer('the body is not UTF-8');
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const bare = /(?<![\w"])(NaN|-?Infinity)(?![\w"])/.exec(text)?.[1];
    throw new NoAnswer(
      bare === undefined
        ? `the body is not JSON: ${quoted(text)}`
        : `the body holds ${bare}, which is not JSON; Python's json writes it for a number that is none`,
    );
  }
}

/** Throws NoAnswer when a body tells an error, as some servers do with status 200. */
export function refuseErrorBody(body: unknown): void {
  const error = errorIn(body);
  if (error !== undefined) throw new NoAnswer(`the body tells an error: ${quoted(JSON.stringify(error))}`);
}

/** The part of a body that tells an error; undefined when none does. */
export function errorIn(body: unknown): Readonly<Record<string, unknown>> | undefined {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) return undefined;
  const entries = body as Readonly<Record<string, unknown>>;
  const key = errorKeys.find((name) => Object.hasOwn(entries, name) && tellsError(entries[name]));
  return key === undefined ? undefined : { [key]: entries[key] };
}

function tellsError(value: unknown): boolean {
  if (value === null || value === false || value === '' || value === 0) return false;
  if (Array.isArray(value)) return value.length > 0;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

/** What lies at a dotted path; list entries by their number. `undefined` when there is nothing. */
export function at(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, key) => {
    if (inner === null || typeof inner !== 'object' || !Object.hasOwn(inner, key)) return undefined;
    return (inner as Record<string, unknown>)[key];
  }, value);
}
