import { Lexer, Parser } from '@actions/expressions';
import {
  Binary,
  type Expr,
  FunctionCall,
  Grouping,
  IndexAccess,
  ContextAccess,
  Literal,
  Logical,
  Unary,
} from '@actions/expressions/ast';
import { TokenType } from '@actions/expressions/lexer';
import { placeIn } from './yaml/offsets.ts';
import { type Place, scalars, type Tree } from './yaml/tree.ts';

/** A value an expression reads, as `['needs', 'train', 'outputs', 'version']`; `*` stands for what is not known before it runs. */
export type Reference = readonly string[];

/** One `${{ }}`, or the condition of an `if:`. */
export interface Expression {
  readonly source: string;
  readonly at: Place;
  readonly references: readonly Reference[];
  /** Names of the functions called, in lower case. */
  readonly calls: ReadonlySet<string>;
  /** Undefined for what does not parse. */
  readonly root: Expr | undefined;
}

/** Every expression in every scalar at or below a place. */
export function expressionsIn(tree: Tree | undefined): Expression[] {
  return [...scalars(tree)].flatMap((scalar) =>
    // In the text as it stands in the file, so that each has its place; escapes inside an expression are not written.
    [...spliced(scalar.raw)].map(({ inner, offset }) => parseExpression(inner, placeIn(scalar, offset))),
  );
}

/** The condition of an `if:`, which may stand with or without `${{ }}`. */
export function conditionOf(tree: Tree | undefined): Expression | undefined {
  if (tree === undefined || tree.text === '') return undefined;
  const parts = [...spliced(tree.text)];
  const whole = parts.length === 1 && tree.text.trim().startsWith('${{') && tree.text.trim().endsWith('}}');
  return parseExpression(whole ? parts[0]!.inner : tree.text.replaceAll('${{', ' ').replaceAll('}}', ' '), tree.at);
}

/** Parses what stands between `${{` and `}}`. Never throws; what does not parse is read by its words. */
export function parseExpression(source: string, at: Place): Expression {
  const calls = new Set<string>();
  try {
    const { tokens } = new Lexer(source).lex();
    const contexts = new Set<string>();
    tokens.forEach((token, i) => {
      if (token.type !== TokenType.IDENTIFIER) return;
      if (tokens[i + 1]?.type === TokenType.LEFT_PAREN) calls.add(token.lexeme.toLowerCase());
      else contexts.add(token.lexeme);
    });
    // Whatever is called is known: which functions there are is another tool's question.
    const functions = [...calls].map((name) => ({ name, minArgs: 0, maxArgs: 255 }));
    const root = new Parser(tokens, [...contexts], functions).parse();
    return { source, at, calls, root, references: [...references(root)] };
  } catch {
    const words = source.match(/[A-Za-z_][\w-]*(?:\.[\w*-]+)+/g) ?? [];
    return { source, at, calls, root: undefined, references: words.map((word) => word.split('.')) };
  }
}

/** Whether a path begins a reference; names are compared without regard to case, as GitHub does. */
export function reads(reference: Reference, ...path: readonly string[]): boolean {
  return path.every((part, i) => reference[i]?.toLowerCase() === part.toLowerCase());
}

/** The operands of `a && b && c`, and the whole where it is none. */
export function conjuncts(expr: Expr): readonly Expr[] {
  if (expr instanceof Grouping) return conjuncts(expr.group);
  return expr instanceof Logical && expr.operator.type === TokenType.AND ? expr.args.flatMap(conjuncts) : [expr];
}

/** The path of an expression that is one reference and no more. */
export function onlyReference(expr: Expr | undefined): Reference | undefined {
  if (expr instanceof Grouping) return onlyReference(expr.group);
  if (expr instanceof ContextAccess) return [expr.name.lexeme];
  if (!(expr instanceof IndexAccess)) return undefined;
  const before = onlyReference(expr.expr);
  return before && [...before, expr.index instanceof Literal ? expr.index.literal.coerceString() : '*'];
}

/** `a.b == 'c'`, or with `!=`, as its reference and its text, whichever side they stand on. */
export function equality(expr: Expr): { reference: Reference; text: string } | undefined {
  if (!(expr instanceof Binary)) return undefined;
  if (expr.operator.type !== TokenType.EQUAL_EQUAL && expr.operator.type !== TokenType.BANG_EQUAL) return undefined;
  const [reference, literal] = expr.right instanceof Literal ? [expr.left, expr.right] : [expr.right, expr.left];
  const path = onlyReference(reference);
  return path && literal instanceof Literal ? { reference: path, text: literal.literal.coerceString() } : undefined;
}

function* references(expr: Expr): Generator<Reference> {
  const path = onlyReference(expr);
  if (path !== undefined) yield path;
  if (expr instanceof IndexAccess) {
    if (path === undefined) yield* references(expr.expr);
    for (let at: Expr = expr; at instanceof IndexAccess; at = at.expr) {
      if (!(at.index instanceof Literal)) yield* references(at.index);
    }
  } else for (const operand of operands(expr)) yield* references(operand);
}

function operands(expr: Expr): readonly Expr[] {
  if (expr instanceof Grouping) return [expr.group];
  if (expr instanceof Unary) return [expr.expr];
  if (expr instanceof Binary) return [expr.left, expr.right];
  if (expr instanceof Logical || expr instanceof FunctionCall) return expr.args;
  return [];
}

/** GitHub reads no longer expression. */
const longest = 21_000;

/** `${{ ... }}` in a text; a `}}` within quotes ends nothing. */
export function* spliced(text: string): Generator<{ inner: string; offset: number }> {
  for (let start = text.indexOf('${{'); start >= 0;) {
    // Where a quote is left open, the first `}}` is the end.
    const end = endOf(text, start + 3) ?? text.indexOf('}}', start + 3);
    if (end < 0) return;
    yield { inner: text.slice(start + 3, end), offset: start };
    start = text.indexOf('${{', end + 2);
  }
}

function endOf(text: string, from: number): number | undefined {
  let quoted = false;
  for (let i = from; i < Math.min(text.length, from + longest); i++) {
    if (text[i] === "'") quoted = !quoted;
    else if (!quoted && text[i] === '}' && text[i + 1] === '}') return i;
  }
  return undefined;
}
