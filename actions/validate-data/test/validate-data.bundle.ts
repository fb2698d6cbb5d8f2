import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { runBundle } from '@tidegate/testing';

function workspaceWith(files: Readonly<Record<string, string>>): string {
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-validate-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  return workspace;
}

const flights = (late: (i: number) => number) =>
  [
    'carrier,delay,late',
    ...Array.from({ length: 400 }, (_, i) => `${'AB'[i % 2]},${(i * 37) % 101}.5,${late(i)}`),
    '',
  ].join('\n');

// One cache for the whole file: empty at first, so that the first test fetches the engine as a fresh runner does.
const toolCache = mkdtempSync(join(tmpdir(), 'tidegate-tools-'));
const run = (
  files: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
) =>
  runBundle('validate-data', {
    workspace: workspaceWith(files),
    inputs,
    env: { RUNNER_TOOL_CACHE: toolCache, ...env },
    timeoutMs: 240_000,
  });

const rules = `
rows: { min: 100 }
columns:
  carrier: { type: string, in: [A, B], nulls: 0 }
  delay: { type: float, min: 0, max: 200 }
  late: { type: boolean, class-share: { min: 10%, max: 90% }, min-samples-per-class: 20 }
`;

describe('validate-data, as a runner runs it', () => {
  test('an empty tool cache: the engine is fetched, and the next run takes it from there', async () => {
    const files = { 'd.csv': flights((i) => (i % 3) % 2) };
    const first = await run(files, { data: 'd.csv', rules });
    expect(first).toMatchObject({
      exitCode: 0,
      stderr: '',
      outputs: { verdict: 'pass', rows: '400', columns: '3', 'failed-checks': '0' },
    });
    expect(first.stdout).toContain('with npm; the tool cache does not have it yet.');
    expect(first.evidence!.facts['engine']).toMatch(/^DuckDB v1\./);
    expect(first.evidence!.subject.dataDigest).toMatch(/^sha256:[0-9a-f]{64}$/);

    const second = await run(files, { data: 'd.csv', rules });
    expect(second.outputs['verdict']).toBe('pass');
    expect(second.stdout).not.toContain('npm');
  }, 300_000);

  test('two jobs on one runner with an empty tool cache', async () => {
    const env = { RUNNER_TOOL_CACHE: mkdtempSync(join(tmpdir(), 'tidegate-tools-')) };
    const files = { 'd.csv': flights((i) => (i % 3) % 2) };
    const jobs = await Promise.all([
      run(files, { data: 'd.csv', rules }, env),
      run(files, { data: 'd.csv', rules }, env),
    ]);
    expect(jobs.map(({ exitCode, outputs }) => [exitCode, outputs['verdict']])).toEqual([
      [0, 'pass'],
      [0, 'pass'],
    ]);
  }, 300_000);

  test('bad rows turn it red: annotation, outputs, evidence with lines and no values', async () => {
    const text = flights((i) => (i % 3) % 2).replace('\nA,0.5,0\n', '\nsecretvalue,-1,0\n');
    const { exitCode, stderr, outputs, annotations, evidence, visible } = await run(
      { 'd.csv': text },
      { data: 'd.csv', rules },
    );
    expect({ exitCode, stderr, outputs: { ...outputs, evidence: '', report: '' } }).toEqual({
      exitCode: 1,
      stderr: '',
      outputs: { verdict: 'fail', rows: '400', columns: '3', 'failed-checks': '2', evidence: '', report: '' },
    });
    expect(annotations).toEqual([
      {
        level: 'error',
        title: 'validate-data: fail',
        message:
          '2 of 13 checks failed: 1 of 400 values of carrier are not among the allowed values (line 2); 1 of 400 values of delay are not at least 0 (line 2).',
      },
      {
        level: 'error',
        title: 'validate-data: carrier in A, B',
        message: '1 of 400 values of carrier are not among the allowed values (line 2).',
        file: 'd.csv',
        line: 2,
      },
      {
        level: 'error',
        title: 'validate-data: delay at least 0',
        message: '1 of 400 values of delay are not at least 0 (line 2).',
        file: 'd.csv',
        line: 2,
      },
    ]);
    expect(evidence!.checks.find(({ id }) => id === 'columns.delay.min')).toMatchObject({
      examples: [{ file: 'd.csv', line: 2, row: 1 }],
    });
    expect(visible).not.toContain('secretvalue');
  });

  test('drift from a reference', async () => {
    const files = { 'ref.csv': flights((i) => (i % 3) % 2), 'now.csv': flights((i) => Number(i % 10 > 0)) };
    const { exitCode, outputs, workspace } = await run(files, {
      data: 'now.csv',
      reference: 'ref.csv',
      'write-profile': 'p/profile.json',
      'report-formats': 'html, junit, sarif',
    });
    expect(exitCode).toBe(1);
    expect(outputs).toMatchObject({
      verdict: 'fail',
      'drift-detected': 'true',
      'drifted-columns': '["late"]',
      'drift-share': '0.3333333333333333',
      profile: 'p/profile.json',
    });
    expect(readdirSync(join(workspace, 'tidegate-report')).sort()).toEqual([
      'validate-data.html',
      'validate-data.json',
      'validate-data.junit.xml',
      'validate-data.sarif',
    ]);
    const page = readFileSync(join(workspace, 'tidegate-report/validate-data.html'), 'utf8');
    expect(page.match(/<svg [^>]*role="img"/g)).toHaveLength(4);
    expect(page.indexOf('<h4>late')).toBeLessThan(page.indexOf('<h4>carrier'));
    const same = await run(files, { data: 'ref.csv', reference: 'ref.csv' });
    expect(same).toMatchObject({
      exitCode: 0,
      outputs: { verdict: 'pass', 'drift-detected': 'false', 'drifted-columns': '[]', 'drift-share': '0' },
    });
  });

  test('rules by name from tidegate.yml', async () => {
    const config = 'rules:\n  flights:\n    rows: { min: 1000 }\nvalidate-data:\n  data: d.csv\n  rules: flights\n';
    const { exitCode, outputs } = await run({ 'd.csv': flights(() => 1), 'tidegate.yml': config }, {});
    expect([exitCode, outputs['verdict']]).toEqual([1, 'fail']);
  });
});

