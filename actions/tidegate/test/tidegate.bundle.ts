// The root action: three gates in one step. Each alone must be able to turn it red, and nothing that is missing passes.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { runBundle } from '@tidegate/testing';

jest.setTimeout(120_000);

/** The engine is fetched once, not for each of the runs. */
const env = { RUNNER_TOOL_CACHE: mkdtempSync(join(tmpdir(), 'tidegate-suite-tools-')) };

const good = {
  data: 'train.csv',
  'data-rules': 'columns: { age: { nulls: 0, min: 18 } }',
  metrics: 'metrics.json',
  thresholds: 'accuracy >= 0.85',
  production: 'production.json',
  'comparison-rules': 'accuracy >= production - 0.01',
};
const files = {
  'train.csv': 'id,age\n1,30\n2,40\n',
  'minors.csv': 'id,age\n1,30\n2,4\n',
  'metrics.json': '{"accuracy": 0.9}',
  'nan.json': '{"accuracy": NaN}',
  'production.json': '{"accuracy": 0.895}',
  'better.json': '{"accuracy": 0.95}',
};

function run(inputs: Record<string, string>, more: Record<string, string> = {}) {
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-suite-'));
  for (const [name, text] of Object.entries({ ...files, ...more })) writeFileSync(join(workspace, name), text);
  return runBundle('tidegate', { workspace, env, inputs: { 'upload-report': 'false', ...inputs } });
}
const gatesOf = (step: { outputs: Readonly<Record<string, string>> }) =>
  JSON.parse(step.outputs['gates'] ?? '{}') as unknown;

const [data, model, production] = ['validate-data', 'check-model-threshold', 'compare-with-production'] as const;

