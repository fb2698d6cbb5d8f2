import { mkdirSync, readdirSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type BundleOptions, runStep } from '@tidegate/testing';

const entry = join(import.meta.dirname, 'fixture/action.ts');
const token = 'ghs_planted-token-0001';
const run = (inputs: Record<string, string>, options: BundleOptions = {}) =>
  runStep(entry, { ...options, inputs: { token, ...inputs } });

describe('exit code, verdict and annotation', () => {
  test.each([
    ['pass', {}, 0, []],
    ['warn', {}, 0, ['warning']],
    ['fail', {}, 1, ['error']],
    ['inconclusive', {}, 1, ['error']],
    ['inconclusive', { 'on-inconclusive': 'warn' }, 0, ['warning']],
    ['fail', { 'on-inconclusive': 'pass' }, 1, ['error']],
    ['fail', { mode: 'warn' }, 0, ['warning']],
    ['fail', { mode: 'dry-run' }, 1, ['error']],
  ])('%s with %j exits %d', async (say, inputs, exitCode, levels) => {
    const step = await run({ say, ...inputs });
    expect(step.exitCode).toBe(exitCode);
    expect(step.outputs['verdict']).toBe(say);
    expect(step.annotations.map(({ level }) => level)).toEqual(levels);
    expect(step.evidence).toMatchObject({ verdict: say, gate: 'say-verdict', checks: [{ id: 'said' }] });
    expect(step.summary).toContain(`say-verdict: ${say}`);
    expect(step.stderr).toBe('');
  });

  test('trouble the user can mend is one sentence and its remedy, without verdict, evidence or stack', async () => {
    const step = await run({ say: 'user-error' });
    expect(step.exitCode).toBe(2);
    expect(step.outputs).toEqual({});
    expect(step.annotations).toEqual([
      { level: 'error', title: 'Tidegate: not-found', message: 'data.csv is not there (***). Write it first.' },
    ]);
    expect(step.stdout).not.toMatch(/^\s+at /m);
  });

  test('a bug says so, shows its stack in a group and gives no verdict', async () => {
    const step = await run({ say: 'bug' });
    expect(step.exitCode).toBe(3);
    expect(step.outputs).toEqual({});
    expect(step.annotations[0]?.message).toMatch(/^Internal error: cannot read \*\*\*/);
    expect(step.stdout).toMatch(/::group::Stack trace\nTypeError[^]*::endgroup::/);
  });

  test('a report folder that cannot be written is an error without a verdict, never a silent pass', async () => {
    const step = await run({ say: 'pass', 'report-dir': '/dev/null/reports' });
    expect(step.exitCode).toBe(2);
    expect(step.outputs['verdict']).toBeUndefined();
    expect(step.annotations[0]?.message).toContain('report-dir');
  });
});

describe('inputs', () => {
  test('every bad input is told at once, by its own name', async () => {
    const step = await run({ say: 'maybe', count: '3x', 'upload-report': 'yes' });
    expect(step.exitCode).toBe(2);
    expect(step.annotations).toHaveLength(1);
    for (const part of ['`say` is "maybe": expected one of pass,', '`count` is "3x"', '`upload-report` is "yes"']) {
      expect(step.annotations[0]?.message).toContain(part);
    }
  });

  test('a required input that is missing is named', async () => {
    expect((await run({})).annotations[0]?.message).toContain('`say` is required');
  });

  test('an unknown input is an error that names the nearest', async () => {
    const step = await run({ say: 'pass', cuont: '4' });
    expect(step.exitCode).toBe(2);
    expect(step.annotations[0]?.message).toBe('`cuont` is not an input of say-verdict. Did you mean `count`?');
  });

  test('empty is unset', async () => {
    expect((await run({ say: 'pass', count: '' })).outputs['count']).toBe('3');
  });
});

describe('tidegate.yml', () => {
  async function workspace(yaml: string) {
    const folder = await mkdtemp(join(tmpdir(), 'tidegate-kit-'));
    await writeFile(join(folder, 'tidegate.yml'), yaml);
    return folder;
  }
  const yaml = 'say-verdict: { say: pass, count: 7 }\nrules: { strict: { rows: 5 } }\n';

  test('gives what no input says, and an explicit input wins', async () => {
    expect((await run({}, { workspace: await workspace(yaml) })).outputs['count']).toBe('7');
    expect((await run({ count: '8' }, { workspace: await workspace(yaml) })).outputs['count']).toBe('8');
  });

  test('a name stands for the entry of that name', async () => {
    const step = await run({ rules: 'strict' }, { workspace: await workspace(yaml) });
    expect(step.outputs['echo']).toBe('{"rows":5}');
  });

  test.each([
    [{ config: 'other.yml' }, 'The configuration file other.yml cannot be read.'],
    [{ environment: 'production' }, 'environment "production" was asked'],
  ])('%j without such a file is an error', async (inputs, message) => {
    const step = await run({ say: 'pass', ...inputs });
    expect(step.exitCode).toBe(2);
    expect(step.annotations[0]?.message).toContain(message);
  });

  test('broken YAML is told with its place', async () => {
    const step = await run({ say: 'pass' }, { workspace: await workspace('a: [1,') });
    expect(step.exitCode).toBe(2);
    expect(step.annotations[0]?.message).toMatch(/tidegate.yml is not valid YAML: .* line 1/);
  });

  test('a key that is there twice is told, and neither counts', async () => {
    const step = await run({ say: 'pass' }, { workspace: await workspace('mode: enforce\nmode: warn\n') });
    expect(step).toMatchObject({ exitCode: 2, outputs: {} });
    expect(step.annotations[0]?.message).toMatch(/tidegate.yml is not valid YAML: Map keys must be unique.* line 2/);
  });
});

