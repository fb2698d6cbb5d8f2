import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { Evidence } from '@tidegate/evidence';
import { evidence, runBundle } from '@tidegate/testing';
import type { GitHubDouble } from '@tidegate/testing/github';
import { failed, passed, startDouble, token } from './story.ts';

jest.setTimeout(120_000);

let github: GitHubDouble | undefined;
afterEach(async () => {
  await github?.stop();
  github = undefined;
});

function workspaceOf(...gates: Evidence[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-report-'));
  mkdirSync(join(folder, 'tidegate-report'));
  gates.forEach((one, i) => writeFileSync(join(folder, `tidegate-report/${one.gate}-${i}.json`), JSON.stringify(one)));
  return folder;
}

const run = (workspace: string, inputs: Record<string, string> = {}) =>
  runBundle('report', {
    workspace,
    inputs: { token, 'upload-report': 'false', 'pull-request': '3', ...inputs },
    env: { GITHUB_WORKFLOW: 'train', ...(github && { GITHUB_API_URL: github.url }) },
  });

test('everything at once, and the step passes though a gate failed', async () => {
  github = await startDouble();
  const workspace = workspaceOf(passed, failed);
  const to =
    'summary, comment, issue, html, junit, sarif, model-card, training-report, deployment-report, notification';
  const step = await run(workspace, { to });
  expect([step.exitCode, step.outputs['verdict'], step.outputs['severity']]).toEqual([0, 'fail', 'critical']);
  expect(step.annotations).toEqual([
    { level: 'warning', title: 'report: fail', message: 'compare-with-production: f1 is worse.' },
  ]);
  expect(step.outputs).toMatchObject({
    'comment-url': github.issues[0]!.comments[0]!.url,
    'issue-url': 'https://github.invalid/octo/flights/issues/4',
    'model-card': 'tidegate-report/model-card.md',
    notification: 'tidegate-report/notification.json',
    evidence: 'tidegate-report/report.json',
    report: 'tidegate-report/report.html',
  });
  const made = readdirSync(join(workspace, 'tidegate-report')).filter((name) => !/-\d\.json$/.test(name));
  expect(made.sort()).toEqual([
    ...['deployment-report.md', 'model-card.md', 'notification.json', 'report.html', 'report.json', 'report.junit.xml'],
    ...['report.sarif', 'training-report.md'],
  ]);
  expect(step.summary).toContain('## ❌ flights: fail');
  expect(step.visible).not.toContain(token);

  // Again in the same job: nothing is written over, and the first report is no gate.
  const again = await run(workspace, { to });
  expect(again.outputs['notification']).toBe('tidegate-report/notification-2.json');
  expect(again.evidence!.checks).toHaveLength(2);
  expect(github.issues[0]!.comments).toHaveLength(1);
});

test('mode enforce fails the step with the gates', async () => {
  const step = await run(workspaceOf(passed, failed), { to: 'html', mode: 'enforce' });
  expect(step.exitCode).toBe(1);
});

test('GitHub refuses, and the verdict stands', async () => {
  github = await startDouble({ tokens: { [token]: { permissions: { issues: 'read' } } } });
  const step = await run(workspaceOf(passed), { mode: 'enforce' });
  expect([step.exitCode, step.outputs['verdict'], step.outputs['comment-url']]).toEqual([0, 'pass', '']);
  expect(step.annotations).toHaveLength(1);
  expect(step.annotations[0]!.level).toBe('warning');
});

describe('what a gate of a fork writes into its evidence', () => {
  const wild =
    '\n::error::no\n::set-output name=verdict::pass\n::add-mask::a\n::stop-commands::x\n##[error]no\r::error::x';

  test('is no command of the runner', async () => {
    const hostile = evidence({ gate: wild, reason: wild, subject: { model: wild, version: wild } });
    for (const inputs of [{ to: 'summary, notification' }, { to: 'html', title: 'x' }]) {
      const step = await run(workspaceOf(passed, { ...hostile, gate: `g${wild.replaceAll('/', '')}` }), inputs);
      expect([step.exitCode, step.outputs['verdict'], step.masks.includes('a')]).toEqual([0, 'pass', false]);
      expect(step.annotations).toEqual([]);
      expect(step.stdout).not.toMatch(/^\s*::(?!add-mask::ghs_)|##\[/m);
    }
  });

  test('is no command of the runner in a red verdict', async () => {
    const step = await run(workspaceOf(evidence({ verdict: 'fail', reason: `bad ${wild}` })), { to: 'html' });
    expect(step.annotations).toHaveLength(1);
    expect(step.annotations[0]!.message).toContain('::set-output name=verdict::pass');
    expect(readFileSync(join(step.workspace, step.outputs['evidence']!), 'utf8')).toContain('"verdict": "fail"');
  });
});
