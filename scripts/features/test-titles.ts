import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** `story` is what a suite calls its own `test`. */
const tellers = new Set(['describe', 'test', 'it', 'story']);

/** Full titles of the tests of a file as jest joins them: `outer inner`; places for values (`%s`, `$name`, `${...}`) stay as written. */
export function testTitles(file: string): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node, outer: readonly string[]): void => {
    const told = ts.isCallExpression(node) ? titleOf(node) : undefined;
    const names = told === undefined ? outer : [...outer, told.title];
    if (told?.teller !== undefined && told.teller !== 'describe') titles.push(names.join(' '));
    node.forEachChild((child) => visit(child, names));
  };
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest), []);
  return titles;
}

function titleOf(call: ts.CallExpression): { readonly teller: string; readonly title: string } | undefined {
  const teller = rootName(call.expression);
  const [first, ...others] = call.arguments;
  if (!tellers.has(teller) || first === undefined || others.length === 0) return undefined;
  if (ts.isStringLiteralLike(first)) return { teller, title: first.text };
  if (ts.isTemplateExpression(first)) return { teller, title: templateText(first) };
  return undefined;
}

/** `test` of `test.each(rows)`. */
function rootName(callee: ts.Expression): string {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) return rootName(callee.expression);
  return '';
}

function templateText({ head, templateSpans }: ts.TemplateExpression): string {
  return head.text + templateSpans.map(({ literal }) => `\${}${literal.text}`).join('');
}
