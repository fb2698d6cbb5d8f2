// `tidegate run` as its users run it: the built program in a repository of theirs, with nothing but bash and git.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { git, type ProgramRun, repository, tidegate, write } from './tidegate-program.ts';

const folders: string[] = [];
const repo = (files: Record<string, string>) => {
  const folder = repository(files);
  folders.push(folder);
  return folder;
};
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const gates = `
on:
  push:
  workflow_dispatch:
    inputs: { bar: { type: string, default: '0.5' }, loud: { type: boolean, default: false } }
permissions: {}
env: { LEVEL: workflow, NAME: flights }
defaults: { run: { shell: bash } }
jobs:
  make:
    runs-on: ubuntu-latest
    outputs: { rows: '\${{ steps.count.outputs.rows }}', list: '\${{ steps.count.outputs.list }}' }
    env: { LEVEL: job }
    steps:
      - uses: actions/checkout@v5
      - id: count
        name: Count for \${{ env.NAME }}
        run: |
          echo "rows=$(wc -l < data.csv)" >>"$GITHUB_OUTPUT"
          echo 'list=["a","b"]' >>"$GITHUB_OUTPUT"
          echo "KEPT=one" >>"$GITHUB_ENV"
          mkdir bin && printf '#!/bin/sh\\necho own tool\\n' >bin/own-tool && chmod +x bin/own-tool && echo "$PWD/bin" >>"$GITHUB_PATH"
          echo '# Counted' >>"$GITHUB_STEP_SUMMARY"
      - run: echo "level $LEVEL, kept $KEPT, $(own-tool), input \${{ inputs.loud == false }}, ignored $(ls ignored.txt 2>/dev/null || echo absent)"
        env: { LEVEL: step }
      - run: cat data.csv | false | true
        continue-on-error: true
        id: broken
      - run: echo "outcome \${{ steps.broken.outcome }}, conclusion \${{ steps.broken.conclusion }}"
      - uses: ./.github/actions/greet
        id: greet
        with: { who: world }
      - run: echo "\${{ steps.greet.outputs.words }}"
      - uses: actions/upload-artifact@v4
        with: { name: metrics, path: metrics.json, if-no-files-found: error }
  each:
    needs: make
    strategy: { matrix: { letter: '\${{ fromJSON(needs.make.outputs.list) }}' } }
    runs-on: ubuntu-latest
    steps:
      - run: echo "letter \${{ matrix.letter }} of \${{ strategy.job-total }}, rows \${{ needs.make.outputs.rows }}"
  gate:
    needs: [make, each]
    runs-on: ubuntu-latest
    steps:
      - uses: actions/download-artifact@v5
        with: { name: metrics }
      - id: bar
        uses: tidegate/mlops/actions/check-model-threshold@v1
        with: { metrics: metrics.json, thresholds: 'accuracy >= \${{ inputs.bar || 0.5 }}' }
      - run: echo "verdict \${{ steps.bar.outputs.verdict }}"
      - if: failure()
        run: echo "the bar said \${{ steps.bar.outcome }}"
  deploy:
    needs: gate
    runs-on: ubuntu-latest
    steps: [{ run: echo deployed }]
  cleanup:
    needs: deploy
    if: always()
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "deploy was \${{ needs.deploy.result }}"' }]
`;

const greet = `
name: greet
inputs: { who: { required: true }, end: { default: '!' } }
outputs: { words: { value: '\${{ steps.say.outputs.words }}' } }
runs:
  using: composite
  steps:
    - id: say
      shell: bash
      run: echo "words=hello \${{ inputs.who }}\${{ inputs.end }}" >>"$GITHUB_OUTPUT"
`;

