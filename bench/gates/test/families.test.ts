import { describe, expect, test } from '@jest/globals';
import { alpha, families, repeats, type Scenario, scenarios } from '../families.ts';
import { exceeds, isAsSaid } from '../simulation.ts';

const names = Object.keys(scenarios) as Scenario[];

describe.each(families.map(({ name }, family) => [name, family] as const))('%s', (_, family) => {
  test('a seed gives the same promotions however the repeats are divided', () => {
    const whole = repeats(family, 'equal', 7, 0, 6);
    const parts = [repeats(family, 'equal', 7, 0, 2), repeats(family, 'equal', 7, 2, 4)];
    for (const key of ['interval', 'plain', 'naive', 'repeats'] as const)
      expect(parts[0]![key] + parts[1]![key]).toBe(whole[key]);
  });

  test('a plain comparison is a coin flip where the truth lies on its tolerance', () => {
    // 60 repeats at one half: 15 and 45 are four standard errors off.
    for (const scenario of ['equal', 'at the margin'] as const) {
      const { plain } = repeats(family, scenario, 11, 0, 60);
      expect(plain).toBeGreaterThan(15);
      expect(plain).toBeLessThan(45);
    }
  });
});

test('more wrong promotions than alpha are seen, power is not mistaken for them', () => {
  const seen = { family: 0, repeats: 10_000, plain: 0, naive: 0, gain: 0, squares: 0 };
  expect(exceeds({ ...seen, scenario: 'equal', interval: 10_000 * alpha + 60 })).toBe(false);
  expect(exceeds({ ...seen, scenario: 'equal', interval: 10_000 * alpha + 70 })).toBe(true);
  expect(exceeds({ ...seen, scenario: 'power', interval: 9000 })).toBe(false);
  expect(names).toEqual(['equal', 'at the margin', 'power']);
});

test('draws that are not what they are said to be are seen', () => {
  const seen = { family: 0, scenario: 'at the margin', repeats: 100, interval: 0, plain: 0, naive: 0 } as const;
  // Gains of -0.02 with a standard deviation of 0.01, so a standard error of 0.001.
  expect(isAsSaid({ ...seen, gain: -2, squares: 100 * (0.02 ** 2 + 0.01 ** 2) })).toBe(true);
  expect(isAsSaid({ ...seen, gain: -1.5, squares: 100 * (0.015 ** 2 + 0.01 ** 2) })).toBe(false);
});
