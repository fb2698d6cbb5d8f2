import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { MetricWorld } from '@tidegate/gates';
import { fakeIo } from '@tidegate/testing';
import { action } from '../src/action.ts';
import { checkModelThreshold } from '../src/check.ts';

type Inputs = Parameters<typeof action.run>[0];

/** Inputs as the edge parses them, over files in a folder of their own. */
function story(files: Record<string, string>, inputs: Record<string, unknown>) {
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-threshold-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  return action.run(action.allInputs.parse({ metrics: 'm.json', ...inputs }) as Inputs, fakeIo({ workspace }));
}

const good = '{"accuracy": 0.91, "rmse": 6.2, "n": 5000}';

describe('files', () => {
  test('that meet every threshold pass', async () => {
    const result = await story({ 'm.json': good }, { thresholds: 'accuracy >= 0.85\nrmse <= 6.5' });
    expect(result).toMatchObject({
      verdict: 'pass',
      reason: 'All 2 checks passed.',
      facts: { metrics: 'm.json', 'metrics-read': 3 },
      outputs: { metrics: { accuracy: 0.91, rmse: 6.2, n: 5000 }, failed: [] },
    });
    expect(result.checks[0]).toEqual({
      id: 'accuracy >= 0.85',
      title: 'accuracy >= 0.85',
      subject: 'accuracy',
      verdict: 'pass',
      reason: 'accuracy is 0.91, at least 0.85.',
      observed: 0.91,
      threshold: 0.85,
      method: { name: 'comparison in exact decimals', parameters: { source: 'm.json' } },
    });
  });

  test('that miss one fail, and the rule is named', async () => {
    const { verdict, reason, outputs } = await story(
      { 'm.json': good },
      { thresholds: 'accuracy >= 0.95\nrmse <= 6.5' },
    );
    expect(verdict).toBe('fail');
    expect(reason).toBe('1 of 2 checks failed: accuracy is 0.91, not at least 0.95.');
    expect(outputs.failed).toEqual(['accuracy >= 0.95']);
  });

  test('several are read together, with a path and an alias', async () => {
    const files = { 'a.json': '{"out": {"test_accuracy": 0.9}}', 'b.json': '{"out": {"f1": 0.8}, "other": 1}' };
    const inputs = { metrics: 'a.json\nb.json', 'metrics-path': 'out', aliases: 'accuracy = test_accuracy' };
    const { outputs } = await story(files, { ...inputs, thresholds: 'accuracy >= 0.9\nf1 >= 0.8' });
    expect(outputs).toEqual({ metrics: { test_accuracy: 0.9, f1: 0.8, accuracy: 0.9 }, failed: [] });
  });

  test('the evidence names the data they were measured on', async () => {
    const files = { 'm.json': '{"accuracy": 0.9, "data-digest": "sha256:aa"}' };
    expect((await story(files, { thresholds: 'accuracy >= 0.9' })).subject).toEqual({ dataDigest: 'sha256:aa' });
  });

  test('what is not finite is told by its name in the outputs, and lists are left out', async () => {
    const { outputs } = await story({ 'm.json': '{"a": NaN, "b": [1], "c": "x"}' }, { thresholds: 'a > 0' });
    expect(outputs).toEqual({ metrics: { a: 'NaN', c: 'x' }, failed: ['a > 0'] });
  });
});

describe('more metrics than an output holds', () => {
  const many = Array.from({ length: 20_000 }, (_, i) => `"layer.${i}.é": ${i / 7}`);
  const file = `{${many.slice(0, 15_000).join(', ')}, "recall.segment.EU": 0.8, ${many.slice(15_000).join(', ')}, "note": "${'x'.repeat(200_000)}"}`;

  test('are told as far as they fit, those that were judged among them, and a warning says how many are not', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'tidegate-threshold-'));
    writeFileSync(join(workspace, 'm.json'), file);
    const io = fakeIo({ workspace });
    const thresholds = '"layer.19999.é" >= 2857\nrecall[segment=EU] >= 0.7\nlayer.missing >= 1';
    const inputs = action.allInputs.parse({ metrics: 'm.json', thresholds }) as Inputs;
    const { checks, outputs, facts } = await action.run(inputs, io);
    expect(checks.map(({ verdict }) => verdict)).toEqual(['pass', 'pass', 'fail']);
    expect(facts).toMatchObject({ 'metrics-read': 20_002 });
    const metrics = outputs.metrics as Record<string, unknown>;
    expect(Object.keys(metrics).slice(0, 3)).toEqual(['recall.segment.EU', 'layer.19999.é', 'layer.0.é']);
    const kept = Object.keys(metrics).length;
    const size = Buffer.byteLength(JSON.stringify(metrics));
    expect(size).toBeGreaterThan(99_900);
    expect(size).toBeLessThanOrEqual(100_001);
    expect(io.logged).toEqual([
      `warn: The output \`metrics\` holds ${kept} of the 20002 metrics read, those of \`thresholds\` first: an output has room for 100 kB. All of them are in m.json, and all were there to be judged.`,
    ]);
  });

  test('up to that all of them, in the order of the file, without a word', async () => {
    const workspace = mkdtempSync(join(tmpdir(), 'tidegate-threshold-'));
    writeFileSync(join(workspace, 'm.json'), `{${many.slice(0, 2000).join(', ')}}`);
    const io = fakeIo({ workspace });
    const inputs = action.allInputs.parse({ metrics: 'm.json', thresholds: '"layer.1999.é" > 0' }) as Inputs;
    const { outputs } = await action.run(inputs, io);
    expect(Object.keys(outputs.metrics as object)).toEqual(many.slice(0, 2000).map((_, i) => `layer.${i}.é`));
    expect(io.logged).toEqual([]);
  });
});