describe('the engine runs in a process of its own', () => {
  /** The action's own child, as soon as there is one. */
  async function engineOf(pid: number): Promise<number> {
    for (;;) {
      const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
      const engine = children.find((child) => commandOf(child).includes('tidegate-engine'));
      if (engine) return Number(engine);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  const commandOf = (pid: string) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    } catch {
      return '';
    }
  };

  test.each(['SIGSEGV', 'SIGABRT', 'SIGKILL'] as const)(
    'its end by %s is an error, not a verdict',
    async (signal) => {
      let killed: Promise<void> | undefined;
      const { exitCode, outputs, annotations, evidence } = await runBundle('validate-data', {
        workspace: workspaceWith({ 'd.csv': flights(() => 1).repeat(200) }),
        inputs: { data: 'd.csv', rules },
        env: { RUNNER_TOOL_CACHE: toolCache },
        timeoutMs: 240_000,
        onStart: ({ pid }) => {
          killed = engineOf(pid).then((engine) => void process.kill(engine, signal));
        },
      });
      await killed;
      expect([exitCode, outputs['verdict'], evidence]).toEqual([2, undefined, undefined]);
      expect(annotations).toHaveLength(1);
      expect(annotations[0]).toMatchObject({ level: 'error', title: 'Tidegate: tool-failed' });
    },
    300_000,
  );

  test('nothing of it is left when the step is killed', async () => {
    let engine = 0;
    const { signal } = await runBundle('validate-data', {
      workspace: workspaceWith({ 'd.csv': flights(() => 1) }),
      inputs: { data: 'd.csv', rules },
      env: { RUNNER_TOOL_CACHE: toolCache },
      onStart: ({ pid, kill }) => {
        void engineOf(pid).then((found) => {
          engine = found;
          kill('SIGKILL');
        });
      },
    });
    expect([signal, engine > 1]).toEqual(['SIGKILL', true]);
    while (commandOf(String(engine)) !== '') await new Promise((resolve) => setTimeout(resolve, 20));
  }, 300_000);
});

