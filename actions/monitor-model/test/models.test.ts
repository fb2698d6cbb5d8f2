import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { driftEvidence } from '../../../packages/monitoring/test/made.ts';
import { day, lay, type Monitored, start, startMonitored, tell } from './story.ts';

jest.setTimeout(120_000);

let world: Monitored;
let workspace: string;
beforeEach(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'tidegate-models-'));
  world = await startMonitored();
});
afterEach(() => world.github.stop());

const about = (model: string, drifted: number, at = 0) => driftEvidence({ drifted, at }, { subject: { model } });
const models = {
  churn: { evidence: 'churn/*.json' },
  fraud: { evidence: 'fraud/*.json', 'drift-when': 'num_drifted_columns >= 1', 'retrain-when': '2 of last 2' },
  price: { evidence: 'price/*.json', cooldown: '9d' },
};
const all = { model: undefined, evidence: undefined, models };

describe('several models in one step', () => {
  test('each is decided by itself', async () => {
    lay(workspace, {
      'churn/a.json': about('churn', 0),
      'fraud/a.json': about('fraud', 1),
      'price/a.json': about('price', 4),
    });
    const { result } = await tell(world, workspace, all, { id: '1' });
    expect(result).toMatchObject({
      verdict: 'warn',
      reason:
        '1 of 3 models ask for retraining. price: Retraining is asked for: drift in this run. drift_score is 1, above 0.5.',
      outputs: {
        retrain: true,
        'retrain-models': ['price'],
        'history-rows': 3,
        models: {
          churn: { retrain: false, cause: null, issues: {}, rows: 1 },
          fraud: {
            retrain: false,
            issues: { drift: 1 },
            reason: 'No retraining: drift in 1 of the last 2 runs, 2 would ask for it.',
          },
          price: { retrain: true, cause: 'drift', issues: { drift: 2 } },
        },
      },
    });
    expect(result!.checks.map(({ id }) => id)).toEqual([
      'churn.drift',
      'churn.retrain',
      'fraud.drift',
      'fraud.retrain',
      'price.drift',
      'price.retrain',
      'history',
    ]);
    world.time = start + day;
    lay(workspace, { 'fraud/a.json': about('fraud', 1, 1) });
    expect((await tell(world, workspace, all, { id: '2' })).result!.outputs['retrain-models']).toEqual(['fraud']);
  });

  test('what goes wrong with one is told, and stops no other', async () => {
    lay(workspace, { 'churn/a.json': '{"schema": "tidegate-evidence/1"', 'price/a.json': about('price', 4) });
    const { result } = await tell(world, workspace, all, { id: '1' });
    expect(result).toMatchObject({ verdict: 'inconclusive', outputs: { retrain: true, 'retrain-models': ['price'] } });
    expect(
      result!.checks.filter(({ verdict }) => verdict === 'inconclusive').map(({ id, reason }) => [id, reason]),
    ).toEqual([
      ['churn.evidence', expect.stringContaining('is not whole JSON')],
      ['fraud.evidence', expect.stringContaining('no evidence of a gate is at fraud/*.json')],
    ]);
    expect(world.open).toMatchObject([{ title: 'Model price: its data has drifted' }]);
  });

  test('as YAML text, and with what holds for all', async () => {
    lay(workspace, { 'a.json': about('churn', 3), 'b.json': about('fraud', 3) });
    const typed = {
      ...all,
      models: 'churn:\nfraud: { evidence: b.json }',
      evidence: 'a.json',
      'drift-when': 'drift_score > 0.9',
    };
    const { result } = await tell(world, workspace, typed, { id: '1' });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { 'history-rows': 2 } });
  });
});

