// Plants tokens in every input of every action, deep and shallow, and looks for them in all that a person can read.
import { mkdtempSync, writeFileSync } from 'node:fs';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { fieldInfo } from '@tidegate/fields';
import type { Action } from '@tidegate/kit';
import { evidence, runBundle } from '@tidegate/testing';
import type { z } from 'zod';

/** Runs at a time; most of their time they wait for nobody's answer. */
const atOnce = 14;
const planted = 'planted-s3cr3t';
const address = (name: string) => `http://robot:${planted}-${name}@127.0.0.1:9/path?access_token=${planted}-query`;

const workspace = mkdtempSync(join(tmpdir(), 'tidegate-secrets-'));
writeFileSync(join(workspace, 'metrics.json'), '{ "accuracy": 0.9 }');
writeFileSync(join(workspace, 'data.csv'), 'id,amount\n1,2\n2,3\n');
writeFileSync(join(workspace, 'evidence.json'), JSON.stringify(evidence()));
writeFileSync(
  join(workspace, 'workflow.yml'),
  `on: push\njobs: { test: { steps: [{ run: 'curl ${address('step')} || true' }] } }\n`,
);

/** Inputs with which each action gets as far as it can with nobody answering. */
const deep: Record<string, Record<string, string>> = {
  'validate-data': { data: 'data.csv', rules: 'rows: { min: 1 }' },
  'check-model-threshold': { metrics: 'models:/m@production', thresholds: 'accuracy >= 0.5', registry: 'mlflow' },
  'compare-with-production': {
    candidate: 'metrics.json',
    production: 'models:/m@production',
    rules: 'accuracy >= production',
    registry: 'mlflow',
  },
  tidegate: {
    data: 'data.csv',
    'data-rules': 'rows: { min: 1 }',
    metrics: 'metrics.json',
    thresholds: 'accuracy >= 0.5',
    production: 'models:/m@production',
    'comparison-rules': 'accuracy >= production',
    registry: 'mlflow',
  },
  'promote-model': { model: 'm', operation: 'resolve', registry: 'mlflow' },
  'monitor-model': {
    model: 'flights',
    evidence: 'evidence.json',
    history: 'postgres',
    connection: address('database'),
    metrics: 'metrics.json',
    performance: 'accuracy >= production',
    production: 'models:/m@production',
    registry: 'mlflow',
  },
  report: {
    evidence: 'evidence.json',
    to: 'summary, comment, issue, html, junit, sarif, model-card, training-report, deployment-report, notification',
    'pull-request': '3',
  },
  'pipeline-metrics': { to: 'summary, json, prometheus, postgres', 'request-timeout': '1s' },
  'trigger-deploy': {
    workflow: 'deploy.yml',
    'request-timeout': '1s',
    inputs: 'a: b',
    'environment-name': 'production',
    'report-url': address('report'),
  },
  'canary-rollout': {
    router: 'command',
    target: '{ read: [echo, "0"], write: [echo, "{weight}"] }',
    steps: '50%:1s, 100%',
    analysis: `{ source: http, url: "${address('analysis')}", interval: 1s, max-outage: 1s }`,
    patience: '1s',
    state: 'file:state',
  },
  'workflow-lint': { files: 'workflow.yml' },
  'smoke-test': { url: address('url'), payloads: 'metrics.json', 'wait-for': '1s', timeout: '1s' },
};

const environment = {
  MLFLOW_TRACKING_URI: address('mlflow'),
  MLFLOW_TRACKING_TOKEN: `${planted}-token`,
  MLFLOW_TRACKING_PASSWORD: `${planted}-password`,
  GITHUB_API_URL: 'http://127.0.0.1:9',
  // The engine is fetched once, not for each of the runs.
  RUNNER_TOOL_CACHE: join(workspace, 'tools'),
};

const names = readdirSync(join(import.meta.dirname, '../../actions'));

async function inputsOf(name: string): Promise<{ all: string[]; secret: string[] }> {
  const { action } = (await import(`../../actions/${name}/src/action.ts`)) as { action: Action };
  const entries = Object.entries(action.allInputs.shape) as [string, z.ZodType][];
  return {
    all: entries.map(([input]) => input).filter((input) => !['report-dir', 'config'].includes(input)),
    secret: entries.filter(([, schema]) => fieldInfo(schema)?.secret).map(([input]) => input),
  };
}

async function look(name: string, inputs: Record<string, string>): Promise<void> {
  const run = await runBundle(name, { workspace, inputs: { 'upload-report': 'false', ...inputs }, env: environment });
  expect(run.visible).not.toContain(planted);
  expect(run.visible).not.toContain(Buffer.from(planted).toString('base64').slice(0, 12));
  expect(run.exitCode).not.toBe(3);
}

test('every action has a deep run', () => {
  expect(Object.keys(deep).sort()).toEqual(names.sort());
});

describe.each(names)('%s', (name) => {
  test('secret inputs and credentials of the environment', async () => {
    const { secret } = await inputsOf(name);
    await look(name, { ...deep[name], ...Object.fromEntries(secret.map((input) => [input, `${planted}-${input}`])) });
  }, 60_000);

  test('a password in the address, in any input', async () => {
    const { all, secret } = await inputsOf(name);
    const base = { ...deep[name], ...Object.fromEntries(secret.map((input) => [input, `${planted}-${input}`])) };
    for (let i = 0; i < all.length; i += atOnce) {
      await Promise.all(all.slice(i, i + atOnce).map((input) => look(name, { ...base, [input]: address(input) })));
    }
  }, 180_000);
});

test('the look finds what is really there', async () => {
  const run = await runBundle('check-model-threshold', {
    workspace,
    inputs: { metrics: 'metrics.json', thresholds: 'accuracy >= 0.5', model: 'told-openly', 'upload-report': 'false' },
  });
  expect(run.visible).toContain('told-openly');
});
