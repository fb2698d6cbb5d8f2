import { describe, expect, test } from '@jest/globals';
import type { Check, Evidence, Figure, Lines } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';
import { pageLimit, renderChapters, renderHtml } from '@tidegate/report/html';
import { requireWellFormed } from './well-formed.ts';

const histogram = (subject: string): Figure => ({
  kind: 'histogram',
  title: `Values of ${subject}`,
  subject,
  bins: { edges: [0, 10, 20] },
  series: [
    { name: 'reference', shares: [0.5, 0.5] },
    { name: 'data', shares: [0.25, 0.75] },
  ],
});

const lines: Lines = {
  kind: 'lines',
  title: 'Errors',
  x: 'time',
  format: 'share',
  series: [{ name: 'candidate', points: [0, 60, 120].map((s) => [Date.UTC(2026, 0, 1) + s * 1000, s / 1000]) }],
  bands: [{ name: 'interval', points: [[Date.UTC(2026, 0, 1), 0, 0.2]] }],
  thresholds: [{ name: 'limit', value: 0.05 }],
};

const check = (subject: string, changes: Partial<Check> = {}): Check => ({
  id: `columns.${subject}.min`,
  title: `${subject} at least 0`,
  subject,
  verdict: 'pass',
  reason: `All values of ${subject} are at least 0.`,
  observed: 0,
  threshold: '≤ 0',
  ...changes,
});

const failing = (subject: string, rows = 2): Check =>
  check(subject, {
    verdict: 'fail',
    reason: `${rows} values of ${subject} are not at least 0.`,
    observed: rows,
    examples: Array.from({ length: rows }, (_, i) => ({ file: 'd.csv', line: i + 2, row: i + 1 })),
  });

const gate = (changes: Partial<Evidence> = {}) => evidence({ gate: 'validate-data', ...changes });

const onePage = (changes: Partial<Evidence>) => {
  const page = renderHtml([gate(changes)]);
  requireWellFormed(page);
  return page;
};

