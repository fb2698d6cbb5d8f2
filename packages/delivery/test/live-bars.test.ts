import { expect, test } from '@jest/globals';
import { changesOf, liveBars } from '@tidegate/delivery';
import { figureSchema } from '@tidegate/evidence';
import { at, deployed } from './records-for-tests.ts';

const days = 24;
const changes = changesOf([
  deployed(1, 0, { success: 1 }),
  deployed(2, 20 * days, { success: 20 * days + 1 }),
  deployed(3, 29 * days, { success: 29 * days + 1 }),
  deployed(4, 29 * days, { success: 30 * days - 1 }),
  deployed(5, 29 * days, { failure: 29 * days + 1 }),
  deployed(6, 29 * days, { success: 29 * days + 1 }, { task: 'rollback' }),
]);
const barsOf = (length: number) => liveBars(changes, { start: at((30 - length) * days), end: at(30 * days) })!;

test.each([
  [1, 1, 'a day'],
  [30, 30, 'a day'],
  [90, 13, 'a week'],
  [365, 13, 'in 30 days'],
  [1100, 13, 'in 90 days'],
])('a window of %p days has %p bars, %s', (length, count, words) => {
  const figure = barsOf(length);
  expect(figure.labels).toHaveLength(count);
  expect(figure.title).toBe(`Deployments that went live ${words}`);
  expect(figureSchema.parse(figure)).toEqual(figure);
});

test('what went live is in the bar of its time, and in one alone', () => {
  const { labels, series } = barsOf(30);
  const { values } = series[0]!;
  expect(values.reduce((sum, value) => sum + value, 0)).toBe(4);
  expect([values[0], values[20], values[29]]).toEqual([1, 1, 2]);
  expect(labels.at(-1)).toBe('to 2026-01-31');
});

test('of nothing there is no picture', () => {
  expect(liveBars([], { start: at(0), end: at(24) })).toBeUndefined();
});
