import { describe, expect, test } from '@jest/globals';
import { changesOf, type DeploymentRecord } from '@tidegate/delivery';
import { at, deployed } from './records-for-tests.ts';

const course = (statuses: Parameters<typeof deployed>[2]) => changesOf([deployed(1, 0, statuses)])[0]!;

describe('what became of a deployment', () => {
  test.each<[string, Parameters<typeof deployed>[2], object]>([
    ['nothing yet', {}, { outcome: 'in-flight' }],
    ['still running', { queued: 0, in_progress: 1 }, { outcome: 'in-flight' }],
    ['went live', { queued: 0, in_progress: 1, success: 2 }, { outcome: 'live', liveAt: at(2), finishedAt: at(2) }],
    ['only its end was recorded', { success: 2 }, { outcome: 'live', liveAt: at(2) }],
    ['live, then followed by another', { success: 2, inactive: 9 }, { outcome: 'live', liveAt: at(2) }],
    ['failed', { in_progress: 1, failure: 2 }, { outcome: 'failed', failedAt: at(2), finishedAt: at(2) }],
    ['failed, only its end was recorded', { failure: 2 }, { outcome: 'failed', failedAt: at(2) }],
    ['broke under way', { in_progress: 1, error: 2 }, { outcome: 'failed', failedAt: at(2) }],
    ['an error before any work', { queued: 0, error: 1 }, { outcome: 'not-started' }],
    ['approval refused', { waiting: 0, failure: 3 }, { outcome: 'rejected' }],
    ['approved, then failed', { waiting: 0, in_progress: 3, failure: 4 }, { outcome: 'failed', failedAt: at(4) }],
    ['overtaken before it was through', { in_progress: 1, inactive: 2 }, { outcome: 'superseded' }],
    ['overtaken while it waited', { waiting: 1, inactive: 2 }, { outcome: 'superseded' }],
    [
      'failed after it had been live',
      { in_progress: 1, success: 2, failure: 7 },
      { outcome: 'live', liveAt: at(2), failedAt: at(7), finishedAt: at(2) },
    ],
    [
      'failed, run again, live',
      [
        ['in_progress', 1],
        ['failure', 2],
        ['in_progress', 3],
        ['success', 4],
      ],
      { outcome: 'live', liveAt: at(4), failedAt: at(2), finishedAt: at(2) },
    ],
    [
      'refused, run again, live',
      [
        ['waiting', 1],
        ['failure', 2],
        ['waiting', 3],
        ['in_progress', 4],
        ['success', 5],
      ],
      { outcome: 'live', liveAt: at(5), finishedAt: at(5) },
    ],
  ])('%s', (_, statuses, expected) => {
    const found = course(statuses);
    expect(found).toMatchObject(expected);
    const told = Object.keys(found).filter((key) => ['liveAt', 'failedAt'].includes(key));
    expect(told.sort()).toEqual(['failedAt', 'liveAt'].filter((key) => key in expected));
  });

  test('a canary that went well is not live before its release is; one that failed has failed', () => {
    const facts = { key: 'flights@7' };
    const canary = deployed(1, 0, { in_progress: 1, success: 2, inactive: 9 }, { task: 'deploy:canary', facts });
    const release = deployed(2, 5, { in_progress: 6, success: 7 }, { facts });
    expect(changesOf([canary])).toEqual([expect.objectContaining({ outcome: 'superseded' })]);
    expect(changesOf([canary, release])).toEqual([expect.objectContaining({ outcome: 'live', liveAt: at(7) })]);
    const bad = deployed(1, 0, { in_progress: 1, failure: 2 }, { task: 'deploy:canary' });
    expect(changesOf([bad])).toEqual([expect.objectContaining({ outcome: 'failed', failedAt: at(2) })]);
  });

  test('statuses of one second are taken in the order work goes', () => {
    const statuses = [
      { state: 'success', at: at(1) },
      { state: 'in_progress', at: at(1) },
      { state: 'waiting', at: at(1) },
    ] as const;
    const [change] = changesOf([{ ...deployed(1, 0, {}), statuses }]);
    expect(change).toMatchObject({ outcome: 'live', approvals: [{ from: at(1), to: at(1) }] });
  });

  test('each wait for an approval is told, however it ended', () => {
    const { approvals } = course([
      ['waiting', 1],
      ['failure', 3],
      ['waiting', 5],
      ['waiting', 6],
      ['queued', 9],
      ['success', 10],
    ]);
    expect(approvals).toEqual([
      { from: at(1), to: at(3) },
      { from: at(5), to: at(9) },
    ]);
  });
});

describe('attempts', () => {
  const facts = { model: 'flights', key: 'flights@7' };
  const attempts: DeploymentRecord[] = [
    deployed(1, 0, { in_progress: 1, failure: 2 }, { facts, sha: 'c' }),
    deployed(2, 3, { in_progress: 4, success: 5 }, { facts, sha: 'c' }),
  ];

  test('of one key are one change', () => {
    expect(changesOf(attempts)).toEqual([
      expect.objectContaining({
        ids: [1, 2],
        createdAt: at(0),
        outcome: 'live',
        failedAt: at(2),
        liveAt: at(5),
        finishedAt: at(2),
      }),
    ]);
    expect(changesOf(attempts.toReversed())).toEqual(changesOf(attempts));
  });

  test('of different keys, models or kinds are not, nor those without a key', () => {
    const count = (second: Partial<DeploymentRecord>) =>
      changesOf([attempts[0]!, { ...attempts[1]!, ...second }]).length;
    expect(count({})).toBe(1);
    expect(count({ payload: { ...facts, key: 'flights@8' } })).toBe(2);
    expect(count({ payload: { ...facts, model: 'hotels' } })).toBe(2);
    expect(count({ payload: { model: 'flights' } })).toBe(2);
    expect(count({ task: 'rollback' })).toBe(2);
  });
});
