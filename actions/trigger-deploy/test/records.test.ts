// The deployment records of GitHub, one for each release, as delivery metrics read them later.
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploymentPayloadSchema } from '@tidegate/github';
import type { GitHubDouble, RunStep } from '@tidegate/testing/github';
import { deployGitHub, dispatchRoute } from './double.ts';
import { tell } from './story.ts';

jest.setTimeout(120_000);

let github: GitHubDouble;
afterEach(() => github.stop());

const release = (version: string, more: object = {}) =>
  tell(github, { 'environment-name': 'production', model: 'fraud', 'model-version': version, ...more });
const states = () => github.deployments.map(({ statuses }) => statuses.map(({ state }) => state));
const last = () => states().map((all) => all.at(-1));
const through: RunStep[] = [
  { status: 'queued' },
  { status: 'in_progress' },
  { status: 'completed', conclusion: 'success' },
];

test('a record tells of the model, what it rests on and who asked', async () => {
  github = await deployGitHub({ script: through });
  const workspace = await mkdtemp(join(tmpdir(), 'tidegate-deploy-'));
  await writeFile(join(workspace, 'metrics.json'), '{"accuracy": 0.93, "note": "x"}');
  await writeFile(join(workspace, 'gate.json'), evidence());
  const { result } = await tell(
    github,
    {
      ...{ 'environment-name': 'production', model: 'fraud', 'model-digest': 'sha256:0123456789abcdef' },
      ...{ 'data-at': '2026-11-20T06:00:00+01:00', unplanned: 'true' },
      ...{ when: 'accuracy > 0.9', metrics: 'metrics.json', 'require-evidence': 'gate.json' },
    },
    { workspace },
  );
  const [record] = github.deployments;
  expect(record!.request).toMatchObject({ ref: 'main', task: 'deploy', description: 'Deploy fraud 42' });
  expect(record!.request['payload']).toEqual({
    model: 'fraud',
    version: '42',
    digest: 'sha256:0123456789abcdef',
    metrics: { accuracy: 0.93 },
    data_at: '2026-11-20T05:00:00.000Z',
    unplanned: true,
    evidence: [
      {
        file: 'gate.json',
        gate: 'compare-with-production',
        verdict: 'pass',
        digest: expect.stringMatching(/^sha256:/),
      },
    ],
    triggered_by: 'https://github.invalid/octo/flights/actions/runs/99',
    trigger_source: 'automated_ct_pipeline',
    workflow: 'deploy.yml',
    idempotency_key: github.runs[0]!.inputs['idempotency_key'],
  });
  expect(() => deploymentPayloadSchema.parse(record!.request['payload'])).not.toThrow();
  expect(states()).toEqual([['queued', 'in_progress', 'success']]);
  expect(record!.statuses.map(({ log_url: url }) => url)).toEqual(Array(3).fill(result!.outputs['run-url']));
  expect(record!.statuses.every(({ auto_inactive: auto }) => auto === false)).toBe(true);
});

describe('what was in production before', () => {
  test('goes inactive when the next release has all the traffic', async () => {
    github = await deployGitHub();
    for (const version of ['41', '42', '43']) await release(version);
    expect(last()).toEqual(['inactive', 'inactive', 'success']);
    expect(github.deployments[0]!.statuses.at(-1)).toMatchObject({ description: 'Replaced: Deploy fraud 42' });
  });

  test('stays while a canary has part of it', async () => {
    github = await deployGitHub();
    await release('41');
    await release('42', { task: 'deploy:canary' });
    expect(last()).toEqual(['success', 'success']);
    await release('42');
    expect(last()).toEqual(['inactive', 'inactive', 'success']);
  });

  test('stays when the next one fails', async () => {
    github = await deployGitHub();
    await release('41');
    Object.assign(github.runs[0]!.workflow, { script: [{ status: 'completed', conclusion: 'failure' }] });
    await release('42');
    expect(last()).toEqual(['success', 'failure']);
  });

  test('stays in another environment', async () => {
    github = await deployGitHub();
    await release('41', { 'environment-name': 'staging' });
    await release('41');
    expect(last()).toEqual(['success', 'success']);
  });
});

test('a rollback points at what it rolls back, which goes inactive', async () => {
  github = await deployGitHub();
  await release('41');
  await release('42');
  await release('41', { task: 'rollback' });
  const [, second, third] = github.deployments;
  expect(third!.request).toMatchObject({
    task: 'rollback',
    description: 'Roll back to fraud 41',
    payload: { version: '41', rolls_back: { deployment_id: second!.id, model: 'fraud', version: '42' } },
  });
  expect(last()).toEqual(['inactive', 'inactive', 'success']);
});

describe('one record for one release', () => {
  test('when it is asked for twice', async () => {
    github = await deployGitHub();
    const first = await release('42');
    const second = await release('42');
    expect(github.deployments).toHaveLength(1);
    expect(second.result!.outputs['deployment-id']).toBe(first.result!.outputs['deployment-id']);
    expect(states()).toEqual([['queued', 'success']]);
  });

  test('which an old trigger that runs again does not bring back', async () => {
    github = await deployGitHub();
    await release('42');
    await release('43');
    await release('42');
    expect(last()).toEqual(['inactive', 'success']);
  });

  test('when five ask at the same moment', async () => {
    github = await deployGitHub();
    await Promise.all(Array.from({ length: 5 }, () => release('42')));
    expect(github.deployments).toHaveLength(1);
    expect(github.runs).toHaveLength(1);
  });

  test('when the first one was not told how the run ended', async () => {
    github = await deployGitHub({
      script: [{ status: 'in_progress' }, { status: 'in_progress' }, ...through.slice(2)],
    });
    await release('42', { timeout: '1s' });
    expect(last()).toEqual(['in_progress']);
    await release('42');
    expect(last()).toEqual(['success']);
    expect(github.deployments).toHaveLength(1);
  });

  test('when the dispatch is refused and asked for again', async () => {
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect: { status: 422, message: 'No.' } }] });
    await release('42');
    expect(last()).toEqual(['error']);
    await release('42');
    expect(github.deployments).toHaveLength(1);
    expect(last()).toEqual(['success']);
  });
});

test('a run that waits for people is pending', async () => {
  const pending = [{ environment: 'production', reviewers: ['ada'] }];
  github = await deployGitHub({ script: [{ status: 'waiting', pending }] });
  await release('42');
  expect(states()).toEqual([['queued', 'pending']]);
});

test('wait: false leaves it queued, with the address of the run', async () => {
  github = await deployGitHub();
  const { result } = await release('42', { wait: 'false' });
  expect(github.deployments[0]!.statuses).toMatchObject([{ state: 'queued', log_url: result!.outputs['run-url'] }]);
});

function evidence(): string {
  const at = '2026-01-01T00:00:00Z';
  return JSON.stringify({
    ...{ schema: 'tidegate-evidence/1', tool: { name: 'tidegate', version: '0.1.0' }, gate: 'compare-with-production' },
    ...{ verdict: 'pass', reason: 'Better.', mode: 'enforce', subject: { model: 'fraud', version: '42' }, checks: [] },
    ...{ facts: {}, run: {}, startedAt: at, finishedAt: at },
  });
}
