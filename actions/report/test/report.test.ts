import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Evidence } from '@tidegate/evidence';
import { evidence } from '@tidegate/testing';
import type { GitHubDouble } from '@tidegate/testing/github';
import { failed, passed, startDouble, tell, workspace } from './story.ts';

// The first test of a fresh machine fetches GitHub's description.
jest.setTimeout(120_000);

let github: GitHubDouble | undefined;
afterEach(async () => {
  await github?.stop();
  github = undefined;
});

const gates = (...all: Evidence[]) =>
  workspace(Object.fromEntries(all.map((one, i) => [`tidegate-report/${i}-${one.gate}.json`, one])));
const pullRequest = () => github!.issues.find(({ number }) => number === 3)!;
const incidents = () => github!.issues.filter(({ pullRequest: is }) => !is);

describe('what is read', () => {
  const quiet = { to: 'html' };

  test('the gates in the order they ran; reports, notifications and other JSON are none', async () => {
    const folder = workspace({
      'tidegate-report/a.json': failed,
      'tidegate-report/deep/b.json': passed,
      'tidegate-report/report.json': evidence({ gate: 'report', verdict: 'fail' }),
      'tidegate-report/notification.json': { schema: 'tidegate-notification/1' },
      'tidegate-report/profile.json': { schema: 'tidegate-profile/1' },
      'tidegate-report/numbers.json': [1, 2],
      'tidegate-report/null.json': null,
    });
    const { result } = await tell(folder, quiet);
    expect(result.checks.map(({ title, verdict }) => [title, verdict])).toEqual([
      ['validate-data', 'pass'],
      ['compare-with-production', 'fail'],
    ]);
    expect(result).toMatchObject({ verdict: 'fail', reason: 'compare-with-production: f1 is worse.' });
  });

  test.each([
    ['cut off', JSON.stringify(passed).slice(0, 200), 'is not whole JSON'],
    ['damaged', JSON.stringify({ ...passed, verdict: 'maybe' }), 'is damaged'],
    ['of a later version', JSON.stringify({ ...passed, schema: 'tidegate-evidence/2' }), 'another version'],
  ])('%s evidence never passes, and the rest is told', async (_, text, told) => {
    const { result, file } = await tell(
      workspace({ 'tidegate-report/a.json': passed, 'tidegate-report/b.json': text }),
      quiet,
    );
    expect(result.verdict).toBe('inconclusive');
    expect(result.reason).toContain(told);
    expect(file('report.html')).toContain('All 5 checks passed.');
  });

  test.each([
    ['failure', [passed], 'inconclusive', 'The job has failed and no gate says why'],
    ['cancelled', [passed], 'inconclusive', 'The job was cancelled'],
    ['failure', [], 'inconclusive', 'The job has failed and no gate says why'],
    ['failure', [passed, failed], 'fail', 'f1 is worse'],
    ['success', [passed], 'pass', 'All 5 checks passed'],
  ] as const)('a job in %s over %# gates is told as it is', async (status, all, verdict, told) => {
    const { result } = await tell(gates(...all), { ...quiet, 'job-status': status });
    expect(result.verdict).toBe(verdict);
    expect(result.reason).toContain(told);
  });

  test('no evidence at all is an error with its remedy', async () => {
    await expect(tell(workspace({ 'tidegate-report/x.json': { a: 1 } }), quiet)).rejects.toMatchObject({
      code: 'not-found',
      message: '`evidence`: no evidence of a gate is at tidegate-report/**/*.json.',
    });
  });
});

describe('what is made', () => {
  test('what was asked for and no more', async () => {
    const all = 'html, junit, sarif, model-card, training-report, deployment-report, notification';
    const { result } = await tell(gates(passed, failed), { to: all });
    expect(result.renderings!.files.map(({ name, output }) => [name, output])).toEqual([
      ['model-card.md', 'model-card'],
      ['training-report.md', undefined],
      ['deployment-report.md', undefined],
      ['report.html', 'report'],
      ['report.junit.xml', undefined],
      ['report.sarif', undefined],
      ['notification.json', 'notification'],
    ]);
    expect(result.renderings!.summary).toBeUndefined();
    const { result: one } = await tell(gates(passed), { to: 'summary' });
    expect(one.renderings!.files).toEqual([]);
    expect(one.renderings!.summary).toContain('## ✅ flights: pass');
  });

  test('the card says what the team says, and nothing it was not told', async () => {
    const card = 'license: mit\ntask: tabular-classification\nlimitations: |\n  New York alone.\n  No [links](x).';
    const { file } = await tell(gates(failed), { to: 'model-card', card, model: 'late' });
    const text = file('model-card.md');
    expect(text).toContain('license: "mit"');
    expect(text).toContain('# late');
    expect(text).toContain('New York alone.\nNo &#91;links&#93;&#40;x&#41;.');
    expect(text).toContain('## Intended use\n\nNot stated.');
    await expect(tell(gates(failed), { to: 'model-card', card: 'licence: mit' })).rejects.toThrow(/licence/);
  });
});

