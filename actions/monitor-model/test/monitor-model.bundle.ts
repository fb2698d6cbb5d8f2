import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Evidence } from '@tidegate/evidence';
import { type BundleOptions, runBundle } from '@tidegate/testing';
import { driftEvidence } from '../../../packages/monitoring/test/made.ts';
import { git, originOf, repository, shallowClone } from '../../../packages/registry/test/world.ts';
import { lay, type Monitored, startMonitored, token } from './story.ts';

jest.setTimeout(120_000);

let world: Monitored | undefined;
let workspace: string;
beforeEach(() => void (workspace = mkdtempSync(join(tmpdir(), 'tidegate-monitor-'))));
afterEach(async () => {
  const ended = world;
  world = undefined;
  await ended?.github.stop();
});

async function run(
  made: Evidence,
  inputs: Readonly<Record<string, string>> = {},
  { id = '99', env = {}, ...options }: BundleOptions & { id?: string } = {},
) {
  const folder = options.workspace ?? workspace;
  lay(folder, { 'evidence/data.json': made });
  const step = await runBundle('monitor-model', {
    workspace: folder,
    ...options,
    inputs: {
      ...{
        token,
        model: 'flights',
        evidence: 'evidence/data.json',
        history: 'file:history.jsonl',
        'upload-report': 'false',
      },
      ...inputs,
    },
    env: { GITHUB_API_URL: world?.github.url ?? 'http://127.0.0.1:9', GITHUB_RUN_ID: id, ...env },
  });
  expect(step.visible).not.toContain(token);
  expect(step.stderr).toBe('');
  return step;
}
const rows = (folder = workspace) => readFileSync(join(folder, 'history.jsonl'), 'utf8').split('\n').length - 1;

describe('verdicts', () => {
  test('a quiet run passes', async () => {
    world = await startMonitored();
    const step = await run(driftEvidence({}));
    expect(step.exitCode).toBe(0);
    expect(step.stdout.replace(/^::add-mask::.*\n/gm, '')).toBe(
      'monitor-model: pass. No retraining: drift in no run.\n',
    );
    expect(step.outputs).toEqual({
      retrain: 'false',
      reason: 'No retraining: drift in no run.',
      'issue-number': '',
      'history-rows': '1',
      'retrain-models': '[]',
      models:
        '{"flights":{"retrain":false,"cause":null,"reason":"No retraining: drift in no run.","issues":{},"rows":1}}',
      'kept-aside': '',
      verdict: 'pass',
      evidence: 'tidegate-report/monitor-model.json',
      report: 'tidegate-report/monitor-model.html',
    });
  });

  test('an alarm warns, opens an issue and does not stop the job; with `on-alarm: fail` it does', async () => {
    world = await startMonitored();
    const step = await run(driftEvidence({ drifted: 4 }));
    expect(step).toMatchObject({ exitCode: 0, outputs: { verdict: 'warn', retrain: 'true', 'issue-number': '1' } });
    expect(step.annotations).toEqual([
      {
        level: 'warning',
        title: 'monitor-model: warn',
        message: 'Retraining is asked for: drift in this run. drift_score is 1, above 0.5.',
      },
    ]);
    const red = await run(driftEvidence({ drifted: 4, at: 1 }), { 'on-alarm': 'fail' }, { id: '100' });
    expect(red).toMatchObject({ exitCode: 1, outputs: { verdict: 'fail', 'issue-number': '1' } });
    expect(world.issues).toHaveLength(1);
    expect(red.evidence!.figures).toMatchObject([
      { kind: 'lines', series: [{ name: 'drift score' }, { name: 'missing values' }] },
    ]);
  });

  test('what could not be told stops the job', async () => {
    world = await startMonitored();
    const step = await run(driftEvidence({ undecided: 4 }));
    expect(step).toMatchObject({ exitCode: 1, outputs: { verdict: 'inconclusive', retrain: 'false' } });
  });

  test('no evidence is an error and leaves no verdict', async () => {
    const step = await run(driftEvidence({}), { evidence: 'elsewhere/*.json' });
    expect(step).toMatchObject({ exitCode: 2, outputs: {} });
    expect(step.annotations).toMatchObject([{ level: 'error', title: 'Tidegate: not-found' }]);
    expect(existsSync(join(workspace, 'history.jsonl'))).toBe(false);
  });

  test('the settings may stand in tidegate.yml', async () => {
    world = await startMonitored();
    lay(workspace, {
      'tidegate.yml':
        'monitor-model:\n  history: file:kept.jsonl\n  models:\n    churn: { evidence: [evidence/*.json], retrain-when: 2 of last 3 }\n    fraud: { evidence: evidence/*.json, new-rows: 10 }\n',
    });
    const given = driftEvidence({ drifted: 4 }, { subject: {} });
    const step = await run(given, { history: '', evidence: '', model: '' });
    expect(step.outputs).toMatchObject({ 'retrain-models': '["fraud"]', 'history-rows': '2' });
    expect(existsSync(join(workspace, 'kept.jsonl'))).toBe(true);
    lay(workspace, { 'tidegate.yml': 'monitor-model: { retrain-when: often, models: { churn: { cooldwn: 1d } } }\n' });
    const wrong = await run(given);
    expect(wrong.exitCode).toBe(2);
    expect(wrong.annotations[0]!.message).toMatch(/retrain-when.*2 of last 3/);
    expect(wrong.annotations[0]!.message).toContain('cooldwn');
  });
});