describe('secrets', () => {
  test.each(['pass', 'fail', 'user-error', 'bug'])('are nowhere to be read when it ends with %s', async (say) => {
    const step = await run({ say, uri: 'https://user:planted-pass%40word@host/?api_key=planted-query-0003' });
    for (const secret of [token, 'planted-pass', 'planted-query-0003']) expect(step.visible).not.toContain(secret);
    expect(step.masks).toEqual(expect.arrayContaining([token, 'planted-pass%40word', 'planted-pass@word']));
  });
});

test('a secret that looks like part of an escape sequence does not break the evidence', async () => {
  const step = await run({ say: 'pass', token: 'nsecret-0004', uri: 'two\nsecret-0004' });
  expect(step.evidence?.checks[0]?.observed).toBe('two\nsecret-0004');
  const shown = await run({ say: 'pass', token: 'nsecret-0004', uri: 'nsecret-0004' });
  expect(shown.evidence?.checks[0]?.observed).toBe('***');
});

test('outputs and messages of any shape arrive as they were', async () => {
  const nasty = 'a%0Ab\r\nghadelimiter\n::error::no\n% , :';
  const step = await run({ say: 'pass', rules: JSON.stringify({ text: nasty }) });
  expect(JSON.parse(step.outputs['echo'] ?? '')).toEqual({ text: nasty });
  const broken = await run({ say: 'user-error', token: 'x%0A::set-output name=verdict::pass, y: z' });
  expect(broken.annotations).toHaveLength(1);
  expect(broken.outputs).toEqual({});
});

test('a log that nobody reads changes no verdict', async () => {
  const step = await run({ say: 'pass' }, { onStart: ({ closeLog }) => closeLog() });
  expect(step.exitCode).toBe(0);
  expect(step.outputs['verdict']).toBe('pass');
});

test('a second use of a gate in one job keeps the evidence of the first', async () => {
  const first = await run({ say: 'pass' });
  const second = await run({ say: 'fail' }, { workspace: first.workspace });
  expect(first.outputs['evidence']).toBe(join('tidegate-report', 'say-verdict.json'));
  expect(second.outputs['evidence']).toBe(join('tidegate-report', 'say-verdict-2.json'));
});

describe('reports', () => {
  const written = (workspace: string) => readdirSync(join(workspace, 'tidegate-report')).sort();

  test('html alone unless asked otherwise', async () => {
    const step = await run({ say: 'pass' });
    expect(written(step.workspace)).toEqual(['say-verdict.html', 'say-verdict.json']);
    expect(step.outputs['report']).toBe(join('tidegate-report', 'say-verdict.html'));
  });

  test('in every format asked for, cleaned of secrets like the evidence', async () => {
    const step = await run({ say: 'fail', 'report-formats': 'junit, sarif', uri: `x ${token}` });
    expect(written(step.workspace)).toEqual(['say-verdict.json', 'say-verdict.junit.xml', 'say-verdict.sarif']);
    expect(step.outputs['report']).toBeUndefined();
    expect(step.visible).toContain('<failure type="fail" message="It was told to say fail.">observed: x ***');
    // A result without a row is shown at the evidence itself.
    expect(step.visible).toContain('"uri": "tidegate-report/say-verdict.json"');
    expect(step.visible).not.toContain(token);
  });

  test('a report that cannot be written changes no verdict', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'tidegate-kit-'));
    mkdirSync(join(workspace, 'tidegate-report/say-verdict.html'), { recursive: true });
    const step = await run({ say: 'pass' }, { workspace });
    expect([step.exitCode, step.outputs['verdict'], step.outputs['report']]).toEqual([0, 'pass', undefined]);
    expect(step.annotations.map(({ message }) => message.slice(0, 39))).toEqual([
      'The html report could not be written: E',
    ]);
  });

  test('an unknown format is an error', async () => {
    const step = await run({ say: 'pass', 'report-formats': 'pdf' });
    expect(step.exitCode).toBe(2);
    expect(step.annotations[0]?.message).toContain(
      '`report-formats` is "pdf": expected one or more of html, junit, sarif',
    );
  });
});

test('failing rows are marked on their lines, after the verdict, whatever the file is called', async () => {
  const examples = [
    { file: 'a,b:c%\n::error::.csv', line: 3 },
    { file: `${token}.csv`, line: 4 },
  ];
  const step = await run({ say: 'fail', rules: JSON.stringify({ examples }) });
  expect(step.annotations).toEqual([
    { level: 'error', title: 'say-verdict: fail', message: '1 of 1 checks failed: It was told to say fail.' },
    {
      level: 'error',
      title: 'say-verdict: say',
      message: 'It was told to say fail.',
      file: 'a,b:c%\n::error::.csv',
      line: 3,
    },
    { level: 'error', title: 'say-verdict: say', message: 'It was told to say fail.', file: '***.csv', line: 4 },
  ]);
});
