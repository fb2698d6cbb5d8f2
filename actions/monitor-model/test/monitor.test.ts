import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { evidence } from '@tidegate/testing';
import { driftEvidence } from '../../../packages/monitoring/test/made.ts';
import { day, lay, type Monitored, start, startMonitored, tell } from './story.ts';

jest.setTimeout(120_000);

let world: Monitored;
let workspace: string;
beforeEach(() => void (workspace = mkdtempSync(join(tmpdir(), 'tidegate-monitor-'))));
afterEach(async () => {
  await world.github.stop();
  rmSync(workspace, { recursive: true, force: true });
});

let runs = 0;
/** The run of a day, with so many of four columns drifted. */
async function onDay(at: number, drifted: number, inputs: Record<string, unknown> = {}, id = `${++runs}`) {
  world.time = start + at * day;
  lay(workspace, { 'evidence/data.json': driftEvidence({ drifted, at, rules: ['pass'] }) });
  const story = await tell(world, workspace, inputs, { id });
  if (story.error) throw story.error;
  return { ...story, result: story.result! };
}
const history = () =>
  readFileSync(join(workspace, 'history.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('one model', () => {
  test('a quiet run: a row, no issue, no retraining', async () => {
    world = await startMonitored();
    const { result } = await onDay(0, 0);
    expect(result).toMatchObject({
      verdict: 'pass',
      reason: 'No retraining: drift in no run.',
      subject: { model: 'flights' },
      outputs: {
        retrain: false,
        reason: 'No retraining: drift in no run.',
        'issue-number': undefined,
        'history-rows': 1,
      },
    });
    expect(result.checks.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([
      ['drift', 'pass', 'drift_score is 0, not above 0.5.'],
      ['quality', 'pass', 'Rule 0 says pass.'],
      ['retrain', 'pass', 'No retraining: drift in no run.'],
      ['history', 'pass', 'In the file history.jsonl: 1 row recorded.'],
    ]);
    expect(world.issues).toEqual([]);
    expect(history()).toMatchObject([
      {
        model_name: 'flights',
        drift_score: 0,
        num_drifted_columns: 0,
        share_missing_values: 0.02,
        dataset_drift: false,
        num_rows: 1000,
      },
    ]);
  });

  test('drift: an issue, retraining once per cooldown, and the issue closes when it is over', async () => {
    world = await startMonitored();
    const inputs = { cooldown: '3d' };
    const first = await onDay(0, 3, inputs);
    expect(first.result).toMatchObject({
      verdict: 'warn',
      reason: 'Retraining is asked for: drift in this run. drift_score is 0.75, above 0.5.',
      outputs: { retrain: true, 'issue-number': 1, 'retrain-models': ['flights'] },
    });
    expect(first.io.outputs.get('retrain')).toBe(true);
    expect(world.open).toMatchObject([
      {
        number: 1,
        title: 'Model flights: its data has drifted',
        labels: ['model-monitoring', 'alert', 'drift-detection'],
      },
    ]);
    expect(world.open[0]!.body!.replace(/^<!--.*-->\n/, '')).toBe(`drift&#95;score is 0.75, above 0.5.

| | |
|---|---|
| model | **flights** |
| score | 0.75 |
| threshold | 0.5 |
| measured | 2026-01-01T00:00:00.000Z |
| retraining | Retraining is asked for: drift in this run. drift&#95;score is 0.75, above 0.5. |
| last runs | 🟥 (newest last) |

Columns that drifted:

- a
- b
- c

Kept up to date by monitor-model, and closed when it is over. [Report](https://github.invalid/octo/flights/actions/runs/${runs})`);
    const asked = [];
    for (const at of [1, 2, 3, 4, 5, 6]) asked.push((await onDay(at, 4, inputs)).result.outputs['retrain']);
    expect(asked).toEqual([false, false, true, false, false, true]);
    expect(world.issues).toHaveLength(1);
    expect(world.open[0]!.body).toContain('🟥🟥🟥🟥🟥🟥🟥 (newest last, over 6d)');

    const over = await onDay(7, 0, inputs);
    expect(over.result).toMatchObject({ verdict: 'pass', outputs: { retrain: false, 'issue-number': undefined } });
    expect(world.issues).toMatchObject([
      { state: 'closed', comments: [{ body: expect.stringContaining('Over: drift&#95;score is 0, not above 0.5.') }] },
    ]);
    // Again within the week: the same issue.
    await onDay(9, 4, inputs);
    expect(world.issues).toMatchObject([{ number: 1, state: 'open' }]);
    await onDay(10, 0, inputs);
    await onDay(30, 4, inputs);
    expect(world.issues).toMatchObject([{ state: 'closed' }, { state: 'open' }]);
  });

  test('`on-alarm: fail` makes it red', async () => {
    world = await startMonitored();
    expect((await onDay(0, 3, { 'on-alarm': 'fail' })).result.verdict).toBe('fail');
  });

  test('columns that could not be decided, where they matter, make it inconclusive and keep the issue', async () => {
    world = await startMonitored();
    await onDay(0, 4);
    lay(workspace, { 'evidence/data.json': driftEvidence({ drifted: 1, undecided: 3, at: 1 }) });
    const { result } = await tell(world, workspace, {}, { id: 'x' });
    expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { retrain: false } });
    expect(world.open).toHaveLength(1);
    // One undecided of four cannot lift one drifted above a half.
    lay(workspace, { 'evidence/data.json': driftEvidence({ drifted: 1, undecided: 1, at: 2 }) });
    expect((await tell(world, workspace, {}, { id: 'y' })).result).toMatchObject({ verdict: 'pass' });
    expect(world.open).toHaveLength(0);
  });

  test('bad data: an issue of its own, and no retraining on it', async () => {
    world = await startMonitored();
    lay(workspace, { 'evidence/data.json': driftEvidence({ rules: ['fail', 'pass'] }) });
    const { result } = await tell(world, workspace, {}, { id: '1' });
    expect(result).toMatchObject({ verdict: 'warn', outputs: { retrain: false, 'issue-number': 1 } });
    expect(world.open).toMatchObject([{ title: 'Model flights: its data is bad' }]);
  });

  test('a dry run decides, and leaves nothing behind', async () => {
    world = await startMonitored();
    await onDay(0, 0);
    const { result } = await onDay(1, 4, { mode: 'dry-run', export: 'json:out.json' });
    expect(result).toMatchObject({ outputs: { retrain: true, 'issue-number': undefined, 'history-rows': 2 } });
    expect(history()).toHaveLength(1);
    expect(world.issues).toEqual([]);
  });
});

