// What the program `tidegate` does with what it cannot do: it says so, with the remedy, and never goes on in green.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { repository, tidegate, write } from './tidegate-program.ts';

let folder: string;
const one = (steps: string, job = '') =>
  `on: [push, workflow_dispatch]\njobs: { only: { runs-on: x, ${job} steps: [${steps}] } }\n`;

beforeAll(() => {
  folder = repository({
    '.github/workflows/fine.yml':
      'on: { workflow_dispatch: { inputs: { kind: { type: choice, options: [a, b], required: true }, n: { type: number } } } }\njobs: { only: { runs-on: x, steps: [{ run: echo ran }] } }\n',
    '.github/workflows/broken.yml': 'on: [push\njobs:\n',
    '.github/workflows/large.yml': `${one('{ run: echo ran }')}# ${'x'.repeat(5e6)}`,
    '.github/workflows/circle.yml':
      'on: push\njobs: { a: { needs: b, uses: ./x.yml }, b: { needs: a, uses: ./x.yml } }\n',
    '.github/workflows/unknown.yml': one('{ run: echo ran }, { uses: someone/deploys@v1 }'),
    '.github/workflows/perhaps.yml': one(
      "{ run: echo ran }, { uses: someone/deploys@v1, if: github.event_name == 'push' }",
    ),
    '.github/workflows/container.yml': one('{ run: echo ran }', 'container: node:24,'),
    '.github/workflows/service.yml': one(
      '{ run: echo ran }',
      "if: always(), services: { none: { image: '${{ inputs.none }}' }, db: { image: 'postgres:17' } },",
    ),
    '.github/workflows/misspelt.yml': one('{ run: echo ran, timout-minutes: 3 }'),
    '.github/workflows/expression.yml': one("{ run: 'echo ${{ secret.TOKEN }}' }"),
    '.github/workflows/action.yml': one('{ uses: tidegate/mlops/actions/validate-dta@v1 }'),
    '.github/workflows/elsewhere.yml': 'on: push\njobs: { a: { uses: someone/else/.github/workflows/x.yml@v1 } }\n',
    '.github/workflows/endless.yml':
      'on: [workflow_call, push]\njobs: { a: { uses: ./.github/workflows/endless.yml } }\n',
    '.github/workflows/shell.yml': one('{ run: echo ran, shell: cmd }'),
    '.github/workflows/output.yml': one("{ run: 'echo nonsense >>$GITHUB_OUTPUT' }"),
    '.github/workflows/path.yml': one('{ uses: actions/checkout@v5, with: { path: ../../../.. } }'),
    '.github/workflows/matrix.yml': one(
      '{ run: echo ran }',
      "strategy: { matrix: { a: '${{ fromJSON(github.actor) }}' } },",
    ),
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('is refused with exit code 2, before anything ran', () => {
  test.each<[string, string[], RegExp]>([
    ['a command nobody knows', ['rnu'], /`rnu` is no command\.\nDid you mean `tidegate run`\?/],
    ['an option nobody knows', ['run', 'fine', '--inptu', 'a=b'], /`--inptu` is no option.*\nDid you mean `--input`\?/],
    ['several workflows and none named', ['run'], /several workflows.\nName one: .*fine\.yml/],
    ['a workflow that is not there', ['run', 'fin'], /no workflow `fin`.\nDid you mean `fine`\?/],
    [
      'a job that is not there',
      ['run', 'fine', '--input', 'kind=a', '--job', 'onl'],
      /`--job onl` is no job.*\nDid you mean `only`\?/,
    ],
    ['an event the workflow does not have', ['run', 'fine', '--event', 'push'], /has no such event/],
    ['an input it does not have', ['run', 'fine', '--input', 'kin=a'], /has no input `kin`.\nDid you mean `kind`\?/],
    ['an input that is required', ['run', 'fine'], /requires the input `kind`/],
    ['a choice that is none', ['run', 'fine', '--input', 'kind=c'], /is `c`, which is none of a, b/],
    ['a number that is none', ['run', 'fine', '--input', 'kind=a', '--input', 'n=NaN'], /is `NaN`, which is no number/],
    [
      'inputs for an event without any',
      ['run', 'unknown', '--event', 'push', '--input', 'a=b'],
      /has no inputs|no input/,
    ],
    [
      'a secret that is not in the environment',
      ['run', 'fine', '--input', 'kind=a', '--secret', 'GONE'],
      /no environment variable GONE/,
    ],
    ['a folder with other things', ['run', 'fine', '--input', 'kind=a', '--folder', '.github'], /holds other things/],
    ['what is not YAML', ['run', 'broken'], /broken\.yml:\d+:\d+: /],
    ['5 MB', ['run', 'large'], /GitHub reads at most 512/],
    ['jobs in a circle', ['run', 'circle'], /a needs b needs a/],
    ['a container', ['run', 'container'], /has `container`/],
    ['a key nobody reads', ['run', 'misspelt'], /`timout-minutes` is no key.*\nDid you mean `timeout-minutes`\?/],
    [
      'an action nobody here can run',
      ['run', 'unknown'],
      /uses `someone\/deploys@v1`, which has no local equivalent\.\nWith `--skip-unknown`/,
    ],
    ['a workflow of others', ['run', 'elsewhere'], /another repository's, and nothing is fetched/],
    ['an action of ours that is misspelt', ['run', 'action'], /`validate-dta` is no action/],
    [
      'a gate that is misspelt',
      ['gate', 'validate-dta'],
      /`validate-dta` is no action.*\nDid you mean `validate-data`\?/,
    ],
    [
      'an input a gate does not have',
      ['gate', 'validate-data', '--dta', 'x'],
      /`--dta` is no option.*\nDid you mean `--data`\?/,
    ],
    ['a folder that cannot be linted', ['lint', 'nowhere'], /no `nowhere`/],
  ])('%s', async (_name, args, message) => {
    const run = await tidegate(args, { cwd: folder });
    expect(run.told).toMatch(message);
    expect(run.told).not.toMatch(/^ {2}ran$/m);
    expect(run.told).not.toMatch(/\n\s+at .*\.[jt]s:/);
    expect(run.code).toBe(2);
  });
});

describe('fails where it stands', () => {
  test.each<[string, RegExp]>([
    ['perhaps', /`someone\/deploys@v1` has no local equivalent/],
    ['service', /has `services.db` postgres:17/],
    ['expression', /expression\.yml:2:\d+: .*Unrecognized named-value: 'secret'/],
    ['shell', /`shell: cmd` is none of/],
    ['output', /\$GITHUB_OUTPUT that is no value: "nonsense"/],
    ['path', /lies outside of the workspace/],
    ['matrix', /fromJson/],
  ])('%s', async (name, message) => {
    const run = await tidegate(['run', name, '--event', 'push'], { cwd: folder });
    expect(run.told).toMatch(message);
    expect(run.told).toMatch(/It failed\.\n$/);
    expect(run.code).toBe(2);
  });
});

test('a workflow that calls itself is refused', async () => {
  const run = await tidegate(['run', 'endless', '--event', 'push'], { cwd: folder });
  expect(run.told).toMatch(/deep/);
  expect(run.code).toBe(2);
});

test('what was left out is said beside the verdict', async () => {
  const run = await tidegate(['run', 'unknown', '--skip-unknown'], { cwd: folder });
  expect(run.told).toContain('1 steps were left out, and could not say no.');
  expect(run.code).toBe(0);
});

test('a Node that is too old is told in a sentence', async () => {
  const older = "Object.defineProperty(process,'versions',{value:{...process.versions,node:'22.1.0'}})";
  const run = await tidegate(['--version'], {
    cwd: folder,
    nodeArgs: ['--import', `data:text/javascript,${encodeURIComponent(older)}`],
  });
  expect(run).toEqual({
    code: 2,
    told: expect.stringMatching(/^tidegate: this is Node 22\.1\.0, and the gates run on Node 24/) as unknown,
  });
});

describe('help and gates', () => {
  test('help is there for all commands', async () => {
    for (const args of [['--help'], ['run', '--help'], ['help', 'gate'], ['lint', '-h']]) {
      expect(await tidegate(args, { cwd: folder })).toEqual({
        code: 0,
        told: expect.stringContaining('tidegate') as unknown,
      });
    }
  });

  test.each([
    ['0.8', 0, 'Verdict: pass'],
    ['0.3', 1, 'Verdict: fail'],
    ['x', 2, 'metrics.json'],
  ])('one gate on a local file: accuracy %s', async (accuracy, code, message) => {
    write(folder, { 'metrics.json': `{ "accuracy": ${accuracy} }` });
    const run = await tidegate(
      [
        'gate',
        'check-model-threshold',
        '--metrics',
        'metrics.json',
        '--thresholds',
        'accuracy >= 0.5',
        '--input',
        `report-dir=out-${code}`,
      ],
      { cwd: folder },
    );
    expect(run.told).toContain(message);
    expect(run.code).toBe(code);
    if (code < 2) expect(run.told).toContain(`Report: out-${code}/check-model-threshold.html`);
  });

  test('the lint of a folder and of one file', async () => {
    write(folder, {
      'sound/.github/workflows/a.yml':
        'on: push\npermissions: {}\njobs: { a: { runs-on: x, steps: [{ run: echo }] } }\n',
    });
    const unsound = 'on: push\npermissions: {}\njobs: { a: { runs-on: x, steps: [{ run: pytest || true }] } }\n';
    write(folder, { 'unsound/.github/workflows/b.yml': unsound });
    expect(await tidegate(['lint', 'sound'], { cwd: folder })).toEqual({
      code: 0,
      told: '0 findings, 0 of them errors\n',
    });
    const red = await tidegate(['lint', 'unsound/.github/workflows/b.yml'], { cwd: folder });
    expect(red.told).toContain('[silenced-gate]');
    expect(red.code).toBe(1);
  });
});