describe('figures', () => {
  test('a histogram: the reference an outline, the data filled, the same numbers as a table', () => {
    const page = onePage({ columns: [{ name: 'a', type: 'float' }], figures: [histogram('a')] });
    const figure = page.slice(page.indexOf('<figure>'), page.indexOf('</figure>'));
    expect(figure.replace(/\s*>\s*</g, '>\n<').trim()).toBe(`<figure>
<p class="legend">
<span class="key outlined dash0">reference</span>
<span class="key filled">data</span>
</p>
<svg viewBox="0 0 340 150" role="img">
<title>Values of a</title>
<desc>reference: most between 0 and 10 (50%); data: most between 10 and 20 (75%).</desc>
<path class="grid" d="M38 69H326M38 8H326" />
<path class="axis" d="M38 130H326M38 130V134M110 130V134M182 130V134M254 130V134M326 130V134" />
<g class="end">
<text x="34" y="134">0%</text>
<text x="34" y="73">50%</text>
<text x="34" y="12">100%</text>
</g>
<g class="middle">
<text x="38" y="145">0</text>
<text x="110" y="145">5</text>
<text x="182" y="145">10</text>
<text x="254" y="145">15</text>
<text x="326" y="145">20</text>
</g>
<path class="filled" d="M38 130V99.5H182V38.5H326V130Z" />
<path class="outlined dash0" d="M38 130V69H182V69H326V130Z" />
</svg>
<details>
<summary>Numbers</summary>
<div class="wide">
<table class="numbers">
<thead>
<tr>
<th scope="col" >values</th>
<th scope="col" >reference</th>
<th scope="col" >data</th>
</tr>
</thead>
<tbody>
<tr>
<th scope="row">0 to 10</th>
<td>50%</td>
<td>25%</td>
</tr>
<tr>
<th scope="row">10 to 20</th>
<td>50%</td>
<td>75%</td>
</tr>
</tbody>
</table>
</div>
</details>`);
  });

  test('every kind has a name, a description, and its numbers in words', () => {
    const bars: Figure = {
      kind: 'bars',
      title: 'Drift',
      format: 'number',
      labels: ['a', 'b'],
      series: [{ name: 'effect / floor', values: [4.5, 0.2] }],
      limit: { name: 'floor', value: 1 },
      verdicts: ['fail', 'pass'],
    };
    const categories: Figure = { ...histogram('b'), kind: 'histogram', bins: { categories: ['DE', 'FR'] } } as Figure;
    const page = onePage({ figures: [bars, lines, categories] });
    // Three figures, and the course of the lines at a glance.
    expect(page.match(/<svg [^>]*role="img"/g)).toHaveLength(4);
    expect(page.match(/<svg [^>]*>\s*<title>[^<]+<\/title>\s*<desc>[^<]+<\/desc>/g)).toHaveLength(4);
    expect(page).toContain('<desc>3 values, the last 12%.</desc>');
    // Not by colour alone: the verdict is a word, the limit has its name.
    for (const words of [
      '4.5 fail</text>',
      '0.2 pass</text>',
      '>floor</text>',
      '>limit 5%</text>',
      '50% → 25%</text>',
      '>00:01:00</text>',
    ])
      expect(page).toContain(words);
  });

  test('any finite numbers draw finite places', () => {
    const extremes = [-Number.MAX_VALUE, -1e-320, 0, 1e-320, 1, Number.MAX_VALUE];
    const wild: Figure[] = [
      { ...histogram('a'), kind: 'histogram', bins: { edges: extremes.slice(0, 3) } } as Figure,
      { ...histogram('a'), kind: 'histogram', bins: { edges: extremes.slice(3) } } as Figure,
      {
        kind: 'bars',
        title: 'x',
        format: 'number',
        labels: extremes.map(String),
        series: [{ name: 's', values: extremes }],
      },
      { ...lines, x: 'number', series: [{ name: 's', points: extremes.map((x) => [x, x]) }] },
      { ...lines, series: [{ name: 's', points: extremes.map((x) => [x, 1]) }] },
      { ...lines, series: [{ name: 's', points: [] }], bands: [], thresholds: [] },
    ];
    const numbers = [...extremes, undefined];
    const checks = extremes.flatMap((candidate, i) =>
      numbers.map((low, j): Check => {
        const ends = { ...(low !== undefined && { low }), ...(j % 2 === 0 && { high: extremes[(i + j) % 6]! }) };
        return {
          ...check('m'),
          id: `${i}.${j}`,
          compared: { candidate, production: extremes[(i + 2) % 6]!, better: 'higher' },
          interval: { of: j % 3 ? 'value' : 'difference', ...ends, confidence: 0.9 },
          threshold: extremes[(i * j) % 6]!,
        };
      }),
    );
    expect(/d="[^"]*(NaN|Infinity)|x="(NaN|-?Infinity)/.exec(onePage({ checks }))?.[0]).toBeUndefined();
    for (const figure of wild)
      expect(/.{0,80}(NaN|Infinity)/.exec(onePage({ figures: [figure] }))?.[0]).toBeUndefined();
  });

  test('the same evidence gives the same bytes', () => {
    const given = { columns: [{ name: 'a', type: 'float' }], figures: [histogram('a'), lines], checks: [failing('a')] };
    expect(onePage(structuredClone(given))).toBe(onePage(given));
  });
});

