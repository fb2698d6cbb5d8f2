import { createHash } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from '@jest/globals';
import { type BundleOptions, runBundle } from '@tidegate/testing';

async function run(
  files: Record<string, string | Buffer>,
  inputs: Record<string, string>,
  options: BundleOptions = {},
) {
  const workspace = await mkdtemp(join(tmpdir(), 'tidegate-compare-'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(workspace, name), text);
  const fixed = { 'upload-report': 'false', candidate: 'new.json' };
  return runBundle('compare-with-production', {
    workspace,
    timeoutMs: 120_000,
    ...options,
    inputs: { ...fixed, ...inputs },
  });
}

const rules = 'accuracy >= production - 0.02';
const files = { 'new.json': '{"accuracy": 0.93}', 'old.json': '{"accuracy": 0.95}' };
const production = 'old.json';

/** 200 items; production wrong on the first `p`, the candidate wrong on the last `c`. */
function predictions(p: number, c: number): string {
  const rows = Array.from(
    { length: 200 },
    (_, i) => `f${i},1,${i >= 200 - c ? 0 : 1},${i < p ? 0 : 1},${i % 2 ? 'EU' : 'US'}`,
  );
  return ['id,label,candidate,production,region', ...rows, ''].join('\n');
}

describe('verdicts', () => {
  test('promote', async () => {
    const step = await run(files, { production, rules });
    expect(step.exitCode).toBe(0);
    expect(step.outputs).toEqual({
      decision: 'promote',
      'production-version': '',
      'best-candidate': '',
      deltas: '{"accuracy":-0.02}',
      verdict: 'pass',
      evidence: 'tidegate-report/compare-with-production.json',
      report: 'tidegate-report/compare-with-production.html',
    });
    expect(step.stdout).toBe(
      'compare-with-production: pass. accuracy is 0.93, at least 0.93, from production - 0.02 with production 0.95.\n',
    );
  });

  test.each([
    ['a worse value', '{"accuracy": 0.92}', '{"accuracy": 0.95}', 'accuracy is 0.92, not at least 0.93'],
    ['NaN in the candidate', '{"accuracy": NaN}', '{"accuracy": 0.95}', 'it is NaN, not a finite number'],
    ['NaN in production', '{"accuracy": 0.93}', '{"accuracy": NaN}', 'Production: accuracy could not be measured'],
    ['a text in production', '{"accuracy": 0.93}', '{"accuracy": "95%"}', 'write 0.95, without quotes'],
    ['nothing in production', '{"accuracy": 0.93}', '{"f1": 0.9}', 'it is not in old.json'],
  ])('keep: %s', async (_, mine, theirs, reason) => {
    const step = await run({ 'new.json': mine, 'old.json': theirs }, { production, rules, 'on-inconclusive': 'pass' });
    expect(step.exitCode).toBe(1);
    expect(step.outputs).toMatchObject({ verdict: 'fail', decision: 'keep' });
    expect(step.annotations[0]?.message).toContain(reason);
  });

  test('mode warn tells it and does not stop the job', async () => {
    const step = await run({ ...files, 'new.json': '{"accuracy": 0.5}' }, { production, rules, mode: 'warn' });
    expect([step.exitCode, step.outputs['decision']]).toEqual([0, 'keep']);
  });
});

describe('predictions', () => {
  const alone = { candidate: '', predictions: 'p.csv' };

  test.each([
    [30, 5, 'promote', 0],
    [5, 30, 'keep', 1],
    [12, 10, 'inconclusive', 1],
  ])('production wrong on %d, candidate on %d: %s', async (p, c, decision, exitCode) => {
    const step = await run({ 'p.csv': predictions(p, c) }, alone);
    expect([step.outputs['decision'], step.exitCode]).toEqual([decision, exitCode]);
    expect(step.evidence?.checks[0]).toMatchObject({
      sizes: { pairs: 200, 'right-to-wrong': c, 'wrong-to-right': p },
      method: { parameters: { alpha: 0.05, margin: 0 } },
      values: { 'p-value': expect.any(Number), 'interval-low': expect.any(Number) },
    });
  });

  test.each([
    ['warn', 0],
    ['pass', 0],
  ])('inconclusive with on-inconclusive %s exits %d', async (policy, exitCode) => {
    const step = await run({ 'p.csv': predictions(12, 10) }, { ...alone, 'on-inconclusive': policy });
    expect([step.exitCode, step.outputs['verdict']]).toEqual([exitCode, 'inconclusive']);
  });

  test('a margin and slices from tidegate.yml', async () => {
    const yaml = 'compare-with-production: { predictions: p.csv, margin: 0.1, slices: [region] }\n';
    const step = await run({ 'p.csv': predictions(12, 10), 'tidegate.yml': yaml }, { candidate: '' });
    expect(step.outputs['decision']).toBe('promote');
    expect(step.evidence?.checks.map(({ id }) => id)).toEqual(['predictions.accuracy', 'predictions.slices.region']);
  });

  test('several candidates: the best of those that pass', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => `f${i},1,${i % 20 ? 1 : 0},${i % 4 ? 1 : 0},${i % 5 ? 1 : 0}`);
    const text = ['id,label,candidate_new,candidate_other,production', ...rows].join('\n');
    const step = await run({ 'p.csv': text }, alone);
    expect(step.outputs).toMatchObject({ decision: 'promote', 'best-candidate': 'new' });
  });

  test('an F1 that is not shown to be kept stops the job', async () => {
    const inputs = { ...alone, 'paired-rules': 'f1 >= production - 0.005' };
    const step = await run({ 'p.csv': predictions(12, 10) }, inputs);
    expect([step.exitCode, step.outputs['verdict']]).toEqual([1, 'inconclusive']);
    const better = await run({ 'p.csv': predictions(60, 10) }, inputs);
    expect([better.exitCode, better.outputs['decision']]).toEqual([0, 'promote']);
  });

  test('Parquet, read by the engine in a process of its own', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tidegate-compare-parquet-'));
    const path = join(folder, 'p.parquet');
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    await connection.run(
      `COPY (SELECT 'f' || i AS id, 1 AS label, CAST(i >= 10 AS INTEGER) AS candidate, CAST(i < 150 AS INTEGER) AS production FROM range(200) r(i)) TO '${path}' (FORMAT parquet)`,
    );
    connection.closeSync();
    const files = { 'p.parquet': await readFile(path), 'cut.parquet': (await readFile(path)).subarray(0, 200) };
    const engine = createRequire(import.meta.url).resolve(
      `@duckdb/node-bindings-${process.platform}-${process.arch}/duckdb.node`,
    );
    const inputs = { candidate: '', 'engine-path': engine };
    const step = await run(files, { ...inputs, predictions: 'p.parquet' });
    expect(step.outputs).toMatchObject({ decision: 'promote', deltas: '{"predictions.accuracy":0.2}' });
    expect(step.evidence?.subject.dataDigest).toBe(
      `sha256:${createHash('sha256').update(files['p.parquet']).digest('hex')}`,
    );
    const cut = await run(files, { ...inputs, predictions: 'cut.parquet' });
    expect([cut.exitCode, cut.annotations[0]?.message]).toEqual([
      2,
      expect.stringContaining('cut.parquet cannot be read as Parquet'),
    ]);
    const gone = await run(files, { ...inputs, predictions: 'gone.parquet' });
    expect([gone.exitCode, gone.annotations[0]?.message]).toEqual([
      2,
      expect.stringContaining('gone.parquet does not exist'),
    ]);
  });

  test.each([
    [
      'a ragged line',
      'id,label,candidate,production\na,1,1\n',
      'The predictions file p.csv: line 2 has another number of fields than the header.',
    ],
    ['a missing column', 'id,label,candidate\na,1,1\n', 'The predictions file p.csv has no column `production`.'],
    ['no rows', 'id,label,candidate,production\n', 'The predictions file p.csv has no rows.'],
  ])('%s is an error', async (_, text, message) => {
    const step = await run({ 'p.csv': text }, alone);
    expect(step.exitCode).toBe(2);
    expect(step.outputs).toEqual({});
    expect(step.annotations[0]?.message).toContain(message);
  });

  test('a missing file is an error', async () => {
    const step = await run({}, alone);
    expect([step.exitCode, step.annotations[0]?.message]).toEqual([
      2,
      expect.stringContaining('The predictions file p.csv does not exist.'),
    ]);
  });

  test('an id twice is inconclusive, and hostile text in it stays text', async () => {
    const text = 'id,label,candidate,production\n"a\n::error::pwned <b>",1,1,1\n"a\n::error::pwned <b>",1,1,1\n';
    const step = await run({ 'p.csv': text }, alone);
    expect(step.outputs['verdict']).toBe('inconclusive');
    expect(step.annotations).toHaveLength(1);
    expect(step.summary).not.toContain('<b>');
  });
});

