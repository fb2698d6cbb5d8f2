import { describe, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fakeIo } from '@tidegate/testing';
import { rules } from '@tidegate/workflow-lint';
import { action } from '../src/action.ts';

type Inputs = Parameters<typeof action.run>[0];

const red = `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - run: pytest || true
`;
const green = red.replace('checkout@v5', `checkout@${'0'.repeat(40)}`).replace(' || true', '');

function story(files: Record<string, string>, inputs: Record<string, unknown> = {}, env: Record<string, string> = {}) {
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-lint-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(workspace, name)), { recursive: true });
    writeFileSync(join(workspace, name), text);
  }
  return action.run(action.allInputs.parse(inputs) as Inputs, fakeIo({ workspace, env }));
}

const file = '.github/workflows/test.yml';

test('a clean workflow passes, with a check per rule', async () => {
  const result = await story({ [file]: green });
  expect(result).toMatchObject({
    verdict: 'pass',
    outputs: { findings: 0, errors: 0 },
    facts: { path: '.', files: 1 },
  });
  expect(new Set(result.checks.map(({ id }) => id)).size).toBe(rules.length + 3);
});

test('a finding is a check with its place', async () => {
  const { verdict, checks, outputs } = await story({ [file]: red });
  expect([verdict, outputs]).toEqual(['fail', { findings: 2, errors: 1 }]);
  expect(checks.filter((check) => check.verdict !== 'pass')).toEqual([
    expect.objectContaining({ id: 'unpinned-action', verdict: 'warn', examples: [{ file, line: 7, column: 15 }] }),
    {
      id: 'silenced-gate',
      title: 'Does a red gate end its job red?',
      subject: file,
      verdict: 'fail',
      reason: `${file}:8:14: \`|| true\` makes the gate "pytest || true" pass whatever it finds. A gate that cannot fail decides nothing, and its check is green whatever it found. Let it fail, or judge \`steps.<id>.outcome\` behind it.`,
      values: { severity: 'error' },
      examples: [{ file, line: 8, column: 14 }],
    },
  ]);
});

describe('inputs', () => {
  test.each([
    [{ 'fail-on': 'never' }, 'warn', 2],
    [{ 'fail-on': 'warning', rules: 'unpinned-action' }, 'fail', 1],
    [{ ignore: 'silenced-gate' }, 'warn', 1],
    [{ ignore: `silenced-gate: .github/workflows/*.yml\nunpinned-action` }, 'pass', 0],
    [{ ignore: 'silenced-gate: elsewhere/*.yml' }, 'fail', 2],
    [{ 'trusted-actions': 'actions/*' }, 'fail', 1],
    [{ files: file, rules: 'unset-output' }, 'pass', 0],
  ])('%j', async (inputs, verdict, findings) => {
    expect(await story({ [file]: red }, inputs)).toMatchObject({ verdict, outputs: { findings } });
  });

  test('a checkout in a folder, whose files are named as the user would', async () => {
    const { checks } = await story({ [`model/${file}`]: red }, { path: 'model' });
    expect(checks[0]!.examples).toEqual([{ file: `model/${file}`, line: 7, column: 15 }]);
  });

  test.each([
    [{}, {}, '`path`: . holds no workflow, so nothing would be checked.'],
    [{ [file]: green }, { path: 'none' }, '`path`: there is no none.'],
    [{ [file]: green }, { files: 'ci/*.yml' }, '`files`: no file matches ci/*.yml.'],
    [{ [file]: green }, { rules: 'silenced-gat' }, '`rules`: `silenced-gat` is no rule.'],
    [{ [file]: green }, { ignore: 'nothing' }, '`ignore`: `nothing` is no rule.'],
  ])('%j %j is refused', async (files, inputs, message) => {
    await expect(story(files, inputs)).rejects.toMatchObject({ name: 'UserError', message });
  });
});

test('what is passed to its sisters is checked against the version that lints', async () => {
  const workflow = green.replace(
    '      - run: pytest\n',
    '      - uses: tidegate/mlops/actions/check-model-threshold@v1\n        with: { metric: m.json, thresholds: accuracy >= 0.9 }\n',
  );
  const here = join(import.meta.dirname, '..');
  const env = { GITHUB_ACTION_REPOSITORY: 'tidegate/mlops', GITHUB_ACTION_PATH: here };
  const { checks } = await story({ [file]: workflow }, {}, env);
  expect(checks[0]!.reason).toContain(
    '`metric` is no input of tidegate/mlops/actions/check-model-threshold@v1; did you mean `metrics`.',
  );
});

test('files outside of the checkout are not read', async () => {
  const outside = green.replace('    steps:', '    steps:\n      - uses: ./../../../../../../etc');
  expect((await story({ [file]: outside })).checks[0]).toMatchObject({ id: 'not-callable' });
});

test('the README has a row for every rule', () => {
  const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8');
  for (const { id, severity, asks } of rules) expect(readme).toContain(`| \`${id}\` | ${severity} | ${asks} |\n`);
});
