// What users really get wrong, each told in one sentence with its remedy: exit code, verdict and no stack trace.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BundleRun, runBundle } from '@tidegate/testing';

const workspace = mkdtempSync(join(tmpdir(), 'tidegate-bad-'));
const files: Record<string, string> = {
  'good.json': '{ "accuracy": 0.9 }',
  'percent.json': '{ "accuracy": "95%" }',
  'nan.json': '{ "accuracy": NaN }',
  'infinite.json': '{ "accuracy": Infinity }',
  'other.json': '{ "acuracy": 0.99 }',
  'empty.json': '',
  'broken.json': '{ "accuracy": 0.9',
  'good.csv': 'id,amount\n1,2\n2,3\n',
  'ragged.csv': 'id,amount\n1,2\n2,3,4\n3,4\n',
  'empty.csv': '',
  'unknown-key.yml': 'check-model-threshold: { threshold: accuracy >= 0.5 }\n',
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);

let server: Server;
let answer = { status: 200, body: {} as object };
let url = '';
beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume();
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const bar = 'accuracy >= 0.5';
const run = (name: string, inputs: Record<string, string>) =>
  runBundle(name, { workspace, inputs: { 'upload-report': 'false', ...inputs } });

/** One error, in one annotation, that names the thing and the remedy; no stack, no raw zod or Node error. */
function expectTold(step: BundleRun, parts: readonly (string | RegExp)[]): void {
  const errors = step.annotations.filter(({ level }) => level === 'error');
  expect(errors).toHaveLength(1);
  for (const part of parts) expect(errors[0]!.message).toMatch(part);
  expect(step.stdout + step.stderr).not.toMatch(/^\s+at .*\(?.*:\d+:\d+\)?$|ZodError|ENOENT:|ECONNREFUSED/m);
}

describe('errors: exit 2, no verdict', () => {
  test.each<[string, string, Record<string, string>, (string | RegExp)[]]>([
    [
      'an unknown input',
      'check-model-threshold',
      { metrics: 'good.json', threshold: bar },
      ['`threshold`', '`thresholds`'],
    ],
    [
      'an unknown key in the configuration',
      'check-model-threshold',
      { metrics: 'good.json', config: 'unknown-key.yml' },
      ['unknown-key.yml', 'unknown key "threshold"', 'did you mean "thresholds"'],
    ],
    [
      'an empty metrics file',
      'check-model-threshold',
      { metrics: 'empty.json', thresholds: bar },
      ['empty.json', /empty/],
    ],
    ['a broken metrics file', 'check-model-threshold', { metrics: 'broken.json', thresholds: bar }, ['broken.json']],
    ['a missing metrics file', 'check-model-threshold', { metrics: 'none.json', thresholds: bar }, ['none.json']],
    [
      'a broken rule',
      'check-model-threshold',
      { metrics: 'good.json', thresholds: 'accuracy => 0.5' },
      ['accuracy => 0.5'],
    ],
    ['a missing CSV', 'validate-data', { data: 'none.csv', rules: 'rows: { min: 1 }' }, ['none.csv']],
    ['an empty CSV', 'validate-data', { data: 'empty.csv', rules: 'rows: { min: 1 }' }, ['empty.csv', /empty/]],
    ['a ragged line', 'validate-data', { data: 'ragged.csv', rules: 'rows: { min: 1 }' }, ['ragged.csv', /line 3/]],
    [
      'no evidence',
      'report',
      { token: 'ghs_nobody', evidence: 'tidegate-report/none/*.json' },
      ['tidegate-report/none/*.json', /gates/],
    ],
    [
      'an unknown place',
      'report',
      { token: 'ghs_nobody', to: 'summary, slack' },
      ['`to`', 'summary, slack', 'notification'],
    ],
    ['a root action with nothing to judge', 'tidegate', {}, ['data-rules', 'comparison-rules']],
    ['an unknown rule', 'validate-data', { data: 'good.csv', rules: 'row: { min: 1 }' }, ['"row"', '"rows"']],
  ])('%s', async (_, name, inputs, parts) => {
    const step = await run(name, inputs);
    expect(step.exitCode).toBe(2);
    expect(step.outputs['verdict']).toBeUndefined();
    expectTold(step, parts);
  });
});

describe('verdicts: exit 1', () => {
  test.each([
    ['"95%" is text', 'percent.json', /95%/],
    ['NaN', 'nan.json', /NaN/],
    ['Infinity', 'infinite.json', /Infinity/],
    ['a metric that is not there', 'other.json', /acuracy/],
  ])('%s', async (_, metrics, told) => {
    for (const policy of ['fail', 'warn', 'pass']) {
      const step = await run('check-model-threshold', { metrics, thresholds: bar, 'on-inconclusive': policy });
      expect(step.exitCode).toBe(1);
      expect(step.outputs['verdict']).toBe('fail');
      expectTold(step, ['accuracy', told]);
    }
  });
});

describe('a registry in trouble', () => {
  const compare = (registry: string) =>
    run('compare-with-production', {
      candidate: 'good.json',
      production: 'models:/flights@production',
      rules: 'accuracy >= production',
      registry: 'mlflow',
      'registry-uri': registry,
    });

  test('unreachable: it could not be decided', async () => {
    const step = await compare('http://127.0.0.1:9');
    expect(step.exitCode).toBe(1);
    expect(step.outputs['verdict']).toBe('inconclusive');
    expect(step.outputs['decision']).toBe('inconclusive');
    expectTold(step, ['127.0.0.1:9']);
  });

  test('401: an error that names the credentials', async () => {
    answer = { status: 401, body: { error_code: 'UNAUTHENTICATED', message: 'no' } };
    const step = await compare(url);
    expect(step.exitCode).toBe(2);
    expect(step.outputs['verdict']).toBeUndefined();
    expectTold(step, [/MLFLOW_TRACKING_(TOKEN|USERNAME)/]);
  });

  test('404: there is no production model, and that is not a pass', async () => {
    answer = { status: 404, body: { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'none' } };
    const step = await compare(url);
    expect(step.exitCode).not.toBe(0);
    expect(step.outputs['verdict']).not.toBe('pass');
    expectTold(step, ['flights', 'first-model']);
  });

  test('404 from something that is no MLflow: not taken for an empty registry', async () => {
    answer = { status: 404, body: { hello: 'world' } };
    const step = await run('compare-with-production', {
      candidate: 'good.json',
      production: 'models:/flights@production',
      rules: 'accuracy >= production',
      'registry-uri': url,
      'first-model': 'pass',
    });
    expect(step.exitCode).not.toBe(0);
    expect(step.outputs['verdict']).not.toBe('pass');
  });
});
