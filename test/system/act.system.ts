import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runAct } from '../../scripts/tools/act.ts';
import type { ActOptions, ActResult } from '../../scripts/tools/act.ts';
import { stageActions } from '../../scripts/tools/staging.ts';

const LONG = 600_000;
const root = mkdtempSync(join(tmpdir(), 'tidegate-act-'));
const consumer = join(root, 'consumer');
const product = join(root, 'product');

function write(folder: string, files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

function git(...args: string[]): void {
  execFileSync('git', ['-C', consumer, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    stdio: 'pipe',
  });
}

async function run(name: string, options: Partial<ActOptions> = {}): Promise<ActResult> {
  const workflow = `.github/workflows/${name}.yml`;
  const folder = mkdtempSync(join(root, `run-${name}-`));
  const repositories = { 'tidegate/mlops': join(root, 'staging') };
  return runAct({ consumer, workflow, folder, repositories, timeout: LONG, ...options });
}

function resultsOf(result: ActResult): Record<string, string> {
  return Object.fromEntries(result.jobs.map(({ id, result: outcome }) => [id, outcome]));
}

beforeAll(() => {
  write(product, {
    'actions/greet/action.yml': `
name: greet
description: Greets, and fails for nobody.
inputs:
  who: { description: whom, required: true }
  token: { description: a token, default: '\${{ github.token }}' }
outputs:
  greeting: { description: the words }
runs: { using: node24, main: ../../dist/greet/index.js }
`,
    'dist/greet/package.json': '{ "type": "module" }',
    'dist/greet/index.js': `
import { appendFileSync, existsSync } from 'node:fs';
const { INPUT_WHO, INPUT_TOKEN, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, GITHUB_API_URL } = process.env;
appendFileSync(GITHUB_OUTPUT, 'greeting=hello ' + INPUT_WHO + '\\n');
appendFileSync(GITHUB_STEP_SUMMARY, '# ' + INPUT_WHO + '\\n');
console.log('node ' + process.versions.node.split('.')[0] + ', data ' + existsSync('data.txt') + ', token ' + INPUT_TOKEN + ', api ' + GITHUB_API_URL);
if (INPUT_WHO === 'nobody') {
  console.log('::error title=Nobody::There is nobody to greet.');
  process.exitCode = 1;
}
`,
    '.github/workflows/greet.yml': `
on:
  workflow_call:
    inputs: { who: { type: string, required: true }, loud: { type: boolean, default: false } }
    secrets: { password: { required: false } }
    outputs: { greeting: { value: '\${{ jobs.inner.outputs.greeting }}' } }
permissions: {}
jobs:
  inner:
    runs-on: ubuntu-24.04
    outputs: { greeting: '\${{ steps.greet.outputs.greeting }}' }
    steps:
      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5
      - id: greet
        uses: $/actions/greet
        with: { who: '\${{ inputs.who }}', token: '\${{ secrets.password }}' }
      - name: Loudness
        run: echo "loud=\${{ inputs.loud }} \${{ inputs.loud == false }}"
`,
    '.github/workflows/ci.yml': 'on: push\njobs: { own: { runs-on: x, steps: [{ uses: other/thing@v1 }] } }\n',
  });
  stageActions(product, join(root, 'staging'));
  write(consumer, {
    'data.txt': 'data\n',
    '.github/workflows/direct.yml': `
on: { workflow_dispatch: { inputs: { who: { type: string, default: moon } } } }
jobs:
  one:
    runs-on: ubuntu-latest
    outputs: { greeting: '\${{ steps.greet.outputs.greeting }}' }
    steps:
      - uses: actions/checkout@v5
      - id: greet
        uses: tidegate/mlops/actions/greet@v1
        with: { who: '\${{ inputs.who }}' }
      - name: Says
        run: echo "said \${{ steps.greet.outputs.greeting }}"
      - name: Never
        if: \${{ steps.greet.outputs.greeting == 'nothing' }}
        run: echo never
      - run: mkdir out && echo made > out/made.txt
      - uses: actions/upload-artifact@v4
        with: { name: made, path: out }
      - uses: actions/upload-artifact@v7
        with: { path: out/made.txt, archive: false }
  red:
    needs: one
    runs-on: ubuntu-latest
    steps: [{ name: Fails, run: exit 3 }, { name: Cleans, if: always(), run: echo clean }]
  behind:
    needs: red
    runs-on: ubuntu-latest
    steps: [{ run: echo unreachable }]
  last:
    needs: [one, red, behind]
    if: always()
    runs-on: ubuntu-latest
    steps:
      - name: Tells
        run: echo "\${{ needs.one.outputs.greeting }}; red \${{ needs.red.result }}, behind \${{ needs.behind.result }}"
      - uses: actions/download-artifact@v5
        with: { name: made, path: got }
      - uses: actions/download-artifact@v5
        with: { pattern: '*.txt', path: all, merge-multiple: true }
      - name: Reads
        run: echo "artifact $(cat got/made.txt)"
      - name: Reads the plain file
        run: echo "plain $(cat all/made.txt)"
      - name: Leaves
        run: |
          nohup sh -c 'touch up; exec sleep 300' >/dev/null 2>&1 &
          until [ -e up ]; do sleep 0.1; done
      - name: Still there
        run: pgrep -xf 'sleep 300' >/dev/null && echo "it runs"
`,
    '.github/workflows/calls.yml': `
on: { workflow_dispatch: { inputs: { who: { type: string, required: true } } } }
jobs:
  called:
    uses: tidegate/mlops/.github/workflows/greet.yml@v1
    with: { who: '\${{ inputs.who }}' }
    secrets: { password: '\${{ secrets.PASSWORD }}' }
  after:
    needs: called
    runs-on: ubuntu-latest
    steps: [{ name: Heard, run: 'echo "heard \${{ needs.called.outputs.greeting }}"' }]
  rollback:
    needs: [called, after]
    if: \${{ always() && needs.called.result == 'failure' }}
    runs-on: ubuntu-latest
    steps: [{ name: Rolls back, run: 'echo "called \${{ needs.called.result }}"' }]
`,
    '.github/workflows/refs.yml': `
on: workflow_dispatch
jobs:
  old:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with: { ref: refs/tags/v0 }
      - uses: actions/setup-python@v6
        with: { python-version: '3.12' }
      - name: Reads
        run: echo "at v0 $(cat data.txt), stage \${{ vars.STAGE }}, python $(command -v python3)"
`,
    '.github/workflows/endless.yml': `
on: workflow_dispatch
jobs: { waits: { runs-on: ubuntu-latest, steps: [{ run: sleep 301 }] } }
`,
    '.github/workflows/unknown.yml':
      'on: workflow_dispatch\njobs: { a: { runs-on: ubuntu-latest, steps: [{ uses: no/such@v1 }] } }\n',
  });
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'x');
  git('tag', 'v0');
  write(consumer, { 'data.txt': 'newer data\n' });
  git('commit', '-q', '-a', '-m', 'y');
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('a workflow that uses actions', () => {
  let result: ActResult;
  beforeAll(async () => {
    result = await run('direct', {
      inputs: { who: 'world' },
      secrets: { GITHUB_TOKEN: 'planted-token' },
      env: { GITHUB_API_URL: 'http://127.0.0.1:4100' },
    });
  }, LONG);

  test('is red by its red job, and every job has its result', () => {
    expect(result.exitCode).toBe(1);
    expect(resultsOf(result)).toEqual({ one: 'success', red: 'failure', behind: 'skipped', last: 'success' });
  });

  test('hands outputs from step to step and from job to job', () => {
    expect(result.log).toContain('said hello world');
    expect(result.log).toContain('hello world; red failure, behind skipped');
    expect(result.outputs).toContainEqual({
      job: 'direct.yml/one',
      step: 'greet',
      name: 'greeting',
      value: 'hello world',
    });
  });

  test('runs the action on Node 24 in the checked-out workspace, with the token masked', () => {
    expect(result.log).toContain('node 24, data true, token ***, api http://127.0.0.1:4100');
    expect(result.log).not.toContain('planted-token');
  });

  test('tells the outcome of steps and keeps their summaries', () => {
    const outcomes = Object.fromEntries(result.steps.map(({ name, outcome }) => [name, outcome]));
    expect(outcomes).toMatchObject({ Says: 'success', Never: 'skipped', Fails: 'failure', Cleans: 'success' });
    expect(result.summaries).toEqual([{ job: 'direct.yml/one', step: 'greet', text: '# world\n' }]);
  });

  test('carries an artifact from job to job', () => {
    expect(result.log).toContain('artifact made');
    expect(result.log).toContain('plain made');
    expect(readdirSync(result.artifacts, { recursive: true }).map(String)).toContainEqual(
      expect.stringMatching(/made/),
    );
  });

  test('ends what a step left running', () => {
    expect(result.log).toContain('it runs');
    expect(result.orphans).toEqual(['sleep 300']);
  });
});

describe('a workflow that calls a workflow', () => {
  test(
    'gets its outputs',
    async () => {
      const result = await run('calls', { inputs: { who: 'moon' }, secrets: { PASSWORD: 'planted-word' } });
      expect(resultsOf(result)).toEqual({ inner: 'success', called: 'success', after: 'success', rollback: 'skipped' });
      expect(result.exitCode).toBe(0);
      expect(result.log).toContain('heard hello moon');
      expect(result.log).toContain('loud=false true');
      expect(result.log).toContain('token ***');
    },
    LONG,
  );

  test(
    'goes on behind its failure as GitHub does, and is red',
    async () => {
      const result = await run('calls', { inputs: { who: 'nobody' }, secrets: { PASSWORD: 'planted-word' } });
      expect(resultsOf(result)).toEqual({ inner: 'failure', called: 'failure', after: 'skipped', rollback: 'success' });
      expect(result.exitCode).toBe(1);
      expect(result.annotations).toMatchObject([{ level: 'error', message: 'There is nobody to greet.' }]);
    },
    LONG,
  );
});

test(
  'a workflow gets the ref, the variables and the python it asks for',
  async () => {
    const python = join(root, 'bin', 'python3');
    write(root, { 'bin/python3': '#!/bin/sh\necho 3.12.0\n' });
    chmodSync(python, 0o755);
    const result = await run('refs', { vars: { STAGE: 'staging' }, python });
    expect(result.log).toContain(`at v0 data, stage staging, python ${python}`);
    expect(result.exitCode).toBe(0);
  },
  LONG,
);

test(
  'a workflow that does not end is ended, with all it started',
  async () => {
    await expect(run('endless', { timeout: 3000 })).rejects.toThrow(/endless\.yml did not end in time/);
    expect(spawnSync('pgrep', ['-xf', 'sleep 301']).status).toBe(1);
  },
  LONG,
);

test('an action without a local copy is named before anything runs', async () => {
  await expect(run('unknown')).rejects.toThrow(/unknown\.yml uses no\/such@v1, which has no local copy/);
});

test('staging holds what users get and nothing else', () => {
  const target = join(root, 'second-staging');
  cpSync(join(root, 'staging'), target, { recursive: true });
  expect(existsSync(join(target, '.github/workflows/ci.yml'))).toBe(false);
  expect(existsSync(join(target, 'dist/greet/index.js'))).toBe(true);
});
