import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { type DeduplicatedIssue, deduplicatedIssue } from '@tidegate/github';
import type { Issue } from '@tidegate/testing/github';
import { asked, repository, startWorld, token, type World } from './double.ts';

jest.setTimeout(120_000);

let world: World;
afterEach(() => world.github.stop());

const drift: DeduplicatedIssue = {
  repository,
  key: 'fraud/drift',
  title: 'fraud: input drift',
  body: 'amount has moved',
  labels: ['model-alert', 'fraud'],
  open: true,
};
const issue = (changes: Partial<DeduplicatedIssue> = {}) => deduplicatedIssue(world.api, { ...drift, ...changes });
const issues = () => world.github.issues.filter(({ pullRequest }) => !pullRequest);
const post = 'POST /repos/{owner}/{repo}/issues';

describe('one issue for one trouble', () => {
  test('opened, left alone, updated, closed', async () => {
    world = await startWorld();
    const opened = await issue();
    expect(opened).toEqual({ number: 4, url: 'https://github.invalid/octo/flights/issues/4', action: 'opened' });
    expect(issues()).toMatchObject([
      {
        title: 'fraud: input drift',
        body: '<!-- tidegate: fraud%2Fdrift -->\namount has moved',
        labels: ['model-alert', 'fraud'],
      },
    ]);
    expect(await issue()).toEqual({ ...opened, action: 'unchanged' });
    expect(await issue({ body: 'amount and country', comment: 'country too' })).toEqual({
      ...opened,
      action: 'updated',
    });
    expect(await issue({ open: false, comment: 'back to normal' })).toEqual({ ...opened, action: 'closed' });
    expect(issues()).toMatchObject([
      { state: 'closed', stateReason: 'completed', body: expect.stringContaining('amount and country') },
    ]);
    expect(issues()[0]!.comments.map(({ body }) => body)).toEqual(['country too', 'back to normal']);
  });

  test('nothing to close is nothing to do', async () => {
    world = await startWorld();
    expect(await issue({ open: false })).toEqual({ number: undefined, url: undefined, action: 'none' });
    expect(asked(world)).toEqual(['GET /issues']);
  });

  test.each([
    [6, 'reopened', 1],
    [8, 'opened', 2],
  ] as const)('trouble that is back after %i days: %s', async (days, action, count) => {
    world = await startWorld();
    await issue();
    await issue({ open: false });
    world.clock.passDays(days);
    expect((await issue({ body: 'again' })).action).toBe(action);
    expect(issues()).toHaveLength(count);
    expect(issues().at(-1)).toMatchObject({ state: 'open', body: expect.stringContaining('again') });
  });

  test('a closed issue that was talked of since counts from its closing', async () => {
    world = await startWorld();
    await issue();
    await issue({ open: false });
    world.clock.passDays(8);
    issues()[0]!.updatedAt = new Date(world.clock.time).toISOString();
    expect((await issue()).action).toBe('opened');
  });

  test('reopenWithinDays: 0 never reopens', async () => {
    world = await startWorld();
    await issue();
    await issue({ open: false });
    world.clock.time += 1;
    expect((await issue({ reopenWithinDays: 0 })).action).toBe('opened');
  });

  test('issues of other keys and other labels, and pull requests, are not it', async () => {
    world = await startWorld();
    await issue({ key: 'fraud/drift-eu' });
    const { body } = issues()[0]!;
    world.github.issues[0]!.body = body!.replace('fraud%2Fdrift%2Deu', 'fraud%2Fdrift');
    world.github.issues[0]!.labels.push('model-alert');
    expect((await issue()).action).toBe('opened');
    expect(issues()).toHaveLength(2);
  });

  test('a long title and body are cut', async () => {
    world = await startWorld();
    await issue({ title: '😀'.repeat(300), body: 'line\n'.repeat(20_000), comment: 'never posted with a new one' });
    expect([...issues()[0]!.title]).toHaveLength(256);
    expect(issues()[0]!.body!.length).toBeLessThanOrEqual(60_000);
    expect(issues()[0]!.comments).toEqual([]);
  });

  test('is found behind a hundred others', async () => {
    world = await startWorld();
    await issue({ key: 'other' });
    const [other] = issues();
    const others = Array.from({ length: 100 }, (_, i) => ({ ...other!, number: 5 + i }));
    (world.github.issues as Issue[]).push(...others);
    await issue();
    expect((await issue()).action).toBe('unchanged');
  });
});

describe('trouble with GitHub', () => {
  test.each(['reset', 'hang'] as const)('%s after it was opened: it is found, and the only one', async (effect) => {
    world = await startWorld({ faults: [{ route: post, effect, worked: true }] });
    expect(await issue()).toMatchObject({ number: 4, action: 'opened' });
    expect(issues()).toHaveLength(1);
  });

  test('502 and no issue: told, and not asked again', async () => {
    world = await startWorld({ faults: [{ route: post, effect: { status: 502 } }] });
    await expect(issue()).rejects.toMatchObject({ name: 'UserError', code: 'unreachable' });
    expect(world.github.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });

  test('issues that are switched off', async () => {
    world = await startWorld({ faults: [{ route: post, effect: { status: 410, message: 'Issues are disabled' } }] });
    await expect(issue()).rejects.toMatchObject({ code: 'unsupported', hint: expect.stringContaining('switched off') });
  });

  test('a token that may not', async () => {
    world = await startWorld({ tokens: { [token]: { permissions: { issues: 'read' } } } });
    await expect(issue()).rejects.toMatchObject({ hint: expect.stringContaining('`issues: write`') });
  });

  test('labels that GitHub drops are told: the issue would not be found again', async () => {
    world = await startWorld({
      spoil: (route, reply) => {
        if (route === post) (reply.body as { labels: unknown[] }).labels = [];
        return reply;
      },
    });
    await issue();
    expect(world.logged.join()).toContain('Issue #4 could not be given the label model-alert');
  });

  test('two jobs at once leave one issue open', async () => {
    world = await startWorld();
    const states = await Promise.all([issue(), issue()]);
    expect(issues().filter(({ state }) => state === 'open')).toHaveLength(1);
    expect(new Set(states.map(({ number }) => number)).size).toBe(1);
  });
});