describe('evidence that does not fit is an error, never a quiet run', () => {
  test.each<[string, Record<string, object | string>, Record<string, unknown>, string]>([
    ['none', {}, {}, 'no evidence of a gate is at evidence/*.json'],
    [
      'one pattern of two finds nothing',
      { 'evidence/a.json': about('flights', 0) },
      { evidence: 'evidence/*.json\nperformance/*.json' },
      'performance/*.json',
    ],
    ['of another model', { 'evidence/a.json': about('churn', 0) }, {}, 'is about churn, not about flights'],
    [
      'of a gate that looks at no model',
      { 'evidence/a.json': { ...driftEvidence({}), gate: 'trigger-deploy' } },
      {},
      'is of no gate that looks at a model',
    ],
    ['damaged', { 'evidence/a.json': { schema: 'tidegate-evidence/1' } }, {}, 'is damaged'],
    [
      'of two models, and none was named',
      { 'evidence/a.json': about('a', 0), 'evidence/b.json': about('b', 0) },
      { model: undefined },
      'about 2 models',
    ],
    ['not given', {}, { evidence: undefined }, '`evidence` was not given'],
    [
      'production is not given',
      { 'evidence/a.json': about('flights', 0) },
      { performance: 'accuracy >= production' },
      '`production` was not given',
    ],
    [
      'a rule that cannot be read',
      { 'evidence/a.json': about('flights', 0) },
      { performance: 'accuracy => 1' },
      'column 10',
    ],
    ['a history that is none', { 'evidence/a.json': about('flights', 0) }, { history: 'history.jsonl' }, '`history`'],
    ['an export that is none', { 'evidence/a.json': about('flights', 0) }, { export: 'metrics.prom' }, '`export`'],
    [
      'no model named anywhere',
      { 'evidence/a.json': driftEvidence({}, { subject: {} }) },
      { model: undefined },
      '`model` was not given',
    ],
    [
      'postgres without an address',
      { 'evidence/a.json': about('flights', 0) },
      { history: 'postgres' },
      '`connection`',
    ],
  ])('%s', async (_, files, inputs, told) => {
    lay(workspace, files);
    const { error, result } = await tell(world, workspace, inputs, { id: '1' });
    expect(result).toBeUndefined();
    expect(`${error!.message} ${error!.hint}`).toContain(told);
    expect(existsSync(join(workspace, 'history.jsonl'))).toBe(false);
  });
});

describe('a history out of reach', () => {
  const down = { history: 'postgres:postgresql://keeper:s3cret-word@127.0.0.1:9/metrics' };
  const up = { history: 'file:history.jsonl' };
  const dayOf = (at: number, drifted: number, inputs: object, id = String(at)) => {
    world.time = start + at * day;
    lay(workspace, { 'evidence/a.json': about('flights', drifted, at) });
    return tell(world, workspace, { ...inputs }, { id });
  };
  const rows = () =>
    readFileSync(join(workspace, 'history.jsonl'), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { run_number: number; signals: object; last_retrain_at: string | null });
  const spool = () => join(workspace, '.tidegate/monitor-spool.jsonl');

  test('the verdict stands, the issue is opened, the rows are kept aside and caught up', async () => {
    await dayOf(0, 0, up);
    const away = await dayOf(1, 4, down);
    expect(away.error).toBeUndefined();
    expect(away.result).toMatchObject({
      verdict: 'warn',
      outputs: {
        retrain: false,
        'issue-number': 1,
        'kept-aside': '.tidegate/monitor-spool.jsonl',
        reason: expect.stringContaining('left to the next run'),
      },
    });
    expect(away.result!.checks.find(({ id }) => id === 'history')).toMatchObject({
      verdict: 'warn',
      reason: expect.stringContaining(
        'PostgreSQL at 127.0.0.1:9 refused the connection. The run is kept aside in .tidegate/monitor-spool.jsonl',
      ),
    });
    expect(JSON.stringify(away.result)).not.toContain('s3cret-word');
    // Repeated while the history is still away: kept aside once.
    await dayOf(1, 4, down);
    await dayOf(2, 4, down);
    const back = await dayOf(3, 4, { ...up, 'retrain-when': '3 of last 3' });
    expect(back.result).toMatchObject({
      outputs: { retrain: true, 'history-rows': 4, 'kept-aside': undefined },
      facts: { 'rows caught up': 2 },
    });
    expect(existsSync(spool())).toBe(false);
    expect(rows().map(({ run_number }) => run_number)).toEqual([1, 2, 3, 4]);
    expect(world.issues).toHaveLength(1);
  });

  test('a run that needs no history is decided without it', async () => {
    const { result } = await dayOf(0, 4, { ...down, cooldown: '0s' });
    expect(result).toMatchObject({ outputs: { retrain: true } });
    // And the request is known once the row is caught up.
    expect((await dayOf(1, 4, { ...up, cooldown: '5d' })).result).toMatchObject({ outputs: { retrain: false } });
  });

  test('the same run repeated when the history is back is decided then, and is one row', async () => {
    await dayOf(0, 4, down, '7');
    expect((await dayOf(0, 4, up, '7')).result).toMatchObject({ outputs: { retrain: true, 'history-rows': 1 } });
    expect(rows()).toHaveLength(1);
  });

  test('a spool that somebody cut is an error: nobody knows what it held', async () => {
    await dayOf(0, 4, down);
    writeFileSync(spool(), `${readFileSync(spool(), 'utf8')}{"model_name":"fli`);
    expect((await dayOf(1, 0, up)).error).toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('.tidegate/monitor-spool.jsonl'),
    });
  });

  test('what will not pass by itself is an error', async () => {
    writeFileSync(join(workspace, 'history.jsonl'), '{"model_name":"flights"}\n');
    expect((await dayOf(0, 0, up)).error).toMatchObject({ code: 'unreadable' });
  });
});
