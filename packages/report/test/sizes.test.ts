import { describe, expect, test } from '@jest/globals';
import type { Check, Evidence } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';
import { commentLimit, renderOverview, summaryLimit } from '@tidegate/report/overview';
import { pageLimit, renderReport } from '@tidegate/report/html';
import { gatesOf } from './gates.ts';
import { renderings } from './renderings.ts';

const link = 'https://github.invalid/octo/flights/actions/runs/99';
const long = '<&'.repeat(500);

const wide = (columns: number, gates = 1): Evidence[] =>
  Array.from({ length: gates }, (_, g) =>
    evidence({
      gate: `gate ${g}`,
      verdict: 'fail',
      reason: long,
      checks: Array.from({ length: columns }, (__, i): Check => {
        const value = { observed: i / 7, threshold: 1, compared: { candidate: i / 7, production: i / 9 } };
        return {
          id: `${i}`,
          title: `${i} ${long}`,
          subject: `${i}`,
          verdict: i % 2 ? 'fail' : 'pass',
          reason: long,
          ...value,
        };
      }),
    }),
  );

describe('1,000 metrics in each of 12 gates', () => {
  const many = wide(1000, 12);
  test.each([
    ['comment', commentLimit],
    ['summary', summaryLimit],
  ])('%s', (_, most) => {
    const text = renderOverview(many, { title: long, link, most });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most);
    // What is left out is said, and where it is.
    expect(text).toMatch(/\d+ more metrics are in the report\./);
    expect(text).toContain('Shortened to fit here.');
    expect(text.trimEnd().endsWith(`](${link}).`)).toBe(true);
    expect(text.split('<details>')).toHaveLength(text.split('</details>').length);
  });

  test('page', () => {
    expect(Buffer.byteLength(renderReport(long, many))).toBeLessThanOrEqual(pageLimit);
  });

  test('documents and payload', () => {
    const { card, training, notification } = renderings('x'.repeat(10_000), [...wide(1000), ...gatesOf(long)]);
    for (const text of [card, training]) expect(Buffer.byteLength(text)).toBeLessThan(2_000_000);
    expect(Buffer.byteLength(JSON.stringify(notification))).toBeLessThan(200_000);
  });

  test('many gates', () => {
    const text = renderOverview(wide(3, 500), { title: long, link, most: commentLimit });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(commentLimit);
    expect(text).toMatch(/\d+ more gates are in the report\./);
  });
});

test('what has room is told whole', () => {
  const text = renderOverview(gatesOf('recall'), { title: 'flights', link, most: commentLimit });
  expect(text).not.toContain('Shortened');
  expect(text).not.toContain(' more ');
});

test('no gates at all is no pass', () => {
  expect(renderOverview([], { title: 'x', most: commentLimit })).toContain('❔ x: inconclusive');
});
