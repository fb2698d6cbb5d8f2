import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseBound } from '../src/rules/bound.ts';

describe('bounds as typed', () => {
  test.each([
    ['5', '5'],
    ['-1e3', '-1000'],
    [' .5 ', '0.5'],
    ['2026-02-28', '2026-02-28'],
    ['2024-02-29', '2024-02-29'],
    ['2026-01-31T10:00', '2026-01-31 10:00:00'],
    ['2026-01-31 10:00:01.5Z', '2026-01-31 10:00:01.500'],
    ['2026-01-01T00:30:00+01:00', '2025-12-31 23:30:00'],
    ['2026-01-01T00:30:00-0230', '2026-01-01 03:00:00'],
    ['0012-05-06', undefined],
    ['2024-13-45', undefined],
    ['2026-02-29', undefined],
    ['2026-1-1', undefined],
    ['2026-01-01T24:00:00', undefined],
    ['2026-01-01T10:00:60', undefined],
    ['2026-01-01T10:00+25:00', undefined],
    ['today', undefined],
    ['1e999', undefined],
    ['0x10', undefined],
    ['', undefined],
  ])('%s', (typed, text) => {
    expect(parseBound(typed)?.text).toBe(text);
  });

  test('every time is read back as itself', () => {
    const times = fc.date({ min: new Date('0100-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(times, (date) => {
        const bound = parseBound(date.toISOString());
        expect(bound).toMatchObject({ kind: 'time', milliseconds: date.getTime() });
        expect(parseBound(bound!.text)).toMatchObject({ milliseconds: date.getTime() });
      }),
    );
  });
});