describe('comment', () => {
  const comment = { to: 'comment' };

  test('one, updated in place', async () => {
    github = await startDouble();
    const first = await tell(gates(passed), comment, github);
    const url = first.result.outputs['comment-url'];
    expect(pullRequest().comments).toHaveLength(1);
    const second = await tell(gates(passed, failed), comment, github);
    expect(second.result.outputs['comment-url']).toBe(url);
    expect(pullRequest().comments).toHaveLength(1);
    const { body } = pullRequest().comments[0]!;
    expect(body).toContain('| ❌ | f1 | 0.7 | 0.72 | ▼ 0.02 worse |');
    expect(body).toContain('](https://github.invalid/octo/flights/actions/runs/99).');
    expect(second.result.facts).toMatchObject({ comment: 'updated', key: 'train' });
  });

  test('the token of a fork may only read: a warning, and the verdict is what it was', async () => {
    const { token } = await import('./story.ts');
    github = await startDouble({ tokens: { [token]: { permissions: { issues: 'read', contents: 'read' } } } });
    const { result, io } = await tell(gates(passed), { to: 'comment, issue' }, github);
    expect(result.verdict).toBe('pass');
    expect(result.outputs['comment-url']).toBeUndefined();
    expect(io.logged.filter((line) => line.startsWith('warn: '))).toEqual([
      expect.stringMatching(/The comment could not be posted, which changes no verdict: .*pull-requests: write/),
    ]);
  });

  test('GitHub is down: a warning', async () => {
    const { result, io } = await tell(gates(failed), comment);
    expect(result.verdict).toBe('fail');
    expect(io.logged.join('\n')).toContain('warn: The comment could not be posted');
  });

  test.each([
    ['no event', null],
    ['a push', { ref: 'refs/heads/main' }],
    ['an issue', { issue: { number: 3 } }],
    ['a nonsensical number', { pull_request: { number: 'three' } }],
  ])('%s has no pull request: told, and nothing is asked of GitHub', async (_, event) => {
    github = await startDouble();
    const { io } = await tell(gates(passed), comment, github, event);
    expect(io.logged).toEqual([expect.stringContaining('info: No comment: this run belongs to no pull request.')]);
    expect(github.requests).toEqual([]);
  });

  test.each([
    ['a comment on it', { issue: { number: 3, pull_request: {} } }],
    ['a workflow that ran for it', { workflow_run: { pull_requests: [{ number: 3 }] } }],
  ])('%s names the pull request', async (_, event) => {
    github = await startDouble();
    await tell(gates(passed), comment, github, event);
    expect(pullRequest().comments).toHaveLength(1);
  });

  test('a dry run posts nothing', async () => {
    github = await startDouble();
    await tell(gates(failed), { to: 'comment, issue', mode: 'dry-run' }, github);
    expect(github.requests).toEqual([]);
  });
});

describe('incident', () => {
  const issue = { to: 'issue', labels: 'model-incident\nurgent' };

  test('opened once, kept up to date, closed on recovery, reopened when it comes back', async () => {
    github = await startDouble();
    expect((await tell(gates(passed), issue, github)).result.outputs['issue-url']).toBeUndefined();
    expect(incidents()).toEqual([]);
    const opened = await tell(gates(failed), issue, github);
    expect(opened.result.facts).toMatchObject({ issue: 'opened' });
    await tell(gates(failed, passed), issue, github);
    expect(incidents()).toHaveLength(1);
    expect(incidents()[0]).toMatchObject({ state: 'open', title: 'flights: the gates say no' });
    expect(incidents()[0]!.labels).toEqual(['model-incident', 'urgent']);
    expect((await tell(gates(passed), issue, github)).result.facts).toMatchObject({ issue: 'closed' });
    expect(incidents()[0]!.comments.at(-1)!.body).toContain('Every gate passes again');
    expect((await tell(gates(failed), issue, github)).result.facts).toMatchObject({ issue: 'reopened' });
    expect(incidents()).toHaveLength(1);
  });

  test('not knowing is an incident too', async () => {
    github = await startDouble();
    await tell(gates(evidence({ verdict: 'inconclusive' })), issue, github);
    expect(incidents()[0]).toMatchObject({ state: 'open' });
  });
});

describe('notification', () => {
  const payload = async (all: Evidence[], inputs: object = {}) => {
    const { file } = await tell(gates(...all), { to: 'notification', ...inputs });
    return JSON.parse(file('notification.json')) as Record<string, unknown>;
  };

  test.each([
    ['pass', 'info'],
    ['warn', 'warning'],
    ['inconclusive', 'critical'],
    ['fail', 'critical'],
  ] as const)('%s is %s', async (verdict, severity) => {
    expect(await payload([evidence({ verdict })])).toMatchObject({ verdict, severity });
  });

  test('trouble and recovery of one model share a key; another model, environment or report has its own', async () => {
    const { dedupeKey } = await payload([failed]);
    expect(dedupeKey).toMatch(/^tidegate-[0-9a-f]{24}$/);
    expect((await payload([passed, failed]))['dedupeKey']).toBe(dedupeKey);
    expect((await payload([passed]))['dedupeKey']).toBe(dedupeKey);
    const others = [
      (await payload([evidence({ subject: { model: 'rides' } })]))['dedupeKey'],
      (await payload([evidence({ environment: 'production' })]))['dedupeKey'],
      (await payload([passed], { key: 'nightly' }))['dedupeKey'],
    ];
    expect(new Set([dedupeKey, ...others]).size).toBe(4);
  });
});
