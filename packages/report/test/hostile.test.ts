import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { gatesOf } from './gates.ts';
import { renderings } from './renderings.ts';
import { requireWellFormed } from './well-formed.ts';

const pieces = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</title></style></textarea><svg onload=alert(1)>',
  '"><a href="javascript:alert(1)">',
  '[a](http://evil.invalid)',
  '![a](http://evil.invalid/pixel.png)',
  'https://evil.invalid/x www.evil.invalid',
  '**bold** _it_ ~~no~~ `code`',
  '\n# heading\n',
  '\n```mermaid\ngraph TD\n```\n',
  '\n---\nlicense: evil\n---\n',
  '| cell | cell |',
  '</details><details open>',
  '@octocat @org/team #1 GH-2 octo/flights#3',
  '\n::set-output name=verdict::pass\n::error::no\n##[command]x',
  '${{ secrets.TOKEN }}',
  "'; DROP TABLE ml_metrics; --",
  ']]>&amp;&#60;&lt;',
  '<!-- tidegate: train -->',
  '<!channel> <@U123>',
  '$$x^2$$ $`a`$',
  '\u202egnp.exe\u2066 \u200f שלום مرحبا',
  '🧪👩‍🔬🏳️‍🌈',
  '\u0000\u001b[31m\ufffe\ud800',
  'x'.repeat(10_000),
];
const hostile = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 30 })), {
  minLength: 1,
  maxLength: 4,
});

/** What must never be outside of code in Markdown, whatever a name holds. */
function expectInertMarkdown(markdown: string, own: readonly RegExp[]): void {
  const text = own.reduce((rest, pattern) => rest.replace(pattern, ''), markdown);
  expect(text).not.toMatch(/<(?!\/?(?:details|summary)>)[a-z/!]/i);
  expect(text).not.toMatch(/\]\(|!\[|https?:\/\/|\bwww\./i);
  expect(text).not.toMatch(/@\w|(?<!&)#\d|\bGH-\d/i);
  expect(text).not.toMatch(/^\s*(?:```|~~~|::)/m);
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect(text).not.toContain('##[');
  expect(text.isWellFormed()).toBe(true);
}

/** Our own links and the fences of folded texts. */
const ours = [/\[[\w ]+\]\(https:\/\/github\.invalid\/octo\/flights\/actions\/runs\/99\)/g];

describe('whatever a text holds, it stays text', () => {
  test.each(pieces.map((piece): [string, string] => [JSON.stringify(piece).slice(0, 40), piece]))('%s', (_, piece) =>
    expectInert(`a${piece}b`),
  );

  test('any mixture', () => {
    fc.assert(
      fc.property(hostile, (parts) => expectInert(parts.join(' '))),
      { numRuns: 60 },
    );
  });
});

function expectInert(name: string): void {
  const all = renderings(name, gatesOf(name));
  for (const markdown of [all.summary, all.comment, all.training, all.deployment]) expectInertMarkdown(markdown, ours);
  // Tables keep their rows: every line has as many cells as the one above it.
  for (const block of all.comment.split('\n\n').filter((part) => part.startsWith('|')))
    expect(new Set(block.split('\n').map((line) => line.match(/\|/g)!.length)).size).toBe(1);

  const [, block, ...body] = all.card.split(/^---$/m);
  const metadata = parse(block!) as Record<string, unknown>;
  expect(Object.keys(metadata).sort()).toEqual(['model-index', 'tags']);
  expectInertMarkdown(body.join('---'), ours);

  requireWellFormed(all.html);
  expect(all.html).not.toMatch(/<(?:script|img|iframe|object|embed|link|base|form|input|textarea|a href="(?!#))/i);
  expect(all.html).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  requireWellFormed(all.junit);
  expect(JSON.parse(all.sarif)).toMatchObject({ version: '2.1.0' });

  const { slack, teams, mail, ...told } = all.notification;
  expect(mail.subject).not.toMatch(/[\r\n]/);
  for (const text of textsOf(told)) expect(text).not.toMatch(/[\n\u202a-\u202e\u2066-\u2069]/);
  // Slack and Teams have types of text that read no markup; the one that does is escaped.
  expect((slack['text'] as string).replace(/&(?:amp|lt|gt);/g, '')).not.toMatch(/[<>&]/);
  expect(kinds(slack)).not.toContain('mrkdwn');
  expect(kinds(teams)).not.toContain('TextBlock');
  // 28 KB is what Teams takes.
  expect(Buffer.byteLength(JSON.stringify(teams))).toBeLessThan(28_000);
  expect(Buffer.byteLength(all.comment)).toBeLessThanOrEqual(60_000);
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsOf) : [];
}

function kinds(value: unknown): unknown[] {
  if (value === null || typeof value !== 'object') return [];
  return [(value as { type?: unknown }).type, ...Object.values(value).flatMap(kinds)];
}
