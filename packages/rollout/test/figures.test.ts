import { expect, test } from '@jest/globals';
import { figureSchema } from '@tidegate/evidence';
import { figuresOf } from '../src/figures.ts';
import { run } from '../src/operations/run.ts';
import { planFor, toTheEnd } from './fake-plan.ts';
import { place, processAt } from './fake-world.ts';

const began = Date.UTC(2026, 0, 1);
const look = (i: number, values: Record<string, number> = {}) => ({
  at: new Date(began + i * 10_000).toISOString(),
  event: 'look',
  values: { share: 0.1, 'candidate requests': 10 * i, 'candidate errors': i, 'ln E comparison': i / 2, 'ln E bound': 4.6, ...values }, // prettier-ignore
});

test('a rollout is drawn: share, error rates, evidence against its bounds', async () => {
  const { world } = processAt(place({ errorShare: { stable: 0.01, candidate: 0.01 } }));
  await run(planFor(), world, toTheEnd);
  const figures = figuresOf(world.timeline.moments);
  expect(figures.map(({ title }) => title)).toEqual([
    "The candidate's share of the traffic",
    'Error rate since the start',
    'Evidence against the candidate (ln E)',
    'Evidence for promotion (ln E)',
  ]);
  for (const figure of figures) expect(figureSchema.safeParse(figure).error).toBeUndefined();
  expect(figures[2]).toMatchObject({
    series: [{ name: 'error-rate' }, { name: 'comparison' }],
    thresholds: [{ name: 'bound', value: Math.log(100) }],
  });
  expect(figures[3]).toMatchObject({ series: [{ name: 'errors' }], thresholds: [{ value: Math.log(20) }] });
});

test('points are times and numbers; what is none is left out, and one look is no course', () => {
  const figures = figuresOf([
    look(1),
    { ...look(2), event: 'shifted' },
    look(3, { 'ln E comparison': 'NaN' as never }),
  ]);
  expect(figures[0]).toMatchObject({ series: [{ points: [[began + 10_000, 0.1], [began + 30_000, 0.1]] }] }); // prettier-ignore
  expect(figures[2]).toMatchObject({ series: [{ name: 'comparison', points: [[began + 10_000, 0.5]] }] });
  expect(figuresOf([look(1)])).toEqual([]);
  expect(figuresOf([])).toEqual([]);
});

test('of very many looks some are drawn, and the last one always', () => {
  const [figure] = figuresOf(Array.from({ length: 4001 }, (_, i) => look(i + 1)));
  const points = (figure as { series: { points: number[][] }[] }).series[0]!.points;
  expect(points.length).toBeLessThanOrEqual(1000 + 1);
  expect(points.at(-1)![0]).toBe(began + 4001 * 10_000);
});
