import { describe, expect, test } from '@jest/globals';
import { figureSchema, longestLabel, mostBars } from '@tidegate/evidence';

const histogram = {
  kind: 'histogram',
  title: 'amount',
  bins: { edges: [0, 1, 2] },
  series: [{ name: 'data', shares: [0.25, 0.75] }],
};
const bars = {
  kind: 'bars',
  title: 'nulls',
  format: 'share',
  labels: ['a', 'b'],
  series: [{ name: 'data', values: [0, 0.5] }],
  limit: { name: 'floor', value: 0.1 },
  verdicts: ['pass', 'fail'],
};
const lines = {
  kind: 'lines',
  title: 'errors',
  x: 'time',
  format: 'share',
  series: [{ name: 'candidate', points: [[1, 0.5]] }],
  bands: [{ name: 'interval', points: [[1, 0.4, 0.6]] }],
  thresholds: [{ name: 'limit', value: 0.05 }],
};

test.each([histogram, bars, lines, { ...histogram, bins: { categories: ['x', 'y'] } }])('%j is a figure', (figure) => {
  expect(figureSchema.parse(figure)).toEqual(figure);
});

describe('what cannot be drawn is no figure', () => {
  test.each<[string, object]>([
    ['edges that do not ascend', { ...histogram, bins: { edges: [0, 0, 1] } }],
    ['a share too many', { ...histogram, series: [{ name: 'data', shares: [0.2, 0.3, 0.5] }] }],
    ['a share above 1', { ...histogram, series: [{ name: 'data', shares: [1.5, 0] }] }],
    ['NaN', { ...histogram, series: [{ name: 'data', shares: [NaN, 0] }] }],
    ['an infinite edge', { ...histogram, bins: { edges: [0, 1, Infinity] } }],
    ['no series', { ...histogram, series: [] }],
    ['edges and categories at once', { ...histogram, bins: { edges: [0, 1, 2], categories: ['x', 'y'] } }],
    ['a value too few', { ...bars, series: [{ name: 'data', values: [0] }] }],
    ['a verdict too few', { ...bars, verdicts: ['pass'] }],
    ['an infinite value', { ...bars, series: [{ name: 'data', values: [0, -Infinity] }] }],
    ['an infinite point', { ...lines, series: [{ name: 'candidate', points: [[1, Infinity]] }] }],
    ['a label too long', { ...bars, labels: ['a', 'b'.repeat(longestLabel + 1)] }],
    [
      'bars too many',
      { ...bars, verdicts: undefined, labels: Array.from({ length: mostBars + 1 }, (_, i) => `b${i}`) },
    ],
    ['another kind', { ...bars, kind: 'pie' }],
  ])('%s', (_, figure) => expect(figureSchema.safeParse(figure).success).toBe(false));
});
