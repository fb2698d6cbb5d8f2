import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type BundleRun, runBundle } from '@tidegate/testing';
import { type MlflowServer, start } from '../../../scripts/servers/mlflow.ts';

jest.setTimeout(180_000);

const scratch = () => mkdtempSync(join(tmpdir(), 'tidegate-mlflow-'));
const password = 's3cret-of-the-mlflow-server';
let server: MlflowServer;
beforeAll(async () => {
  server = await start({ folder: scratch(), auth: { username: 'ada', password } });
}, 600_000);
afterAll(() => server.stop());

test('a model on its way through a real MLflow server, its password nowhere', async () => {
  const workspace = scratch();
  mkdirSync(join(workspace, 'models'));
  for (const name of ['first', 'second']) writeFileSync(join(workspace, `models/${name}.bin`), name);
  writeFileSync(join(workspace, 'models/metrics.json'), '{"accuracy": 0.9, "loss": NaN}');
  const runs: BundleRun[] = [];
  const step = async (inputs: Record<string, string>) => {
    const run = await runBundle('promote-model', {
      workspace,
      inputs: { model: 'flights', 'upload-report': 'false', ...inputs },
      env: { MLFLOW_TRACKING_URI: server.url, MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: password },
    });
    runs.push(run);
    return run;
  };
  const register = { operation: 'register', metrics: 'models/metrics.json' };
  expect((await step({ operation: 'resolve' })).evidence).toMatchObject({ verdict: 'inconclusive' });
  expect((await step({ ...register, source: 'models/first.bin' })).outputs).toMatchObject({
    version: '1',
    'model-uri': 'models:/flights/1',
  });
  expect((await step({ operation: 'promote', version: '1', 'expected-version': 'none' })).exitCode).toBe(0);
  expect((await step({ ...register, source: 'models/second.bin' })).outputs['version']).toBe('2');
  expect(
    (await step({ operation: 'promote', version: '2', 'expected-version': '1' })).outputs['previous-version'],
  ).toBe('1');
  expect((await step({ operation: 'promote', version: '2', 'expected-version': '1' })).evidence).toMatchObject({
    verdict: 'pass',
    reason: expect.stringContaining('points at 2 already, though `expected-version` is 1; nothing was changed'),
  });
  expect((await step({ operation: 'promote', version: '1', 'expected-version': 'none' })).evidence).toMatchObject({
    verdict: 'fail',
    reason: expect.stringContaining('it points at 2, and `expected-version` is none'),
  });
  const resolved = await step({ operation: 'resolve' });
  expect(resolved.evidence!.checks[0]!.values).toEqual({ accuracy: 0.9, loss: 'NaN' });
  const downloaded = await step({ operation: 'download' });
  expect(readFileSync(join(workspace, downloaded.outputs['model-path']!), 'utf8')).toBe('second');
  expect((await step({ operation: 'rollback' })).outputs).toMatchObject({ version: '1', 'previous-version': '2' });
  expect((await step({ operation: 'rollback' })).exitCode).toBe(2);
  expect((await step({ operation: 'promote', version: '3' })).annotations[0]!.message).toContain(
    'flights has no version 3',
  );
  for (const run of runs) {
    expect(run.visible).not.toContain(password);
    expect(run.visible).not.toContain(Buffer.from(`ada:${password}`).toString('base64'));
  }
});