describe('a workflow', () => {
  let folder: string;
  let green: ProgramRun;
  beforeAll(async () => {
    folder = repo({
      '.github/workflows/gates.yml': gates,
      '.github/actions/greet/action.yml': greet,
      '.gitignore': 'ignored.txt\n',
      'data.csv': 'a\n1\n',
      'metrics.json': '{ "accuracy": 0.8 }',
    });
    write(folder, { 'data.csv': 'a\n1\n2\n', 'ignored.txt': 'x' });
    green = await tidegate(['run'], { cwd: folder, env: { LEVEL: 'shell', AWS_SECRET_ACCESS_KEY: 'not handed on' } });
  });

  test('that is good goes through, in the order of its needs', () => {
    expect(green.told).toContain('It went through.');
    expect(green.code).toBe(0);
    expect([...green.told.matchAll(/^([a-z]+(?: \([a-z]\))?) · /gm)].map(([, job]) => job)).toEqual([
      ...Array<string>(9).fill('make'),
      'each (a)',
      'each (b)',
      'gate',
      'gate',
      'gate',
      'deploy',
      'cleanup',
    ]);
  });

  test('sees what is not committed, and nothing git ignores', () => {
    expect(green.told).toContain('level step, kept one, own tool, input true, ignored absent');
    expect(green.told).toContain('letter b of 2, rows 3');
  });

  test('hands on outcomes, outputs of composite actions and of gates', () => {
    expect(green.told).toContain('outcome failure, conclusion success');
    expect(green.told).toContain('hello world!');
    expect(green.told).toContain('verdict pass');
    expect(green.told).toMatch(/^gate +tidegate\/mlops\/actions\/check-model-threshold@v1 +pass +\d+\.\d$/m);
  });

  test('leaves the folder as it was, and names what to open', () => {
    expect(git(folder, 'status', '--porcelain').trim()).toBe('M data.csv');
    const [, report] = /^Report: (.+)$/m.exec(green.told)!;
    expect(readFileSync(join(folder, report!), 'utf8')).toContain('accuracy');
    expect(readFileSync(join(folder, '.tidegate/summary.md'), 'utf8')).toContain('# Counted');
  });

  test('that a gate stops is red, and nothing behind the gate runs but what always does', async () => {
    const red = await tidegate(['run', 'gates', '--input', 'bar=0.9'], { cwd: folder });
    expect(red.code).toBe(1);
    expect(red.told).toContain('the bar said failure');
    expect(red.told).not.toMatch(/^ {2}deployed$/m);
    expect(red.told).toContain('deploy was skipped');
    expect(red.told).toMatch(/^gate .*check-model-threshold@v1 +fail /m);
    expect(red.told).toMatch(/It failed\.\n$/);
  });

  test('with an input a gate cannot read ends with 2', async () => {
    const wrong = await tidegate(['run', 'gates', '--input', 'bar=high'], { cwd: folder });
    expect(wrong.code).toBe(2);
    expect(wrong.told).toContain('accuracy >= high');
  });

  test('can be run in part: a job and what it needs', async () => {
    const part = await tidegate(['run', 'gates', '--job', 'each'], { cwd: folder });
    expect(part.code).toBe(0);
    expect(part.told).not.toContain('gate ·');
    expect(part.told).toContain('letter b');
  });

  test('is only told by --dry-run', async () => {
    const plan = await tidegate(['run', 'gates', '--dry-run', '--event', 'push'], { cwd: folder });
    expect(plan.code).toBe(0);
    expect(plan.told).toContain('gates.yml, as by push');
    expect(plan.told).toContain('2. tidegate/mlops/actions/check-model-threshold@v1  [Tidegate]');
    expect(plan.told).not.toContain('letter b of');
  });
});

test('pushes go to a copy that later runs see, until one begins afresh', async () => {
  const folder = repo({
    '.github/workflows/tag.yml': `
on: workflow_dispatch
jobs:
  tag:
    runs-on: x
    steps:
      - uses: actions/checkout@v5
      - run: echo "tags $(git tag | tr '\\n' ' ')" && git tag "v$(git tag | wc -l)" && git push --quiet origin --tags
`,
  });
  const tags = async (...args: string[]) =>
    /^ {2}tags (.*)$/m.exec((await tidegate(['run', ...args], { cwd: folder })).told)?.[1];
  expect([await tags(), await tags(), await tags('--fresh')]).toEqual(['', 'v0 ', '']);
  expect(git(folder, 'tag')).toBe('');
});