test('all three pass: one verdict, one report, the outputs and the evidence of each', async () => {
  const step = await run(good);
  expect(step.annotations).toEqual([]);
  expect(step.exitCode).toBe(0);
  expect(step.stdout).toMatch(/^tidegate: pass\. All 3 gates passed\.$/m);
  expect(gatesOf(step)).toEqual({ [data]: 'pass', [model]: 'pass', [production]: 'pass' });
  expect(step.outputs).toMatchObject({
    verdict: 'pass',
    rows: '2',
    metrics: '{"accuracy":0.9}',
    decision: 'promote',
    evidence: [data, model, production].map((gate) => `tidegate-report/${gate}.json`).join('\n'),
    report: 'tidegate-report/tidegate.html',
  });
  const folder = join(step.workspace, 'tidegate-report');
  expect(readdirSync(folder).sort()).toEqual([`${model}.json`, `${production}.json`, 'tidegate.html', `${data}.json`]);
  const report = readFileSync(join(folder, 'tidegate.html'), 'utf8');
  for (const gate of [data, model, production]) {
    expect(JSON.parse(readFileSync(join(folder, `${gate}.json`), 'utf8'))).toMatchObject({ gate, verdict: 'pass' });
    expect(report).toContain(gate);
    expect(step.summary).toContain(`${gate}: pass`);
  }
  expect(step.summary.match(/^## .*$/gm)).toEqual(['## ✅ tidegate: pass']);
});

describe('each gate alone turns it red, and those after it do not run', () => {
  test.each([
    ['the data', { data: 'minors.csv' }, { [data]: 'fail' }, `Not run: ${model}, ${production}.`],
    ['a threshold', { thresholds: 'accuracy >= 0.95' }, { [data]: 'pass', [model]: 'fail' }, `Not run: ${production}.`],
    [
      'production',
      { production: 'better.json' },
      { [data]: 'pass', [model]: 'pass', [production]: 'fail' },
      'accuracy is 0.9',
    ],
    ['NaN', { metrics: 'nan.json' }, { [data]: 'pass', [model]: 'fail' }, 'NaN'],
  ])('%s', async (_, bad, gates, told) => {
    const step = await run({ ...good, ...bad });
    expect(step.exitCode).toBe(1);
    expect(step.outputs['verdict']).toBe('fail');
    expect(gatesOf(step)).toEqual(gates);
    expect(step.annotations).toHaveLength(_ === 'the data' ? 2 : 1);
    expect(step.annotations[0]).toMatchObject({ level: 'error', title: 'tidegate: fail' });
    expect(step.annotations[0]!.message).toContain(told);
    expect(step.outputs['decision'] ?? 'not run').toBe(production in gates ? 'keep' : 'not run');
  });

  test('mode warn runs them all and fails nothing', async () => {
    const step = await run({ ...good, data: 'minors.csv', thresholds: 'accuracy >= 0.95', mode: 'warn' });
    expect(step.exitCode).toBe(0);
    expect(step.outputs['verdict']).toBe('fail');
    expect(gatesOf(step)).toEqual({ [data]: 'fail', [model]: 'fail', [production]: 'pass' });
  });

  test('a registry without an answer is inconclusive, which `on-inconclusive` forgives and a failure not', async () => {
    const unreachable = {
      production: 'models:/m@production',
      registry: 'mlflow',
      'registry-uri': 'http://127.0.0.1:9',
    };
    const { data: _, 'data-rules': __, ...rest } = good;
    const step = await run({ ...rest, ...unreachable });
    expect([step.exitCode, step.outputs['verdict']]).toEqual([1, 'inconclusive']);
    const forgiven = await run({ ...rest, ...unreachable, 'on-inconclusive': 'pass' });
    expect([forgiven.exitCode, forgiven.outputs['verdict']]).toEqual([0, 'inconclusive']);
    const failed = await run({ ...rest, ...unreachable, 'on-inconclusive': 'pass', thresholds: 'accuracy >= 0.99' });
    expect([failed.exitCode, failed.outputs['verdict']]).toEqual([1, 'fail']);
  });
});

describe('which gates run', () => {
  test('those that something is given for', async () => {
    expect(gatesOf(await run({ metrics: good.metrics, thresholds: good.thresholds }))).toEqual({ [model]: 'pass' });
    const { production: theirs, 'comparison-rules': rules } = good;
    const compared = await run({ candidate: 'metrics.json', production: theirs, 'comparison-rules': rules });
    expect(gatesOf(compared)).toEqual({ [production]: 'pass' });
  });

  test('those that tidegate.yml has a section for, with an environment and explicit inputs above it', async () => {
    const config = [
      'check-model-threshold: { metrics: metrics.json, thresholds: accuracy >= 0.8 }',
      'compare-with-production: { candidate: metrics.json, production: production.json, rules: accuracy >= production }',
      'environments: { production: { check-model-threshold: { thresholds: accuracy >= 0.99 } } }',
    ].join('\n');
    const step = await run({}, { 'tidegate.yml': config });
    expect([step.exitCode, gatesOf(step)]).toEqual([0, { [model]: 'pass', [production]: 'pass' }]);
    expect(gatesOf(await run({ environment: 'production' }, { 'tidegate.yml': config }))).toEqual({ [model]: 'fail' });
    const explicit = await run(
      { environment: 'production', thresholds: 'accuracy >= 0.9' },
      { 'tidegate.yml': config },
    );
    expect(gatesOf(explicit)).toEqual({ [model]: 'pass', [production]: 'pass' });
    const one = await run({ gates: production }, { 'tidegate.yml': config });
    expect(gatesOf(one)).toEqual({ [production]: 'pass' });
  });
});

describe('errors: exit 2, no verdict, told by the name that was typed', () => {
  test.each<[string, Record<string, string>, string]>([
    ['nothing at all', {}, 'Nothing is given to judge'],
    ['metrics whose thresholds got lost', { ...good, thresholds: '' }, '`thresholds` is required'],
    ['data whose rules got lost', { ...good, 'data-rules': '' }, 'neither `data-rules` nor a `reference`'],
    ['rules whose data got lost', { ...good, data: '' }, '`data` is missing'],
    ['production without rules', { ...good, 'comparison-rules': '' }, 'Neither `comparison-rules` nor `predictions`'],
    ['rules without production', { ...good, production: '' }, '`comparison-rules` speak of production'],
    [
      'a gate that is named and given nothing',
      { gates: `${data}, ${model}`, data: 'train.csv' },
      '`metrics` is required',
    ],
    [
      'a first model whose comparison got lost',
      { ...good, production: '', 'comparison-rules': '', 'first-model': 'pass' },
      '`first-model` is given, and nothing that makes compare-with-production run',
    ],
    [
      'a connection whose table got lost',
      { metrics: good.metrics, thresholds: good.thresholds, connection: 'postgresql://localhost/x' },
      '`connection` is given, and nothing that makes validate-data run',
    ],
    ['a gate there is not', { ...good, gates: 'validate' }, '`gates` is "validate"'],
    ['an unknown input', { ...good, rules: 'accuracy > 1' }, '`rules` is not an input of tidegate'],
    ['a broken rule', { ...good, 'comparison-rules': 'accuracy => production' }, 'accuracy => production'],
    ['an unknown rule', { ...good, 'data-rules': 'row: { min: 1 }' }, '`data-rules` is'],
    [
      'one file for both models',
      { ...good, production: 'metrics.json' },
      '`metrics` and `production` are both metrics.json',
    ],
    ['a missing file', { ...good, production: 'none.json' }, 'none.json'],
  ])('%s', async (_, inputs, told) => {
    const step = await run(inputs);
    expect(step.exitCode).toBe(2);
    expect(step.outputs['verdict']).toBeUndefined();
    const errors = step.annotations.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]!.message).toContain(told);
    expect(step.stdout + step.stderr).not.toMatch(/^\s+at |ZodError|ENOENT:/m);
  });

  test('a gate that breaks after others have spoken: what they said is reported, and there is no verdict', async () => {
    const step = await run({ ...good, production: 'none.json' });
    expect(step.outputs['verdict']).toBeUndefined();
    expect(step.summary).toContain(`${model}: pass`);
    expect(step.summary).toContain(`Not run: ${production}.`);
    expect(step.outputs['report']).toBe('tidegate-report/tidegate.html');
  });
});

