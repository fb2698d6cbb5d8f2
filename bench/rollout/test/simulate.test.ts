import { describe, expect, test } from '@jest/globals';
import { certification, detection, falseAlarm } from '../exact.ts';
import { type Results, simulated } from '../plan.ts';
import { reportText } from '../report.ts';
import { latencyRuns, medianMinutes } from '../latency.ts';
import { rules, runs, summary } from '../simulate.ts';
import { targets } from '../targets.ts';
import { conditions } from '../traffic.ts';

const seed = 3;
const cell = (condition: string, { setting = 0, minutes = 60, count = 50 } = {}) =>
  runs({ kind: 'runs', setting, condition: conditions.findIndex(({ name }) => name === condition), minutes, seed, first: 0, count }); // prettier-ignore
const of = (stops: number[][], rule: string) => summary(stops[rules.findIndex(({ name }) => name === rule)]!);

describe('a quick look at every promise', () => {
  test('what is worse is found in time', () => {
    const three = of(cell('3x'), 'grid7');
    expect(three.share).toBeGreaterThan(0.9);
    expect(three.median).toBeLessThanOrEqual(22);
    expect(of(cell('5x'), 'grid7').median).toBeLessThanOrEqual(8);
    expect(of(cell('10x'), 'grid7').median).toBeLessThanOrEqual(3);
  });

  test.each(['A/A', 'outage x30'])('%s: one in a hundred at most, and a z-test each minute is far above', (name) => {
    // 50 runs at 1 %: four is five standard errors off.
    for (const setting of [0, 4]) {
      const stops = cell(name, { setting });
      for (const rule of ['grid7', 'grid7 / c measured', 'block bet', 'strict (both)'])
        expect(of(stops, rule).share * 50).toBeLessThan(4);
    }
    expect(of(cell(name), 'z-test each minute').share).toBeGreaterThan(0.03);
  });

  test.each(['clusters of 5', 'clusters of 10'])('%s fool grid7, and not the block bet', (name) => {
    const stops = cell(name);
    expect(of(stops, 'grid7').share).toBeGreaterThan(0.1);
    for (const rule of ['grid7 / c measured', 'block bet']) expect(of(stops, rule).share * 50).toBeLessThan(4);
  });

  test('a fixed threshold is blind where errors are rare, and red for everybody in an outage', () => {
    expect(of(cell('10x'), '5 %, 3rd failure (Argo)').share).toBe(0);
    expect(of(cell('outage x30', { setting: 3 }), '5 %, 3rd failure (Argo)').share).toBe(1);
  });

  test('slower answers are found by log-rank soon after the oracle, equal ones are not', () => {
    const seen = (setting: number, count: number) => latencyRuns({ kind: 'latency', setting, seed, first: 0, count });
    const [logRank, oracle] = seen(0, 20).map((stops) => medianMinutes(stops, 60)) as [number, number];
    expect(logRank / oracle).toBeLessThan(2.2);
    expect(summary(seen(3, 8)[0]!).share * 8).toBeLessThan(3);
  });
});

test('medians between two looks', () => {
  expect(medianMinutes([0, 0, 4, 0], 60)).toBe(1.5);
  expect(medianMinutes([0, 1, 0, 3], 60)).toBeCloseTo(2 + 1 / 3, 12);
  expect(medianMinutes([3, 1, 1], 60)).toBe(Infinity);
});

test('a seed gives the same traffic however the runs are divided', () => {
  const task = { kind: 'runs', setting: 2, condition: 4, minutes: 30, seed } as const;
  const parts = [runs({ ...task, first: 0, count: 3 }), runs({ ...task, first: 3, count: 5 })];
  expect(runs({ ...task, first: 0, count: 8 })).toEqual(
    parts[0]!.map((counts, i) => counts.map((count, minute) => count + parts[1]![i]![minute]!)),
  );
});

test('a promise that is broken is told as missed', async () => {
  const results: Results = {
    ...(await simulated({ runs: 1, seed }, () => {})),
    detections: [detection(0.1, 10, 0.01)],
    alarms: [{ rho: 0.1, errors: 100, p: falseAlarm(0.1, 0.01, 100) }],
    certifications: [certification(0.25, 3, 0.05)],
  };
  expect(reportText(results)).toContain('| 0.1   | 10    | 8.1  | 10.9  | 1.347   |');
  const always = results.long.map((seen) => ({ ...seen, stops: seen.stops.map((counts) => counts.map((_, i) => (i === 9 ? 1 : 0))) })); // prettier-ignore
  const missed = targets({ ...results, long: always }).filter(({ met }) => !met);
  expect(missed.map(({ name }) => name).join()).toContain('wrong roll-back in 240 looks, grid7, A/A');
});
