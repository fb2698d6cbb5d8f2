import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { UserError } from '@tidegate/evidence';
import { parseExpression, spliced } from './expression.ts';

/** A value of GitHub's expression language. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface Scope {
  /** Context -> its value: `github`, `steps`, ... What is not here is an unknown name. */
  readonly contexts: Readonly<Record<string, Value>>;
  /** Functions beside those of the language, by name in lower case: `success`, `hashfiles`, ... */
  readonly functions?: Readonly<Record<string, (...args: readonly string[]) => Value>>;
}

type Data = ReturnType<Evaluator['evaluate']>;

const nowhere = { line: 1, column: 1 };

/** The value of what stands between `${{` and `}}`, by GitHub's own evaluator. What does not parse or evaluate is a UserError. */
export function evaluate(source: string, scope: Scope): Value {
  const functions = Object.entries(scope.functions ?? {}).map(([name, call]) => ({
    name,
    minArgs: 0,
    maxArgs: 255,
    call: (...args: Data[]) => toData(call(...args.map((arg) => arg.coerceString()))),
  }));
  try {
    const { tokens } = new Lexer(source).lex();
    const root = new Parser(tokens, Object.keys(scope.contexts), functions).parse();
    const contexts = Object.entries(scope.contexts).map(([key, value]) => ({ key, value: toData(value) }));
    const known = new Map(functions.map((each) => [each.name.toLowerCase(), each]));
    return toValue(new Evaluator(root, new data.Dictionary(...contexts), known).evaluate());
  } catch (cause) {
    throw new UserError('bad-input', `\`\${{ ${source.trim()} }}\`: ${(cause as Error).message}.`, { cause });
  }
}

/** A text with its expressions filled in. One that is a single expression and no more keeps the type of its value. */
export function fill(text: string, scope: Scope): Value {
  const parts = [...spliced(text)];
  if (parts.length === 0) return text;
  const [only] = parts;
  if (parts.length === 1 && wholeLength(only!.inner) === text.length) return evaluate(only!.inner, scope);
  let filled = '';
  let from = 0;
  for (const { inner, offset } of parts) {
    filled += text.slice(from, offset) + textOf(evaluate(inner, scope));
    from = offset + wholeLength(inner);
  }
  return filled + text.slice(from);
}

/** Whether the condition of an `if:` holds, which may stand without `${{ }}`; without a status function it asks for `success()` too. */
export function holds(condition: string, scope: Scope): boolean {
  const parts = [...spliced(condition)];
  // A text around an expression is filled in as any text, and holds when it is not empty: GitHub does so, too.
  const text = parts.length === 0 ? condition.trim() : condition;
  const inner = parts.length === 0 ? text : parts.map((part) => part.inner).join(' ');
  const asksStatus = ['success', 'failure', 'always', 'cancelled'].some((name) =>
    parseExpression(inner, nowhere).calls.has(name),
  );
  if (!asksStatus && !isTruthy(evaluate('success()', scope))) return false;
  return text === '' || isTruthy(parts.length === 0 ? evaluate(text, scope) : fill(text, scope));
}

/** A value as a text, as GitHub splices it. */
export function textOf(value: Value): string {
  return toData(value).coerceString();
}

/** As `&&` and `if:` see it: false, 0, NaN, null and the empty text are not. */
function isTruthy(value: Value): boolean {
  return !(value === null || value === false || value === '' || value === 0 || Number.isNaN(value));
}

function wholeLength(inner: string): number {
  return '${{'.length + inner.length + '}}'.length;
}

function toData(value: Value): Data {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'string') return new data.StringData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (Array.isArray(value)) return new data.Array(...value.map(toData));
  return new data.Dictionary(...Object.entries(value).map(([key, each]) => ({ key, value: toData(each) })));
}

function toValue(found: Data): Value {
  if (found instanceof data.NumberData || found instanceof data.BooleanData) return found.value;
  if (found instanceof data.StringData) return found.value;
  if (found instanceof data.Array) return found.values().map(toValue);
  if (found instanceof data.Dictionary) {
    return Object.fromEntries(found.pairs().map(({ key, value }) => [key, toValue(value)]));
  }
  return null;
}
