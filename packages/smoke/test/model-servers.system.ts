// MLServer and `mlflow models serve` as pip installs them, each with a right model and one that answers wrong.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import * as mlflowModels from '../../../scripts/servers/mlflow-models.ts';
import * as mlserver from '../../../scripts/servers/mlserver.ts';
import type { Server } from '../../../scripts/servers/process.ts';
import { runSmoke, type SmokeRun } from './run-smoke.ts';

const minutes = 60_000;
jest.setTimeout(2 * minutes);

const folder = mkdtempSync(join(tmpdir(), 'tidegate-model-servers-'));
const columns = ['sepal length (cm)', 'sepal width (cm)', 'petal length (cm)', 'petal width (cm)'];
// Fisher's flowers 1, 51 and 101, one of each kind.
const flowers = ['5.1,3.5,1.4,0.2,0', '7.0,3.2,4.7,1.4,1', '6.3,3.3,6.0,2.5,2'];
const file = (name: string, text: string) => writeFileSync(join(folder, name), text);
file('irises.csv', `${[...columns, 'kind'].join()}\n${flowers.join('\n')}\n`);
file('plain.csv', `${columns.join()}\n5.1,3.5,1.4,0.2\n`);
const tensor = (data: unknown, datatype = 'FP64') => ({
  inputs: [{ name: 'x', datatype, shape: [1, (data as unknown[]).length], data }],
});
file('no-inputs.json', '{"inputs": "none"}');
file('three-features.json', JSON.stringify(tensor([5.1, 3.5, 1.4])));
file('unknown-column.json', '{"dataframe_split": {"columns": ["petals"], "data": [[5.1]]}}');
file('text-for-a-number.json', JSON.stringify({ dataframe_split: { columns, data: [['long', 3.5, 1.4, 0.2]] } }));

const expectKinds = '{ type: integer, in: [0, 1, 2], answer-column: kind }';
const smoke = (inputs: Record<string, unknown>): Promise<SmokeRun> =>
  runSmoke({ payloads: 'irises.csv', expect: expectKinds, 'wait-for': '30s', ...inputs }, { folder, realTime: true });
const verdicts = ({ checks }: SmokeRun) => Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]));

describe('MLServer', () => {
  let right: Server;
  let wrong: Server;
  beforeAll(async () => {
    const models = {
      right: await mlserver.trainIris(join(folder, 'right.joblib')),
      wrong: await mlserver.trainIris(join(folder, 'wrong.joblib'), { rotated: true }),
    };
    [right, wrong] = await Promise.all([
      mlserver.start({ folder: join(folder, 'right'), name: 'iris', version: 'v7', model: models.right }),
      mlserver.start({ folder: join(folder, 'wrong'), name: 'iris', model: models.wrong }),
    ]);
  }, 10 * minutes);
  afterAll(async () => {
    await right?.stop();
    await wrong?.stop();
  });
  const ask = (server: Server, inputs: Record<string, unknown> = {}) =>
    smoke({ url: server.url, protocol: 'oip-v2', model: 'iris', ...inputs });

  test(
    'health, metadata, known answers, version, refusals and a load',
    async () => {
      const run = await ask(right, {
        'expected-model-version': 'v7',
        'negative-payloads': 'malformed\nno-inputs.json',
        requests: '300',
        'max-p99-ms': '10000',
        'max-error-rate': '1%',
      });
      expect(verdicts(run)).toEqual({
        health: 'pass',
        metadata: 'pass',
        answers: 'pass',
        'outputs.predictions.type': 'pass',
        'outputs.predictions.in': 'pass',
        'answers.known': 'pass',
        'refused.a body cut off in the middle': 'pass',
        'refused.no-inputs.json': 'pass',
        'load.error-rate': 'pass',
        'load.p99': 'pass',
        version: 'pass',
      });
      expect(run.verdict).toBe('pass');
      expect(run.by['version']!.sizes).toEqual({ responses: 303 });
      expect(run.outputs).toMatchObject({ 'error-rate': 0, requests: 300 });
      expect(run.outputs['p99-ms']).toBeGreaterThanOrEqual(run.outputs['p50-ms']!);
    },
    minutes,
  );

  test('several rows in one request', async () => {
    const run = await ask(right, { 'rows-per-request': '3', expect: '{ shape: [rows, 1], answer-column: kind }' });
    expect(run.verdict).toBe('pass');
    expect(run.facts!['payloads']).toBe(1);
  });

  test('another version fails', async () => {
    const run = await ask(right, { 'expected-model-version': 'v8' });
    expect(verdicts(run)).toMatchObject({ 'answers.known': 'pass', version: 'fail' });
    expect(run.reason).toContain('names v7 in 3 of 3 responses');
  });

  test('a version nobody tells is inconclusive', async () => {
    const run = await ask(wrong, { expect: '{}', payloads: 'plain.csv', 'expected-model-version': 'v7' });
    expect(run.verdict).toBe('inconclusive');
    expect(run.reason).toMatch(/cannot be proven: no response names a version, and .* names no version/);
  });

  test('wrong answers of the right form fail', async () => {
    const run = await ask(wrong);
    expect(verdicts(run)).toMatchObject({ 'outputs.predictions.in': 'pass', 'answers.known': 'fail' });
    expect(run.by['answers.known']!.reason).toMatch(/^3 of 3 known answers were missed; prediction 1 is 1 where 0/);
  });

  test('the answers of one model are no baseline for another', async () => {
    const kept = { payloads: 'plain.csv', expect: '{}' };
    expect((await ask(right, { ...kept, 'write-baseline': 'kept.json' })).verdict).toBe('pass');
    expect((await ask(right, { ...kept, baseline: 'kept.json' })).verdict).toBe('pass');
    const other = await ask(wrong, { ...kept, baseline: 'kept.json' });
    expect(verdicts(other)).toMatchObject({ answers: 'pass', baseline: 'fail' });
    expect(JSON.parse(readFileSync(join(folder, 'kept.json'), 'utf8'))).toMatchObject({ version: 'v7' });
  });

  test('a payload that breaks it instead of being refused fails', async () => {
    const run = await ask(right, { 'negative-payloads': 'three-features.json' });
    expect(run.by['refused.three-features.json']).toMatchObject({ verdict: 'fail', observed: 500 });
  });

  test('a model it does not have is not healthy', async () => {
    const run = await ask(right, { model: 'tulips', 'wait-for': '10s' });
    expect(run.verdict).toBe('fail');
    expect(run.reason).toMatch(/v2\/models\/tulips\/ready was not healthy .* it answered 404/);
  });
});

