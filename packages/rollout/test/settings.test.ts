import { describe, expect, test } from '@jest/globals';
import { formatSteps, parseSteps } from '../src/steps.ts';
import { rolloutSettings } from '../src/settings.ts';

describe('steps', () => {
  test('are read as typed, and written back the same', () => {
    const typed = ['5%:10m', ' 0.25 : 1h30m', '100%'];
    expect(parseSteps(typed)).toEqual([
      { share: 0.05, holdMs: 600_000 },
      { share: 0.25, holdMs: 5_400_000 },
      { share: 1, holdMs: 0 },
    ]);
    expect(formatSteps(parseSteps(typed) as never)).toBe('5%:10m, 25%:1h30m, 100%');
    const parsed = rolloutSettings.shape.steps.safeParse('7%:20s, 50%:20s, 100%:1m');
    expect(parsed.data).toEqual([
      { share: 0.07, holdMs: 20_000 },
      { share: 0.5, holdMs: 20_000 },
      { share: 1, holdMs: 60_000 },
    ]);
  });

  test.each([
    ['', /expected steps/],
    ['100%', /at least one step below 100%/],
    ['10%:5m', /last step must be 100%/],
    ['50%:5m, 25%:5m, 100%', /must rise/],
    ['10%:5m, 10%:5m, 100%', /must rise/],
    ['10%, 100%', /needs a time to hold/],
    ['10%:soon, 100%', /not a duration/],
    ['0%:5m, 100%', /not a step/],
    ['110%:5m, 100%', /not a step/],
    ['ten:5m, 100%', /not a step/],
    ['10%:5m:3, 100%', /not a step/],
    ['NaN:5m, 100%', /not a step/],
  ])('%j is refused', (typed, message) => {
    expect(parseSteps(typed.split(','))).toMatch(message);
    expect(rolloutSettings.shape.steps.safeParse(typed).success).toBe(false);
  });
});