describe('secrets', () => {
  test('are hidden wherever the run is told, and handed on to no output', async () => {
    const folder = repo({
      '.github/workflows/secret.yml': `
on: workflow_dispatch
jobs:
  tell:
    runs-on: x
    outputs: { word: '\${{ steps.word.outputs.word }}' }
    steps:
      - id: word
        run: |
          echo "is $TOKEN and \${{ secrets.KEY }}"
          echo "$KEY" | tail -1
          echo "error $TOKEN" >&2
          echo "summary $TOKEN" >>"$GITHUB_STEP_SUMMARY"
          echo "word=$TOKEN" >>"$GITHUB_OUTPUT"
          echo "mine \${MINE:-unset}"
        env: { TOKEN: '\${{ secrets.TOKEN }}', KEY: '\${{ secrets.KEY }}' }
      - name: Name \${{ secrets.TOKEN }}
        run: 'true'
  heard:
    needs: tell
    runs-on: x
    steps: [{ run: 'echo "heard [\${{ needs.tell.outputs.word }}]"' }]
`,
    });
    const run = await tidegate(['run', '--secret', 'TOKEN=hunter2-hunter2', '--secret', 'KEY'], {
      cwd: folder,
      env: { KEY: 'first-line\nsecond-line', MINE: 'planted' },
    });
    expect(run.code).toBe(0);
    expect(run.told).toContain('is *** and ***');
    expect(run.told).toContain('heard []');
    expect(run.told).toContain('mine unset');
    const summary = readFileSync(join(folder, '.tidegate/summary.md'), 'utf8');
    for (const text of [run.told, summary]) expect(text).not.toMatch(/hunter2|first-line|second-line/);
  });
});

/** Whether a process is there and has not ended: what nobody waited for stays in the table. */
function isRunning(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  return existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'));
}

describe('what does not end', () => {
  const waiting = `
on: workflow_dispatch
jobs:
  wait:
    runs-on: x
    steps:
      - run: |
          setsid sleep 3601 >/dev/null 2>&1 &
          one=$!
          sleep 3602 &
          echo "started $$ $one $!"
          sleep 3603
      - if: always()
        run: echo "cleaned \${{ job.status }} \${{ cancelled() }}"
  behind: { needs: wait, runs-on: x, steps: [{ run: echo behind }] }
`;
  const running = (folder: string) => readFileSync(join(folder, '.tidegate/lock'), 'utf8');

  test('Ctrl-C ends a step and all it started; what always runs still does', async () => {
    const folder = repo({ '.github/workflows/wait.yml': waiting });
    let holder = '';
    const run = await tidegate(['run'], {
      cwd: folder,
      onTold: (told, child) => {
        if (holder !== '' || !/^ {2}started .+$/m.test(told)) return;
        holder = running(folder);
        child.kill('SIGINT');
      },
    });
    expect(run.code).toBe(130);
    expect(run.told).toContain('cleaned cancelled true');
    expect(run.told).not.toContain('  behind\n');
    expect(existsSync(join(folder, '.tidegate/lock'))).toBe(false);
    const pids = /^ {2}started (.+)$/m.exec(run.told)![1]!.split(' ').map(Number);
    expect(pids.map(isRunning)).toEqual([false, false, false]);
  });

  test('a step whose time is up has failed', async () => {
    const folder = repo({
      '.github/workflows/slow.yml':
        'on: push\njobs: { slow: { runs-on: x, steps: [{ run: sleep 3604, timeout-minutes: 0.005 }] } }\n',
    });
    const run = await tidegate(['run'], { cwd: folder });
    expect(run.code).toBe(1);
    expect(run.told).toContain('its time was up');
  });

  test('what a step leaves in the background ends with the job', async () => {
    const folder = repo({
      '.github/workflows/left.yml':
        "on: push\njobs: { left: { runs-on: x, steps: [{ run: 'setsid sleep 3605 >/dev/null 2>&1 & echo left $!' }] } }\n",
    });
    const run = await tidegate(['run'], { cwd: folder });
    expect(run.code).toBe(0);
    const [, pid] = /^ {2}left (\d+)$/m.exec(run.told)!;
    expect(isRunning(Number(pid))).toBe(false);
  });
});
