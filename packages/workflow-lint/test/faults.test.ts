import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '@tidegate/workflow-lint';
import { fixtures, lintText } from './fixture-project.ts';

/** Fault -> the rule that finds it, and the line. Each is one that pipelines in use had. */
const faults: readonly (readonly [fault: string, rule: string, line: number])[] = [
  ['accuracy-compared-by-bc', 'shell-comparison', 11],
  ['action-by-a-tag', 'unpinned-action', 7],
  ['action-has-no-such-output', 'unset-output', 14],
  ['alert-behind-continue-on-error', 'silent-alert', 16],
  ['algorithm-is-never-passed-on', 'unused-input', 4],
  ['approval-without-reviewers', 'empty-promise', 4],
  ['artifact-of-a-job-not-waited-for', 'foreign-artifact', 17],
  ['artifact-of-another-run', 'foreign-artifact', 11],
  ['called-file-exists-in-no-commit', 'not-callable', 5],
  ['called-workflow-has-no-such-output', 'unset-output', 15],
  ['canary-only-sleeps', 'empty-promise', 5],
  ['comment-without-pull-request', 'dead-comment', 12],
  ['condition-on-an-event-that-never-comes', 'impossible-event', 11],
  ['default-stands-for-the-metric', 'invented-metric', 9],
  ['deployment-does-not-wait-for-the-gate', 'ungated-deployment', 10],
  ['deployment-goes-ahead-with-always', 'ungated-deployment', 12],
  ['deployment-is-cancelled-halfway', 'cancelled-deployment', 5],
  ['deployment-is-started-and-forgotten', 'unwatched-dispatch', 10],
  ['drift-is-asked-of-localhost', 'local-target', 12],
  ['gate-behind-set-plus-e', 'silenced-gate', 10],
  ['gate-ends-with-exit-0', 'silenced-gate', 11],
  ['gate-job-needs-the-deployment', 'gate-after-deployment', 9],
  ['gate-skipped-with-its-need', 'skipped-need', 11],
  ['history-dies-with-the-job', 'lost-history', 9],
  ['image-check-is-commented-out', 'empty-promise', 7],
  ['input-is-not-declared-there', 'unknown-input', 8],
  ['input-is-pasted-into-the-shell', 'spliced-shell', 14],
  ['input-is-read-but-not-declared', 'undeclared-input', 15],
  ['issue-every-six-hours', 'duplicate-issues', 13],
  ['job-continues-on-error', 'silenced-gate', 6],
  ['lint-and-tests-continue-on-error', 'silenced-gate', 9],
  ['model-is-always-valid', 'constant-verdict', 12],
  ['outcome-is-judged-later', 'silenced-gate', 10],
  ['output-of-a-job-not-needed', 'unset-output', 18],
  ['production-needs-skipped-staging', 'skipped-need', 16],
  ['required-input-is-not-passed', 'missing-input', 5],
  ['required-secret-is-not-passed', 'missing-input', 5],
  ['retrain-calls-what-cannot-be-called', 'not-callable', 7],
  ['retraining-is-always-due', 'constant-verdict', 15],
  ['rollback-is-printed', 'empty-promise', 9],
  ['scan-or-true', 'silenced-gate', 11],
  ['scanner-finds-and-passes', 'silenced-gate', 10],
  ['schedule-has-no-inputs', 'empty-input', 17],
  ['script-exists-in-no-commit', 'missing-script', 8],
  ['secret-is-never-used', 'unused-input', 4],
  ['secret-is-not-declared-there', 'unknown-input', 9],
  ['smoke-test-is-an-echo', 'empty-promise', 9],
  ['step-is-not-there', 'unset-output', 7],
  ['step-output-misspelt', 'unset-output', 7],
  ['tests-behind-the-deployment', 'gate-after-deployment', 10],
  ['token-may-do-everything', 'broad-permissions', 2],
  ['token-without-limits', 'missing-permissions', 3],
  ['two-deployments-at-once', 'missing-concurrency', 4],
  ['unreadable-metric-becomes-zero', 'invented-metric', 10],
  ['validation-script-never-fails', 'toothless-gate', 9],
  ['weights-are-never-exported', 'unset-output', 20],
  ['workflow-output-of-no-job', 'unset-output', 6],
  ['workflow-run-of-an-unknown-name', 'unknown-workflow', 3],
  ['condition-beside-its-braces', 'always-true', 10],
  ['scan-behind-the-deployment', 'gate-after-deployment', 13],
  ['job-waits-for-one-of-another-branch', 'skipped-need', 12],
  ['smoke-test-or-echo', 'silenced-gate', 11],
];

const read = (kind: 'red' | 'green', fault: string) => readFileSync(join(fixtures, kind, `${fault}.yml`), 'utf8');

test('every fixture is in the table, and every rule has one', () => {
  const named = faults.map(([fault]) => `${fault}.yml`).sort();
  expect(readdirSync(join(fixtures, 'red')).sort()).toEqual(named);
  expect(readdirSync(join(fixtures, 'green')).sort()).toEqual(named);
  expect([...new Set(faults.map(([, rule]) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(faults)('%s', (fault, rule, line) => {
  test(`is found by ${rule} at line ${line}, and nothing else is`, () => {
    expect(lintText(read('red', fault)).map((finding) => [finding.rule, finding.at.line])).toEqual([[rule, line]]);
  });

  test('mended, nothing is found', () => {
    expect(lintText(read('green', fault))).toEqual([]);
  });
});