describe('mlflow models serve', () => {
  let right: Server;
  let wrong: Server;
  beforeAll(async () => {
    const models = {
      right: await mlflowModels.trainIris(join(folder, 'right-mlflow')),
      wrong: await mlflowModels.trainIris(join(folder, 'wrong-mlflow'), { rotated: true }),
    };
    [right, wrong] = await Promise.all([
      mlflowModels.start({ folder: join(folder, 'right-serve'), model: models.right }),
      mlflowModels.start({ folder: join(folder, 'wrong-serve'), model: models.wrong }),
    ]);
  }, 10 * minutes);
  afterAll(async () => {
    await right?.stop();
    await wrong?.stop();
  });
  const ask = (server: Server, inputs: Record<string, unknown> = {}) =>
    smoke({ url: server.url, protocol: 'mlflow', ...inputs });

  test(
    'health, known answers, refusals and a load at a fixed rate',
    async () => {
      const run = await ask(right, {
        'negative-payloads': 'malformed\nunknown-column.json\ntext-for-a-number.json',
        requests: '60',
        rate: '30',
        'max-p95-ms': '10000',
      });
      expect(verdicts(run)).toEqual({
        health: 'pass',
        answers: 'pass',
        'outputs.predictions.type': 'pass',
        'outputs.predictions.in': 'pass',
        'answers.known': 'pass',
        'refused.a body cut off in the middle': 'pass',
        'refused.unknown-column.json': 'pass',
        'refused.text-for-a-number.json': 'pass',
        'load.error-rate': 'pass',
        'load.p95': 'pass',
      });
    },
    minutes,
  );

  test.each([
    ['instances', '{"instances": "{rows}"}'],
    ['inputs', '{"inputs": "{rows}"}'],
    ['dataframe_records', '{"dataframe_records": "{rows}"}'],
  ])('rows as %s', async (_, body) => {
    expect((await ask(right, { body, 'rows-per-request': '2' })).verdict).toBe('pass');
  });

  test('its version is not the model’s: inconclusive', async () => {
    const run = await ask(right, { 'expected-model-version': '3.17.2' });
    expect(verdicts(run)).toMatchObject({ 'answers.known': 'pass', version: 'inconclusive' });
    expect(run.verdict).toBe('inconclusive');
  });

  test('wrong answers of the right form fail', async () => {
    expect(verdicts(await ask(wrong))).toMatchObject({ 'outputs.predictions.in': 'pass', 'answers.known': 'fail' });
  });

  test('what is a good request must not count as refused', async () => {
    const run = await ask(right, { 'negative-payloads': 'plain.csv' });
    expect(run.by['refused.plain.csv line 2']).toMatchObject({ verdict: 'fail', observed: 200 });
  });
});
