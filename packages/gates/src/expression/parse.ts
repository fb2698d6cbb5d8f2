import { UserError } from '@tidegate/evidence';
import {
  type Comparator,
  comparators,
  type Comparison,
  type Condition,
  type MetricName,
  summaries,
  type Summary,
} from './ast.ts';
import { bound } from './bound.ts';
import { formatComparison } from './format.ts';
import { Scanner, type Source } from './scanner.ts';
import { bareName, bareSliceText, example, keyword, quotedText, reserved } from './words.ts';

/** Parses one comparison, such as `recall[segment=EU] >= 0.7`. Throws a UserError that points at the column. */
export function parseComparison(text: string, source: Source): Comparison {
  const scanner = new Scanner(text, source);
  const parsed = comparison(scanner);
  const joined = scanner.take(keyword.and) ?? scanner.take(keyword.or);
  if (joined)
    scanner.refuse(
      `"${joined[0]}" joins two rules`,
      'Write each rule on a line of its own; all of them must hold.',
      joined.index,
    );
  atEnd(scanner);
  return parsed;
}

/** Parses one rule per line; a rule written twice counts once. All mistakes are told at once. */
export function parseRules(lines: readonly string[], source: Source): readonly Comparison[] {
  const rules = new Map<string, Comparison>();
  const wrong: UserError[] = [];
  for (const line of lines) {
    try {
      const rule = parseComparison(line, source);
      rules.set(formatComparison(rule), rule);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      wrong.push(error);
    }
  }
  if (wrong.length === 0) return [...rules.values()];
  if (wrong.length === 1) throw wrong[0]!;
  throw new UserError('bad-input', wrong.map(({ message, hint }) => `${message} ${hint ?? ''}`.trim()).join(' '));
}

/** Parses comparisons joined by `and` and `or`, as in `accuracy > 0.90 and rmse < 5`; `and` binds tighter. */
export function parseCondition(text: string, source: Source): Condition {
  const scanner = new Scanner(text, source);
  const parsed = joined(scanner, 'or', () => joined(scanner, 'and', () => comparison(scanner)));
  atEnd(scanner);
  return parsed;
}

function joined(scanner: Scanner, kind: 'and' | 'or', term: () => Condition): Condition {
  const terms = [term()];
  while (scanner.take(keyword[kind])) terms.push(term());
  return terms.length === 1 ? terms[0]! : { kind, terms };
}

function atEnd(scanner: Scanner): void {
  if (scanner.ended) return;
  if (/^[<>=]/.test(scanner.next))
    scanner.refuse('a second comparison follows', 'Write two rules, each with one comparison.');
  scanner.refuse(`"${scanner.next}" follows where the rule should end`, example);
}

function comparison(scanner: Scanner): Comparison {
  const at = scanner.at;
  const metric = metricName(scanner);
  const found = comparator(scanner);
  if (metric.summary === 'worst' && found === '==') {
    scanner.refuse(
      'which score is the worst is not known',
      'Write `>=` where higher is better, `<=` where lower is.',
      at,
    );
  }
  return { kind: 'comparison', metric, comparator: found, bound: bound(scanner) };
}

function metricName(scanner: Scanner): MetricName {
  const at = scanner.at;
  const text = scanner.take(quotedText);
  if (text) return { name: requireText(unquote(text), scanner, at), slice: slice(scanner) };
  const bare = scanner.take(bareName);
  if (!bare) {
    if (scanner.ended) scanner.refuse('a metric is missing', example);
    const what = /^[\d.+-]/.test(scanner.next)
      ? 'a rule begins with the metric, not with a number'
      : `"${scanner.next}" does not begin a metric name`;
    scanner.refuse(what, `${example} A name with other characters goes in double quotes.`);
  }
  if (reserved.includes(bare[0]))
    scanner.refuse(
      `"${bare[0]}" is a word of the language`,
      `${example} A metric of that name goes in double quotes.`,
      at,
    );
  const summary = summaries.find((each) => each === bare[0]);
  if (summary && scanner.takeHere(/\(/uy)) return summarised(summary, scanner);
  return { name: bare[0], slice: slice(scanner) };
}

/** `mean(` was read. */
function summarised(summary: Summary, scanner: Scanner): MetricName {
  const at = scanner.at;
  const metric = metricName(scanner);
  const remedy = `Write it as \`${summary}(accuracy) >= 0.85\`.`;
  if (metric.summary) scanner.refuse('a summary of a summary', remedy, at);
  if (!scanner.take(/\)/uy)) scanner.refuse(`"${summary}(" is not closed`, remedy);
  return { summary, ...metric };
}

function requireText(text: string, scanner: Scanner, at: number): string {
  return text === '' ? scanner.refuse('the name between the quotes is empty', example, at) : text;
}

function slice(scanner: Scanner): [string, string][] {
  if (!scanner.takeHere(/\[/uy)) return [];
  const pairs: [string, string][] = [];
  do {
    const at = scanner.at;
    const key = sliceText(scanner);
    const value = scanner.take(/=/uy) && sliceText(scanner);
    if (!key || !value) {
      scanner.refuse(
        'a slice is a column and its value',
        'Write it as `recall[segment=EU]`; text with blanks at its ends, commas or brackets goes in double quotes.',
        at,
      );
    }
    if (pairs.some(([known]) => known === key))
      scanner.refuse(`the slice names "${key}" twice`, 'Name each column once.', at);
    pairs.push([key, value]);
  } while (scanner.take(/,/uy));
  if (!scanner.take(/\]/uy))
    scanner.refuse('the slice is not closed', 'Close it with "]", as in `recall[segment=EU]`.');
  return pairs;
}

function sliceText(scanner: Scanner): string | undefined {
  const text = scanner.take(quotedText);
  return text ? unquote(text) : scanner.take(bareSliceText)?.[0];
}

function unquote(match: RegExpExecArray): string {
  return match[1]?.replace(/\\(["\\])/g, '$1') ?? match[2] ?? '';
}

const remedies: Readonly<Record<string, string>> = {
  '=': 'Write `==` for exactly equal, or `>=` or `<=`.',
  '===': 'Write `==`.',
  '=>': 'Write `>=`.',
  '=<': 'Write `<=`.',
  '≥': 'Write `>=`.',
  '≤': 'Write `<=`.',
};

function comparator(scanner: Scanner): Comparator {
  const at = scanner.at;
  if (scanner.ended)
    scanner.refuse('a comparison is missing', `Follow the metric with one of ${comparators.join(' ')}.`);
  const found = scanner.take(/[<>=!≤≥]+/uy)?.[0];
  const known = comparators.find((each) => each === found);
  if (known) return known;
  const remedy =
    (found !== undefined && remedies[found]) ||
    `Use one of ${comparators.join(' ')}; a metric name with blanks or other characters goes in double quotes.`;
  return scanner.refuse(`"${found ?? scanner.next}" is not a comparison`, remedy, at);
}