describe('processes that die or run beside each other', () => {
  test('killed between history and issue: the run repeated leaves one row and one issue', async () => {
    world = await startMonitored({ faults: [{ route: 'GET /issues', effect: 'hang', times: 1 }] });
    const made = driftEvidence({ drifted: 4 });
    const killed = await run(
      made,
      {},
      {
        onStart: ({ kill }) => {
          const waiting = async () => {
            while (world!.github.requests.length === 0) await sleep(20);
            kill('SIGKILL');
          };
          void waiting();
        },
      },
    );
    expect(killed.signal).toBe('SIGKILL');
    expect(killed.outputs).toEqual({ retrain: 'true' });
    expect([rows(), world.issues.length]).toEqual([1, 0]);
    const again = await run(made, {}, { env: { GITHUB_RUN_ATTEMPT: '2' } });
    expect(again.outputs).toMatchObject({ retrain: 'true', 'issue-number': '1', 'history-rows': '1' });
    expect([rows(), world.issues.length]).toEqual([1, 1]);
  });

  test('five runs at once: five rows, one issue, one request for retraining', async () => {
    world = await startMonitored();
    const steps = await Promise.all(
      [1, 2, 3, 4, 5].map((n) =>
        run(driftEvidence({ drifted: 4 }), { 'report-dir': `report-${n}` }, { id: String(n) }),
      ),
    );
    expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0, 0, 0]);
    expect(steps.filter(({ outputs }) => outputs['retrain'] === 'true')).toHaveLength(1);
    expect(rows()).toBe(5);
    expect(world.open).toHaveLength(1);
  });

  test('jobs with checkouts of their own share a branch', async () => {
    world = await startMonitored();
    const bare = originOf(repository());
    const jobs = [1, 2, 3].map((n) => ({ n, clone: shallowClone(bare) }));
    const history = { history: 'branch:tidegate-history' };
    const steps = await Promise.all(
      jobs.map(({ n, clone }) => run(driftEvidence({ drifted: 4 }), history, { id: String(n), workspace: clone })),
    );
    expect(steps.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect(steps.filter(({ outputs }) => outputs['retrain'] === 'true')).toHaveLength(1);
    expect(git(bare, 'rev-list', '--count', 'tidegate-history')).toBe('3');
    const next = await run(driftEvidence({ at: 1 }), history, { id: '4', workspace: shallowClone(bare) });
    expect(next.outputs).toMatchObject({ 'history-rows': '4', verdict: 'pass' });
    expect(world.open).toHaveLength(0);
  });
});

test('the database is away: the verdict stands, the password is nowhere', async () => {
  world = await startMonitored();
  const connection = 'postgresql://keeper:s3cret-word@127.0.0.1:9/metrics';
  for (const inputs of [{ history: 'postgres', connection }, { history: `postgres:${connection}` }]) {
    const step = await run(driftEvidence({ drifted: 4 }), {
      ...inputs,
      export: 'json:out/rows.json\nprometheus:out/model.prom',
    });
    expect(step).toMatchObject({
      exitCode: 0,
      outputs: { verdict: 'warn', 'kept-aside': '.tidegate/monitor-spool.jsonl' },
    });
    expect(step.visible).not.toContain('s3cret-word');
    expect(readFileSync(join(workspace, 'out/model.prom'), 'utf8')).toContain(
      'tidegate_model_drift_score_ratio{model="flights"} 1\n',
    );
    expect(JSON.parse(readFileSync(join(workspace, 'out/rows.json'), 'utf8'))).toMatchObject([
      { model_name: 'flights' },
    ]);
  }
});

test('names that are commands to somebody are words here', async () => {
  world = await startMonitored();
  const model = '::set-output name=retrain::true\n::error::x ${{ github.token }} <b>|`@octocat`';
  const step = await run(driftEvidence({ drifted: 4 }, { subject: {} }), { model });
  expect(step.outputs).toMatchObject({ retrain: 'true', verdict: 'warn' });
  expect(step.annotations).toHaveLength(1);
  expect(step.stdout).not.toMatch(/^::set-output|^::error/m);
  expect(world.open[0]!.title).not.toContain('\n');
  expect(world.open[0]!.body).not.toMatch(/<b>|@octocat|`/);
  expect(step.summary).not.toMatch(/<b>|@octocat/);
});