describe('trouble is an error: exit 2, one sentence and a remedy, no verdict, no stack', () => {
  test.each<[string, Record<string, string>, Record<string, string>, string]>([
    [
      'a missing file',
      {},
      { data: 'd.csv', rules },
      '`data`: there is no file d.csv. Check the path, and that an earlier step checks it out or writes it.',
    ],
    [
      'a ragged line',
      { 'd.csv': 'a,b\n1,2\n3\n' },
      { data: 'd.csv', rules: 'rows: { min: 1 }' },
      'd.csv: line 3 has 1 field where the header has 2. Mend these lines, or write the file again with a CSV library.',
    ],
    [
      'a mistyped rule',
      { 'd.csv': 'a\n1\n' },
      { data: 'd.csv', rules: 'columns: { a: { tpye: float } }' },
      '`rules` is "columns: { a: { tpye: float } }" at columns.a.tpye: unknown key "tpye"; did you mean "type"?. Mend the inputs of validate-data in the workflow or in the configuration file.',
    ],
    [
      'the drift of a tool that is not known',
      { 'd.csv': 'a\n1\n' },
      { data: 'd.csv', rules, drift: 'compat: whylogs' },
      '`drift` is "compat: whylogs" at compat: expected one of evidently, nannyml, soda, deequ. Mend the inputs of validate-data in the workflow or in the configuration file.',
    ],
  ])('%s', async (_, files, inputs, message) => {
    const { exitCode, stderr, outputs, annotations, stdout } = await run(files, inputs);
    expect({ exitCode, stderr, verdict: outputs['verdict'] }).toEqual({ exitCode: 2, stderr: '', verdict: undefined });
    expect(annotations.map((annotation) => annotation.message)).toEqual([message]);
    expect(stdout).not.toMatch(/\n\s+at /);
  });

  test('no npm on the runner', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'tidegate-path-'));
    // A copy of Node without npm beside it.
    mkdirSync(join(empty, 'bin'));
    const { exitCode, annotations } = await run(
      { 'd.csv': 'a\n1\n' },
      { data: 'd.csv', rules: 'rows: { min: 1 }' },
      { PATH: empty, RUNNER_TOOL_CACHE: join(empty, 'tools') },
    );
    const beside = existsSync(join(process.execPath, '../../lib/node_modules/npm/bin/npm-cli.js'));
    if (beside) expect(exitCode).not.toBe(3);
    else {
      expect(exitCode).toBe(2);
      expect(annotations[0]!.message).toBe(
        'The DuckDB engine could not be fetched: this runner has no npm. Add actions/setup-node before this step, or put the package on the runner and name it with `engine-path`.',
      );
    }
  });

  test('a file that is no engine', async () => {
    const { exitCode, annotations } = await run(
      { 'd.csv': 'a\n1\n', 'duckdb.node': 'not native' },
      { data: 'd.csv', rules: 'rows: { min: 1 }', 'engine-path': 'duckdb.node' },
    );
    expect(exitCode).toBe(2);
    expect(annotations[0]!.message).toMatch(/^The DuckDB engine at .*duckdb\.node cannot be loaded: /);
  });
});

test('the native package is not in the bundle', () => {
  const shared = join(import.meta.dirname, '../../../dist/shared');
  expect(readFileSync(join(shared, 'index.js'), 'utf8')).toContain('@duckdb/node-bindings');
  expect(readdirSync(shared).filter((name) => name.endsWith('.node'))).toEqual([]);
});