describe('errors are one sentence with the remedy, and no verdict', () => {
  test.each([
    ['nothing to compare by', { production }, 'Neither `rules` nor `predictions` was given'],
    [
      'a syntax error',
      { production, rules: 'accuracy >= production - 2%' },
      'column 26: a percent sign could mean two things here',
    ],
    ['a missing file', { production: 'gone.json', rules }, 'The metrics file gone.json does not exist.'],
    [
      'an unknown input',
      { production, rule: rules },
      '`rule` is not an input of compare-with-production. Did you mean `rules`?',
    ],
    [
      'a bad policy',
      { production, rules, 'first-model': 'maybe' },
      '`first-model` is "maybe": expected one of fail, pass',
    ],
    ['a bad alpha', { production, rules, alpha: '0.5x' }, '`alpha` is "0.5x"'],
  ])('%s', async (_, inputs, message) => {
    const step = await run(files, inputs);
    expect(step.exitCode).toBe(2);
    expect(step.outputs).toEqual({});
    expect(step.annotations).toHaveLength(1);
    expect(step.annotations[0]?.message).toContain(message);
    expect(step.visible).not.toMatch(/^\s+at /m);
  });
});

describe('a registry', () => {
  const alias = 'models:/flights@production';

  /** A server that answers every request so; the password in its address must never be seen. */
  async function answering(status: number, body: unknown, check: (uri: string, secret: string) => Promise<void>) {
    const server = createServer((_, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const secret = 'planted-pass-0003';
    try {
      await check(`http://user:${secret}@127.0.0.1:${(server.address() as AddressInfo).port}`, secret);
    } finally {
      server.close();
    }
  }

  test('that answers "none" is the first model: fail by default, pass when asked', async () => {
    const none = { error_code: 'RESOURCE_DOES_NOT_EXIST', message: 'Registered Model with name=flights not found' };
    await answering(404, none, async (uri, secret) => {
      const inputs = { production: alias, rules, 'registry-uri': uri };
      const strict = await run(files, inputs);
      expect([strict.exitCode, strict.outputs['verdict'], strict.outputs['decision']]).toEqual([1, 'fail', 'keep']);
      const lenient = await run(files, { ...inputs, 'first-model': 'pass' });
      expect([lenient.exitCode, lenient.outputs['verdict'], lenient.outputs['decision']]).toEqual([
        0,
        'pass',
        'promote',
      ]);
      expect(strict.visible + lenient.visible).not.toContain(secret);
    });
  });

  test.each([
    [401, 2, undefined],
    [403, 2, undefined],
  ])('that answers %d ends with exit %d, also when the first model may pass', async (status, exitCode, verdict) => {
    await answering(status, {}, async (uri, secret) => {
      const step = await run(files, { production: alias, rules, 'registry-uri': uri, 'first-model': 'pass' });
      expect([step.exitCode, step.outputs['verdict']]).toEqual([exitCode, verdict]);
      expect(step.visible).not.toContain(secret);
    });
  });

  test('that gives no answer is inconclusive, also when the first model may pass', async () => {
    const inputs = {
      production: alias,
      rules,
      'registry-uri': 'http://user:planted-pass-0004@127.0.0.1:1',
      'first-model': 'pass',
    };
    const step = await run(files, inputs);
    expect([step.exitCode, step.outputs['verdict'], step.outputs['decision']]).toEqual([
      1,
      'inconclusive',
      'inconclusive',
    ]);
    expect(step.evidence?.reason).toContain('127.0.0.1:1');
    expect(step.visible).not.toContain('planted-pass-0004');
  });
});
