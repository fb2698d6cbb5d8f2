import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type BundleOptions, runBundle } from '@tidegate/testing';

async function run(files: Record<string, string>, inputs: Record<string, string>, options: BundleOptions = {}) {
  const workspace = await mkdtemp(join(tmpdir(), 'tidegate-threshold-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
  return runBundle('check-model-threshold', { workspace, ...options, inputs: { 'upload-report': 'false', ...inputs } });
}

const thresholds = 'accuracy >= 0.85';
const metrics = 'm.json';

describe('verdicts', () => {
  test('pass', async () => {
    const step = await run({ 'm.json': '{"accuracy": 0.85}' }, { metrics, thresholds });
    expect(step.exitCode).toBe(0);
    expect(step.stdout).toBe('check-model-threshold: pass. accuracy is 0.85, at least 0.85.\n');
    expect(step.stderr).toBe('');
    expect(step.outputs).toEqual({
      metrics: '{"accuracy":0.85}',
      failed: '[]',
      verdict: 'pass',
      evidence: 'tidegate-report/check-model-threshold.json',
      report: 'tidegate-report/check-model-threshold.html',
    });
    expect(step.evidence).toMatchObject({ verdict: 'pass', checks: [{ observed: 0.85, threshold: 0.85 }] });
  });

  test.each([
    ['a value below', '{"accuracy": 0.8499}', 'accuracy is 0.8499, not at least 0.85.'],
    ['NaN', '{"accuracy": NaN}', 'accuracy could not be measured: in m.json it is NaN, not a finite number.'],
    [
      'a text',
      '{"accuracy": "95%"}',
      'accuracy could not be measured: in m.json it is the text "95%", not a finite number (write 0.95, without quotes).',
    ],
    [
      'another name',
      '{"acuracy": 0.9}',
      'accuracy could not be measured: it is not in m.json; nearest there: acuracy.',
    ],
  ])('fail: %s', async (_, file, reason) => {
    for (const policy of ['fail', 'warn', 'pass']) {
      const step = await run({ 'm.json': file }, { metrics, thresholds, 'on-inconclusive': policy });
      expect(step.exitCode).toBe(1);
      expect(step.outputs).toMatchObject({ verdict: 'fail', failed: '["accuracy >= 0.85"]' });
      expect(step.annotations).toEqual([
        { level: 'error', title: 'check-model-threshold: fail', message: `1 of 1 checks failed: ${reason}` },
      ]);
    }
  });

  test('mode warn tells a red verdict and does not stop the job', async () => {
    const step = await run({ 'm.json': '{"accuracy": 0.5}' }, { metrics, thresholds, mode: 'warn' });
    expect(step.exitCode).toBe(0);
    expect(step.outputs['verdict']).toBe('fail');
    expect(step.annotations.map(({ level }) => level)).toEqual(['warning']);
  });

  test('scores of folds by their mean, and with `test-share` by its bound', async () => {
    const folds = { 'm.json': '{"accuracy": [0.86, 0.84, 0.88, 0.85, 0.87]}' };
    const inputs = { metrics, thresholds: 'mean(accuracy) >= 0.84\nworst(accuracy) >= 0.84' };
    expect((await run(folds, inputs)).outputs['verdict']).toBe('pass');
    expect((await run(folds, { ...inputs, 'test-share': '0.2' })).outputs['verdict']).toBe('inconclusive');
    expect((await run(folds, { metrics, thresholds })).outputs['verdict']).toBe('fail');
  });

  test.each([
    ['fail', 1, 'error'],
    ['warn', 0, 'warning'],
    ['pass', 0, 'warning'],
  ])('inconclusive with on-inconclusive %s exits %d', async (policy, exitCode, level) => {
    const inputs = { metrics, thresholds, 'sample-size': '100', 'on-inconclusive': policy };
    const step = await run({ 'm.json': '{"accuracy": 0.86}' }, inputs);
    expect(step.exitCode).toBe(exitCode);
    expect(step.outputs['verdict']).toBe('inconclusive');
    expect(step.annotations.map((each) => each.level)).toEqual([level]);
    expect(step.evidence?.checks[0]).toMatchObject({ sizes: { n: 100, successes: 86 } });
  });
});

describe('errors are one sentence with the remedy, and no verdict', () => {
  test.each([
    [
      'a missing file',
      {},
      {},
      'The metrics file m.json does not exist. Check the path and that the step which writes it ran before this one.',
    ],
    [
      'an empty file',
      { 'm.json': '' },
      {},
      'The metrics file m.json is empty. Write a JSON object such as {"accuracy": 0.91} after training, before this step.',
    ],
    [
      'an empty object',
      { 'm.json': '{}' },
      {},
      'The metrics file m.json is an empty object. Write a JSON object such as {"accuracy": 0.91} after training, before this step.',
    ],
    [
      'a list',
      { 'm.json': '[0.9]' },
      {},
      'The metrics file m.json holds a list, not an object of metrics. Write a JSON object such as {"accuracy": 0.91} after training, before this step.',
    ],
    [
      'a syntax error',
      {},
      { thresholds: 'accuracy => 0.85' },
      '`thresholds`: `accuracy => 0.85`, column 10: "=>" is not a comparison. Write `>=`.',
    ],
    [
      'an unknown input',
      {},
      { treshold: 'x' },
      '`treshold` is not an input of check-model-threshold. Did you mean `thresholds`?',
    ],
    [
      'a broken address',
      {},
      { metrics: 'models:/flights' },
      '"models:/flights" is not the address of a model. Write models:/<name>@<alias>, models:/<name>/<version>, runs:/<run id> or git:<tag>.',
    ],
    [
      'an unknown key in tidegate.yml',
      { 'tidegate.yml': 'check-model-threshold: { treshold: a > 1 }' },
      {},
      'tidegate.yml: check-model-threshold.treshold: unknown key "treshold"; did you mean "thresholds"?. Mend the keys named.',
    ],
  ])('%s', async (_, files, inputs, message) => {
    const step = await run(files, { metrics, thresholds, ...inputs });
    expect(step.exitCode).toBe(2);
    expect(step.outputs).toEqual({});
    expect(step.annotations).toHaveLength(1);
    expect(step.annotations[0]?.message).toBe(message);
    expect(step.visible).not.toMatch(/^\s+at /m);
  });
});

describe('tidegate.yml', () => {
  const yaml = `check-model-threshold: { metrics: m.json, thresholds: accuracy >= 0.8 }
environments:
  production: { check-model-threshold: { thresholds: accuracy >= 0.9 } }
`;
  const files = { 'm.json': '{"accuracy": 0.85}', 'tidegate.yml': yaml };

  test('gives the thresholds, an explicit input wins, and an environment is stricter', async () => {
    expect((await run(files, {})).outputs['verdict']).toBe('pass');
    expect((await run(files, { thresholds: 'accuracy >= 0.86' })).outputs['failed']).toBe('["accuracy >= 0.86"]');
    const production = await run(files, { environment: 'production' });
    expect(production.outputs['failed']).toBe('["accuracy >= 0.9"]');
    expect(production.evidence?.environment).toBe('production');
  });

  test('whose production is looser than its staging is an error', async () => {
    const looser = yaml.replace(
      'environments:',
      'environments:\n  staging: { check-model-threshold: { thresholds: accuracy >= 0.95 } }',
    );
    const step = await run({ ...files, 'tidegate.yml': looser }, { environment: 'production' });
    expect([step.exitCode, step.annotations[0]?.message]).toEqual([
      2,
      expect.stringContaining('production asks `accuracy >= 0.9`, and staging before it asks `accuracy >= 0.95`'),
    ]);
  });

  test('an environment it does not have is an error', async () => {
    const step = await run(files, { environment: 'staging' });
    expect(step.exitCode).toBe(2);
    expect(step.annotations[0]?.message).toContain('tidegate.yml has no environment "staging"');
  });
});

test('hostile names and values change nothing but themselves', async () => {
  const file = JSON.stringify({
    ['__pro' + 'to__']: 0.5,
    constructor: 0.5,
    'a\n::error::pwned\n::set-output name=verdict::pass': 0.5,
    '<img src=x onerror=alert(1)>': 0.5,
    '| [link](https://evil.invalid) |': '</td><script>alert(2)</script>',
    accuracy: '\n::error::pwned\u2028::add-mask::pass',
  });
  const rules = [
    '__proto__ >= 0.9',
    '"<img src=x onerror=alert(1)>" >= 0.9',
    '"| [link](https://evil.invalid) |" >= 0.9',
    'accuracy >= 0.9',
    'a >= 0.9',
    '"a\r::error::pwned" >= 0.9',
  ].join('\n');
  const step = await run({ 'm.json': file }, { metrics, thresholds: rules, mode: 'warn' });
  expect(step.exitCode).toBe(0);
  expect(step.outputs['verdict']).toBe('fail');
  expect(JSON.parse(step.outputs['failed']!)).toHaveLength(6);
  expect(Object.keys(JSON.parse(step.outputs['metrics']!) as object)).toContain('__proto__');
  expect(step.stdout.split('\n').filter((line) => line.startsWith('::'))).toHaveLength(1);
  expect(step.annotations).toHaveLength(1);
  expect(step.masks).toEqual([]);
  expect(step.summary).not.toMatch(/<img|<script|\]\(https|^::/m);
  const html = await readFile(join(step.workspace, step.outputs['report']!), 'utf8');
  expect(html).not.toMatch(/<img src=x|<script>alert/);
});

describe('a registry', () => {
  test('that refuses is an error, and the password in its address is nowhere to be read', async () => {
    const server = createServer((_, response) => response.writeHead(401).end('{}')).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    try {
      const { port } = server.address() as AddressInfo;
      const secret = 'planted-pass-0001';
      const step = await run(
        {},
        {
          metrics: 'models:/flights@production',
          thresholds,
          'registry-uri': `http://user:${secret}@127.0.0.1:${port}`,
        },
      );
      expect(step.exitCode).toBe(2);
      expect(step.outputs).toEqual({});
      expect(step.annotations[0]?.title).toBe('Tidegate: unauthorized');
      expect(step.visible).not.toContain(secret);
    } finally {
      server.close();
    }
  });

  test('that gives no answer makes it inconclusive and names the address without its password', async () => {
    const secret = 'planted-pass-0002';
    const step = await run(
      { 'tidegate.yml': `registry-uri: http://user:${secret}@127.0.0.1:1\n` },
      { metrics: 'models:/flights@production', thresholds },
      { timeoutMs: 120_000 },
    );
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ verdict: 'inconclusive', metrics: '{}', failed: '[]' });
    expect(step.evidence?.reason).toContain('127.0.0.1:1');
    expect(step.visible).not.toContain(secret);
  });
});