test('a second use in one job writes over nothing', async () => {
  const first = await run({ metrics: 'metrics.json', thresholds: 'accuracy >= 0.85' });
  const { workspace } = first;
  const again = { metrics: 'metrics.json', thresholds: 'accuracy >= 0.99', 'upload-report': 'false' };
  const second = await runBundle('tidegate', { workspace, inputs: again });
  expect(second.outputs).toMatchObject({
    verdict: 'fail',
    evidence: `tidegate-report/${model}-2.json`,
    report: 'tidegate-report/tidegate-2.html',
  });
  expect(readFileSync(join(workspace, `tidegate-report/${model}.json`), 'utf8')).toContain('"verdict": "pass"');
});

test('self-test: known-bad input for each gate', async () => {
  const step = await run({ ...good, 'self-test': 'true' });
  expect([step.exitCode, step.outputs['verdict']]).toEqual([0, 'pass']);
  const blind = await run({ ...good, thresholds: 'accuracy >= 0', 'self-test': 'true' });
  expect([blind.exitCode, gatesOf(blind)]).toEqual([1, { [data]: 'pass', [model]: 'fail' }]);
});

test('a password in an address is nowhere to be read, nor a connection', async () => {
  const step = await run({
    ...good,
    connection: 'postgresql://reader:planted-one@127.0.0.1:9/db',
    'registry-uri': 'https://reader:planted-two@127.0.0.1:9',
    production: 'models:/m@production',
  });
  expect(step.masks).toEqual(expect.arrayContaining(['planted-one', 'planted-two']));
  expect(step.visible).not.toMatch(/planted-(one|two)/);
});
