import { describe, expect, test } from '@jest/globals';
import { type Measurement, say, sayInterval } from '@tidegate/delivery';

describe('numbers for people', () => {
  test.each([
    [3, 'per-day', '3 a day'],
    [1, 'per-day', '1 a day'],
    [0.5, 'per-day', '3.5 a week'],
    [0.1, 'per-day', '3 in 30 days'],
    [0.123, 'ratio', '12 %'],
    [1, 'ratio', '100 %'],
    [0, 'ratio', '0 %'],
    [0.004, 'ratio', '0.4 %'],
    [0, 'seconds', '0 s'],
    [59, 'seconds', '59 s'],
    [60, 'seconds', '1 min'],
    [5400, 'seconds', '1 h 30 min'],
    [86_390, 'seconds', '1 d'],
    [90_000, 'seconds', '1 d 1 h'],
    [86_400 * 400, 'seconds', '400 d'],
  ] as const)('%p %s: %s', (value, unit, said) => {
    expect(say(value, unit)).toBe(said);
  });

  test.each<[Partial<Measurement>, string]>([
    [{ value: 0.1, lower: 0.05, upper: 0.3 }, '5 % to 30 %'],
    [{ value: 0.1, lower: 0.05 }, 'at least 5 %'],
    [{ value: 0.1, upper: 0.3 }, 'at most 30 %'],
    [{ value: 0.1 }, 'too few to say'],
    [{ missing: 'why' }, ''],
    // Both sides in the words of the value.
    [{ value: 0.5, lower: 0.01, upper: 1.5, unit: 'per-day' }, '0.07 to 11 a week'],
  ])('%j: %s', (more, said) => {
    expect(sayInterval({ name: 'rework-rate', unit: 'ratio', sampleSize: 9, ...more })).toBe(said);
  });
});
