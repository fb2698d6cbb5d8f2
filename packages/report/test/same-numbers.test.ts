import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { gatesOf } from './gates.ts';
import { renderings } from './renderings.ts';

const evidences = gatesOf('recall');
const all = renderings('flights', evidences);

/** Numbers as all renderings for people write them: to six digits. */
const shown = (value: number) => String(Number(value.toPrecision(6)));
/** The text around each occurrence of a metric's name, entities and tags taken away. */
const flat = (text: string) =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/\s+/g, ' ');

/** Candidate, production, bound and ends of the intervals of every metric check. */
const numbers = evidences
  .filter(({ gate }) => gate !== 'validate-data')
  .flatMap(({ checks }) => checks)
  .flatMap(({ observed, threshold, compared, interval }) =>
    [compared?.candidate ?? observed, compared?.production, threshold, interval?.low, interval?.high].filter(
      (value) => typeof value === 'number',
    ),
  );

test('there is something to compare', () => {
  expect(numbers).toEqual([0.8625, 0.85, 0.841234567, 0.712345, 0.7246906, -0.01, -0.0201, -0.0047, 0.0021, 0.05]);
});

test.each(['summary', 'comment', 'card', 'html'] as const)('%s has every number, written alike', (name) => {
  for (const number of numbers) expect(flat(all[name])).toContain(shown(number));
});

test('a number that is another is not told', () => {
  const other = gatesOf('recall');
  other[1]!.checks[0]!.observed = 0.8626;
  const told = renderings('flights', other);
  for (const name of ['summary', 'comment', 'card', 'html', 'training', 'junit'] as const) {
    expect(flat(all[name])).toContain('0.8625');
    expect(flat(told[name]).replaceAll('is 0.8625', '')).not.toContain('0.8625');
  }
});

test('training and deployment report tell their own gates', () => {
  const own = (gates: string[]) =>
    evidences
      .filter(({ gate }) => gates.includes(gate))
      .flatMap(({ checks }) => checks)
      .flatMap(({ compared, observed }) => (typeof observed === 'number' ? (compared?.candidate ?? observed) : []));
  for (const number of own(['check-model-threshold', 'compare-with-production']))
    expect(flat(all.training)).toContain(shown(number));
  for (const number of own(['canary-rollout'])) expect(flat(all.deployment)).toContain(shown(number));
});

test('the verdict is one everywhere', () => {
  expect(all.summary).toContain('## ❌ flights: fail');
  expect(all.comment).toContain('## ❌ flights: fail');
  expect(all.card).toContain('❌ **fail**');
  expect(all.html).toMatch(/<h1>flights <span class="verdict fail">fail<\/span>/);
  expect(all.junit).toContain('failures="2"');
  expect(all.notification).toMatchObject({ verdict: 'fail', severity: 'critical' });
});

test('the machine-readable ones have the numbers whole', () => {
  const block = parse(all.card.split('---\n')[1]!) as {
    'model-index': { name: string; results: { metrics: { name: string; value: number }[] }[] }[];
  };
  expect(block['model-index'][0]!.results[0]!.metrics).toEqual([
    { type: 'recall', name: 'recall', value: 0.8625 },
    { type: 'recall_f1', name: 'recall f1', value: 0.712345 },
  ]);
  expect(all.notification.metrics).toEqual([
    { name: 'recall', value: 0.8625, threshold: 0.85, verdict: 'inconclusive' },
    { name: 'recall f1', value: 0.712345, production: 0.7246906, verdict: 'fail' },
    { name: 'recall', value: 0.0021, threshold: 0.05, verdict: 'pass' },
  ]);
});

test('arrows say which way, words whether that is good', () => {
  expect(all.comment).toContain('▼ 0.0123456 worse');
  const rmse = gatesOf('rmse');
  rmse[2]!.checks[0]!.compared = { candidate: 5.5, production: 6, better: 'lower' };
  expect(renderings('x', rmse).comment).toContain('▼ 0.5 better');
  rmse[2]!.checks[0]!.compared = { candidate: 6, production: 6, better: 'lower' };
  expect(renderings('x', rmse).comment).toMatch(/\| = 0 \|/);
});
