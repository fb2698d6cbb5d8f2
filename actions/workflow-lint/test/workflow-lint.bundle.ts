import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runBundle } from '@tidegate/testing';
import { spawnSync } from 'node:child_process';

const file = '.github/workflows/train.yml';
const sound = `on: push
permissions: {}
jobs:
  train:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@${'0'.repeat(40)}
      - run: pytest
`;

function run(text: string, inputs: Record<string, string> = {}) {
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-lint-'));
  mkdirSync(join(workspace, '.github/workflows'), { recursive: true });
  writeFileSync(join(workspace, file), text);
  return runBundle('workflow-lint', { workspace, inputs: { 'upload-report': 'false', ...inputs } });
}

test('a sound workflow passes', async () => {
  const step = await run(sound);
  expect([step.exitCode, step.stderr]).toEqual([0, '']);
  expect(step.outputs).toEqual({
    findings: '0',
    errors: '0',
    verdict: 'pass',
    evidence: 'tidegate-report/workflow-lint.json',
    report: 'tidegate-report/workflow-lint.html',
  });
});

test('a fault ends the step red and is marked on its line', async () => {
  const step = await run(sound.replace('pytest', 'pytest || true'), { 'report-formats': 'sarif' });
  expect(step.exitCode).toBe(1);
  expect(step.outputs).toMatchObject({ findings: '1', errors: '1', verdict: 'fail' });
  expect(step.annotations).toHaveLength(2);
  expect(step.annotations[1]).toMatchObject({ level: 'error', file, line: 8 });
  const sarif = JSON.parse(readFileSync(join(step.workspace, 'tidegate-report/workflow-lint.sarif'), 'utf8')) as {
    runs: { results: { ruleId: string; locations: unknown }[] }[];
  };
  expect(sarif.runs[0]!.results).toMatchObject([
    {
      ruleId: 'silenced-gate',
      locations: [{ physicalLocation: { artifactLocation: { uri: file }, region: { startLine: 8 } } }],
    },
  ]);
});

test('warnings alone leave the job green, unless they are to fail it', async () => {
  const tagged = sound.replace('0'.repeat(40), 'v5');
  expect((await run(tagged)).exitCode).toBe(0);
  expect((await run(tagged, { 'fail-on': 'warning' })).exitCode).toBe(1);
});

test('what is no YAML is told as such, and hostile texts stay texts', async () => {
  const step = await run(`on: push\n  jobs:\n::error::pwned\n<script>alert(1)</script>: [\n`);
  expect(step.exitCode).toBe(1);
  expect(step.outputs['verdict']).toBe('fail');
  expect(step.stdout.split('\n').filter((line) => line.startsWith('::error::pwned'))).toEqual([]);
  const hostile = await run(
    sound.replace('run: pytest', 'name: "Verify <script>alert(1)</script> %0A::error::x"\n        run: echo ok'),
  );
  expect(hostile.summary).not.toContain('<script>');
  expect(hostile.annotations).toHaveLength(2);
});

test('no workflow at all is an error, not a pass', async () => {
  const step = await runBundle('workflow-lint', { inputs: { 'upload-report': 'false' } });
  expect(step.exitCode).toBe(2);
  expect(step.outputs['verdict']).toBeUndefined();
  expect(step.annotations[0]?.message).toBe(
    '`path`: . holds no workflow, so nothing would be checked. Check the repository out before this step, or name the workflows in `files`.',
  );
});

describe('as a command', () => {
  const bundle = join(import.meta.dirname, '../../../dist/workflow-lint/index.js');
  const command = (text: string, ...args: string[]) => {
    const folder = mkdtempSync(join(tmpdir(), 'tidegate-lint-'));
    mkdirSync(join(folder, '.github/workflows'), { recursive: true });
    writeFileSync(join(folder, file), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundle, ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    return [status, stdout, stderr];
  };

  test('it writes a line per finding', () => {
    expect(command(sound, '.')).toEqual([0, '0 findings, 0 of them errors\n', '']);
    const [status, stdout] = command(sound.replace('pytest', 'pytest || true'), '.');
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^\.github\/workflows\/train\.yml:8:14: `\|\| true` .* \[silenced-gate\]\n1 findings, 1 of them errors\n$/,
    );
    expect(
      command(
        sound.replace('pytest', 'pytest || true'),
        '.',
        '--ignore',
        'silenced-gate',
        '--ignore',
        'empty-promise',
      )[0],
    ).toBe(0);
  });

  test.each([
    [['.', '--none', '1'], /^Unknown option '--none'.* usage: /s],
    [['.', '--fail-on', 'maybe'], /^--fail-on: expected one of error, warning, never\. usage: /],
    [['.', 'b'], /^more than one folder\. usage: /],
    [['nowhere'], /^`path`: there is no nowhere\./],
  ])('%j is refused', (args, told) => {
    const [status, stdout] = command(sound, ...args);
    expect(status).toBe(2);
    expect(stdout).toMatch(told);
  });
});