describe('columns', () => {
  test('what is wrong comes first, then what is quiet', () => {
    const page = onePage({
      columns: ['good', 'bad', 'unasked'].map((name) => ({ name, type: 'float', nulls: 0.0123, referenceNulls: 0 })),
      checks: [check('good'), failing('bad')],
    });
    const at = (name: string) => page.indexOf(`<h4>${name}`);
    expect([at('bad') < at('good'), at('good') < at('unasked')]).toEqual([true, true]);
    expect(page).toContain('Nulls 1.23%, in the reference 0%');
    expect(page.slice(at('unasked'))).toContain('No rule or test asks about it.');
    // Its row names the rule without the column, its details the failing rows.
    expect(page.slice(at('bad'), at('good'))).toMatch(/<th scope="row">at least 0<\/th>[^]*d\.csv[^]*>2</);
  });

  test('a check of a column without a card keeps its details at the top', () => {
    const page = onePage({ columns: [{ name: 'a', type: 'float' }], checks: [failing('missing')] });
    expect(page.indexOf('d.csv')).toBeGreaterThan(0);
    expect(page.indexOf('d.csv')).toBeLessThan(page.indexOf('<h3>Columns</h3>'));
  });

  test('failing rows beyond ten are counted', () => {
    expect(onePage({ columns: [{ name: 'a', type: 'float' }], checks: [failing('a', 25)] })).toContain(
      'left out here: 15 more rows',
    );
  });
});

describe('a page has a bound', () => {
  const many = (n: number, nameOf: (i: number) => string): Partial<Evidence> => ({
    verdict: 'fail',
    columns: Array.from({ length: n }, (_, i) => ({ name: nameOf(i), type: 'float', nulls: 0.01, referenceNulls: 0 })),
    checks: Array.from({ length: n }, (_, i) => (i % 50 === 49 ? failing(nameOf(i), 100) : check(nameOf(i)))),
    figures: Array.from({ length: n }, (_, i) => ({
      ...(histogram(nameOf(i)) as Extract<Figure, { kind: 'histogram' }>),
      bins: { edges: Array.from({ length: 21 }, (_, edge) => edge * 12.5) },
      series: ['reference', 'data'].map((name) => ({
        name,
        shares: Array.from({ length: 20 }, (_, bin) => bin / 200 + 0.0001 * (i % 7)),
      })),
    })),
  });

  test('a thousand columns, each with a histogram: every failed one is there, and what has no room is said', () => {
    const page = onePage(many(1000, (i) => `feature_${i}`));
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(pageLimit);
    for (let i = 49; i < 1000; i += 50) expect(page).toContain(`<h4>feature_${i}\n`);
    const cards = page.match(/<article /g)!.length;
    const left = Number(/left out here: (\d+) more columns/.exec(page)?.[1] ?? 0);
    expect(cards + left).toBe(1000);
  });

  test('ten thousand columns with long names, all failed', () => {
    const name = (i: number) => `${i}_${'<&'.repeat(100)}`;
    const all = many(1000, name);
    const page = onePage({
      ...all,
      columns: Array.from({ length: 10_000 }, (_, i) => ({ name: name(i), type: 'float' })),
      checks: Array.from({ length: 10_000 }, (_, i) => failing(name(i), 30)),
    });
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(pageLimit);
    for (const what of [/: what is wrong with \d+ more columns\./, /: \d+ more checks\./]) expect(page).toMatch(what);
  });

  test('other long things: reasons, facts, moments, figures, and many gates', () => {
    const long = 'x'.repeat(100_000);
    const gates = Array.from({ length: 30 }, (_, g) =>
      gate({
        gate: `gate ${g} ${long}`,
        reason: long,
        checks: Array.from({ length: 300 }, (_, i) => ({
          id: `${i}`,
          title: long,
          verdict: 'fail' as const,
          reason: long,
          values: { [long]: long },
        })),
        facts: Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}${long}`, long])),
        timeline: Array.from({ length: 3000 }, (_, i) => ({
          at: '2026-01-01T00:00:00.000Z',
          event: `look ${i}`,
          values: { [long]: i },
        })),
        figures: Array.from({ length: 200 }, () => lines),
      }),
    );
    const page = renderChapters(
      'Run',
      gates.map((one) => ({ title: 'step', text: 'about', evidences: [one] })),
    );
    requireWellFormed(page);
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(pageLimit);
    expect(page).toContain('look 2999');
  });
});