describe('performance', () => {
  const rules = { performance: 'accuracy >= production - 0.02', metrics: 'live.json', production: 'production.json' };
  const measured = async (live: object | string, production: object = { accuracy: 0.9 }) => {
    lay(workspace, { 'evidence/data.json': driftEvidence({}), 'live.json': live, 'production.json': production });
    return tell(world, workspace, rules, { id: `${++runs}` });
  };

  test.each([
    [0.88, 'pass', false],
    [0.93, 'pass', false],
    [0.87, 'warn', true],
  ])('accuracy %d', async (accuracy, verdict, retrain) => {
    world = await startMonitored();
    const { result } = await measured({ accuracy });
    expect(result).toMatchObject({ verdict, outputs: { retrain } });
    expect(world.open.map(({ title }) => title)).toEqual(retrain ? ['Model flights: it has become worse'] : []);
  });

  test.each([
    ['NaN', '{"accuracy": NaN}', undefined],
    ['missing', '{"f1": 0.9}', undefined],
    ['a text', '{"accuracy": "90%"}', undefined],
    ['missing in production', '{"accuracy": 0.9}', { f1: 0.9 }],
  ])('%s is neither an alarm nor a pass', async (_, live, production) => {
    world = await startMonitored();
    const { result } = await measured(live, production);
    expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { retrain: false } });
    expect(world.issues).toEqual([]);
  });

  test('gates that judged the model say it in their evidence', async () => {
    world = await startMonitored();
    lay(workspace, {
      'evidence/threshold.json': evidence({
        verdict: 'fail',
        reason: 'accuracy is 0.7, not at least 0.8.',
        checks: [{ id: 'a', title: 'a', subject: 'accuracy', verdict: 'fail', reason: 'no', observed: 0.7 }],
      }),
    });
    const { result } = await tell(world, workspace, {}, { id: '1' });
    expect(result).toMatchObject({ verdict: 'warn', outputs: { retrain: true } });
    expect(result!.outputs['reason']).toBe(
      'Retraining is asked for: degradation in this run. accuracy is 0.7, not at least 0.8.',
    );
    expect(history()).toMatchObject([
      { metrics: { accuracy: 0.7 }, drift_score: null, signals: { performance: 'alarm' } },
    ]);
  });

  test('a registry that does not answer leaves it open', async () => {
    world = await startMonitored();
    lay(workspace, { 'evidence/data.json': driftEvidence({}), 'live.json': { accuracy: 0.9 } });
    const { result } = await tell(
      world,
      workspace,
      { ...rules, production: 'models:/flights@production', 'registry-uri': 'http://127.0.0.1:9' },
      { id: '1' },
    );
    expect(result).toMatchObject({ verdict: 'inconclusive' });
    expect(result!.reason).toContain('127.0.0.1:9');
  });
});