describe('confidence', () => {
  test('a share must be shown to hold', async () => {
    const thresholds = 'accuracy >= 0.9';
    expect((await story({ 'm.json': good }, { thresholds })).verdict).toBe('pass');
    expect((await story({ 'm.json': good }, { thresholds, 'sample-size': 100 })).verdict).toBe('inconclusive');
    expect((await story({ 'm.json': good }, { thresholds, 'sample-size': 'n' })).verdict).toBe('pass');
    expect((await story({ 'm.json': good }, { thresholds, 'sample-size': 'n', confidence: '99.9%' })).verdict).toBe(
      'inconclusive',
    );
  });

  test('a mean over folds must be shown to hold', async () => {
    const files = { 'm.json': '{"accuracy": [0.86, 0.84, 0.88, 0.85, 0.87]}' };
    const thresholds = 'mean(accuracy) >= 0.84';
    expect((await story(files, { thresholds })).verdict).toBe('pass');
    expect((await story(files, { thresholds, 'test-share': '20%' })).verdict).toBe('inconclusive');
    expect((await story(files, { thresholds, 'test-share': 0.2, confidence: 0.8 })).verdict).toBe('pass');
    expect((await story(files, { thresholds: 'accuracy >= 0.84' })).verdict).toBe('fail');
  });

  test.each([
    [{ confidence: 0.9 }, '`confidence` was given without `sample-size` or `test-share`.'],
    [{ 'test-share': 1 }, '`test-share` is 1: expected a share above 0 and below 1.'],
    [{ 'test-share': 0 }, '`test-share` is 0: expected a share above 0 and below 1.'],
    [{ confidence: 0.5, 'sample-size': 10 }, '`confidence` is 0.5: expected a share above 0.5 and below 1.'],
    [{ confidence: 1, 'sample-size': 10 }, '`confidence` is 1: expected a share above 0.5 and below 1.'],
  ])('%j is refused', async (inputs, message) => {
    await expect(story({ 'm.json': good }, { thresholds: 'accuracy >= 0.9', ...inputs })).rejects.toMatchObject({
      code: 'bad-input',
      message,
    });
  });
});

describe('a registry', () => {
  const inputs = { metrics: ['models:/flights@production'], thresholds: ['accuracy >= 0.9'] };
  const world = (resolve: MetricWorld['resolve']): MetricWorld => ({
    readText: () => Promise.reject(new Error('no file is read')),
    openBytes: () => Promise.reject(new Error('no file is read')),
    resolve,
  });
  const reference = { kind: 'alias', name: 'flights', alias: 'production' } as const;

  test('gives the metrics of a version, and the evidence names it', async () => {
    const version = {
      name: 'flights',
      version: '7',
      aliases: [],
      metrics: { accuracy: 0.91 },
      tags: {},
      digest: 'sha256:00',
    };
    const result = await checkModelThreshold(
      inputs,
      world(async () => ({ reference, version, location: 'here' })),
    );
    expect(result).toMatchObject({
      verdict: 'pass',
      subject: { model: 'flights', version: '7', digest: 'sha256:00' },
      facts: { metrics: 'models:/flights@production (version 7)' },
    });
  });

  test('that has nothing there is an error', async () => {
    await expect(
      checkModelThreshold(
        inputs,
        world(async () => ({ reference, version: undefined, location: 'here' })),
      ),
    ).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is nothing at models:/flights@production in the registry (here).',
    });
  });

  test.each(['unreachable', 'timeout'] as const)('that is %s makes it inconclusive', async (code) => {
    const failing = world(() =>
      Promise.reject(new UserError(code, 'The registry at http://mlflow.invalid gave no answer.')),
    );
    expect(await checkModelThreshold(inputs, failing)).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringContaining('http://mlflow.invalid'),
      outputs: { metrics: {}, failed: [] },
    });
  });

  test.each(['unauthorized', 'unreadable'] as const)('that is %s is an error', async (code) => {
    await expect(
      checkModelThreshold(
        inputs,
        world(() => Promise.reject(new UserError(code, 'no'))),
      ),
    ).rejects.toMatchObject({ code });
  });
});