describe('runs that are repeated, killed or beside each other', () => {
  test('repeated: one row, one issue, the same answer', async () => {
    world = await startMonitored();
    const first = await onDay(0, 4, {}, '7');
    for (const attempt of ['2', '3']) {
      const again = await tell(
        world,
        workspace,
        {},
        { id: '7', run: { repository: 'octo/flights', id: '7', attempt, job: 'monitor' } },
      );
      expect(again.result!.outputs).toEqual(first.result.outputs);
    }
    expect(history()).toHaveLength(1);
    expect(world.issues).toHaveLength(1);
  });

  test('killed between history and issue: the repeated run and the next one both put it right', async () => {
    world = await startMonitored({ faults: [{ route: 'GET /issues', effect: 'reset', times: 100 }] });
    const { result } = await onDay(0, 4, {}, '7');
    expect(result).toMatchObject({ verdict: 'warn', outputs: { retrain: true, 'issue-number': undefined } });
    expect(result.checks.filter(({ id }) => id.startsWith('issue'))).toMatchObject([
      { verdict: 'warn', reason: expect.stringContaining('The next run will see to it.') },
      { verdict: 'warn' },
    ]);
    await world.github.stop();
    world = await startMonitored();
    expect((await onDay(0, 4, {}, '7')).result.outputs).toMatchObject({ retrain: true, 'issue-number': 1 });
    await onDay(1, 4);
    expect(history()).toHaveLength(2);
    expect(world.issues).toHaveLength(1);
  });

  test('killed before the issue was closed: the next run closes it', async () => {
    world = await startMonitored();
    await onDay(0, 4);
    await onDay(1, 0, { issues: false });
    expect(world.open).toHaveLength(1);
    await onDay(2, 0);
    expect(world.open).toHaveLength(0);
  });

  test('two runs at once: two rows, one issue, one request', async () => {
    world = await startMonitored();
    lay(workspace, { 'evidence/data.json': driftEvidence({ drifted: 4 }) });
    const both = await Promise.all(['8', '9'].map((id) => tell(world, workspace, {}, { id })));
    expect(history()).toHaveLength(2);
    expect(world.open).toHaveLength(1);
    expect(both.map(({ result }) => result!.outputs['retrain']).sort()).toEqual([false, true]);
  });

  test('the same run twice at once: one row', async () => {
    world = await startMonitored();
    lay(workspace, { 'evidence/data.json': driftEvidence({ drifted: 4 }) });
    const both = await Promise.all(['8', '8'].map((id) => tell(world, workspace, {}, { id })));
    expect(history()).toHaveLength(1);
    expect(world.open).toHaveLength(1);
    expect(both.map(({ result }) => result!.outputs['retrain'])).toEqual([true, true]);
  });
});

describe('issues that cannot be kept change no verdict', () => {
  test.each([
    [
      'a token of a fork',
      { tokens: { ghs_plantedTokenThatNobodyMaySee06: { permissions: { issues: 'read' as const } } } },
    ],
    ['a token that is not known', { tokens: {} }],
    ['GitHub is down', { faults: [{ route: 'GET /issues', effect: { status: 503 }, times: 100 }] }],
  ])('%s', async (_, options) => {
    world = await startMonitored(options);
    const { result } = await onDay(0, 4);
    expect(result).toMatchObject({ verdict: 'warn', outputs: { retrain: true } });
    expect(history()).toHaveLength(1);
    expect(JSON.stringify(result)).not.toContain('planted');
  });
});
