// Runs of workflows that GitHub would end in red, or not begin: none is green here.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { runCommand } from '../src/run.ts';

const root = mkdtempSync(join(tmpdir(), 'tidegate-verdict-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const action = (steps: string) => `name: a\ndescription: a\nruns: { using: composite, steps: [${steps}] }\n`;
const job = (steps: string, more = '') => `{ runs-on: x, ${more} steps: [${steps}] }`;

async function run(jobs: string, files: Readonly<Record<string, string>> = {}, ...args: string[]) {
  const cwd = mkdtempSync(join(root, 'r-'));
  for (const [name, text] of Object.entries({ 'w.yml': `on: push\njobs: ${jobs}\n`, ...files })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  let told = '';
  const write = (text: string) => void (told += text);
  const { PATH, HOME } = process.env;
  const world = { cwd, env: { PATH, HOME }, write, complain: write, onInterrupt: () => {}, start: cwd };
  const code = await runCommand(['w.yml', ...args], world, { root: join(root, 'nowhere'), version: '0', actions: [] });
  return { code, told };
}

test.each<[string, string]>([
  ['of a step', `{ a: ${job("{ run: exit 1, continue-on-error: 'false' }")} }`],
  ['of a step, by an expression', `{ a: ${job("{ run: exit 1, continue-on-error: '${{ vars.SOFT }}' }")} }`],
  ['of a job', `{ a: ${job('{ run: exit 1 }', "continue-on-error: '${{ vars.SOFT }}',")} }`],
])('the text false lets nothing go on: `continue-on-error` %s', async (_, jobs) => {
  const { code, told } = await run(jobs, {}, '--var', 'SOFT=false');
  expect(code).toBe(2);
  expect(told).toMatch(/w\.yml:2:\d+: true or false is asked for, and this is the text `false`/);
  const allowed = await run(jobs.replaceAll("'false'", 'true').replaceAll("'${{ vars.SOFT }}'", 'true'));
  expect(allowed).toMatchObject({ code: 0, told: expect.stringContaining('It went through.') });
});

test.each([
  ['', ''],
  ['also when the step at hand is allowed to fail', ', continue-on-error: true'],
])('an action of steps whose time is up has failed %s', async (_, more) => {
  const slow = { 'act/action.yml': action(`{ run: sleep 3604, shell: bash${more} }`) };
  const steps = '{ uses: actions/checkout@v5 }, { uses: ./act, timeout-minutes: 0.005 }';
  const { code, told } = await run(`{ a: ${job(steps)} }`, slow);
  expect(told).toMatch(/its time was up/);
  expect(told).toMatch(/\.\/act +failure/);
  expect(code).toBe(1);
});

test('what an action of steps leaves out is said beside the verdict', async () => {
  const files = { 'act/action.yml': action('{ uses: someone/gate@v1 }, { run: echo on, shell: bash }') };
  const steps = '{ uses: actions/checkout@v5 }, { uses: ./act }';
  const { code, told } = await run(`{ a: ${job(steps)} }`, files, '--skip-unknown');
  expect(code).toBe(0);
  expect(told).toMatch(/someone\/gate@v1 +left out/);
  expect(told).toContain('1 steps were left out, and could not say no.');
});

test('jobs whose names look alike see nothing of each other', async () => {
  const steps = '{ run: test ! -e metrics.json }, { run: touch metrics.json }';
  const { code, told } = await run(`{ a: ${job(steps, "strategy: { matrix: { v: ['<1', '>1'] } },")} }`);
  expect({ code, rows: told.match(/^a \([<>]1\) .* success/gm)?.length }).toEqual({ code: 0, rows: 4 });
});

test('a secret that is masked by an indented or a capital command is hidden', async () => {
  const said = String.raw`{ run: "printf '  ::add-mask::hush\n::ADD-MASK::quiet\n'; echo say hush and quiet" }`;
  const { told } = await run(`{ a: { runs-on: x, steps: [${said.replaceAll('\\n', '\\\\n')}] } }`);
  expect(told).toContain('  say *** and ***\n');
});

test('a folder without git is checked out as it is, but for where the run is kept', async () => {
  const files = { 'sub/a.txt': 'a', 'sub/kept/.gitignore': '# Made by `tidegate run`; it may be deleted.\n*\n' };
  const { code, told } = await run(
    `{ a: ${job('{ uses: actions/checkout@v5 }, { run: find sub }')} }`,
    files,
    '--folder',
    'sub/kept',
  );
  expect({ code, found: told.match(/^ {2}sub.*/gm) }).toEqual({ code: 0, found: ['  sub', '  sub/a.txt'] });
});

test.each([
  ['a secret, of a step', job("{ run: echo ran, if: secrets.TOKEN == '' }"), 'secrets'],
  ['a secret, of a job', job('{ run: echo ran }', "if: secrets.TOKEN == '',"), 'secrets'],
  ['the environment, of a job', job('{ run: echo ran }', "if: env.SKIP != 'true',"), 'env'],
  ['files, of a job', job('{ run: echo ran }', "if: hashFiles('x') == '',"), 'hashFiles'],
])('a condition of what GitHub does not know there holds no more than there: %s', async (_, one, unknown) => {
  const { code, told } = await run(`{ a: ${one} }`);
  expect(code).toBe(2);
  expect(told).toContain(`'${unknown}'`);
  expect(told).not.toContain('  ran');
});

test.each(['..', '.', 'a/b'])('an artifact called %s is refused, and the folder of the run stays', async (name) => {
  const step = `{ uses: actions/upload-artifact@v4, with: { name: ${name}, path: a, overwrite: true } }`;
  const { code, told } = await run(`{ a: ${job(`{ run: touch a }, ${step}, { run: ls a, if: always() }`)} }`);
  expect(code).toBe(2);
  expect(told).toMatch(/`name: [^`]+` is no name of an artifact/);
  expect(told).toMatch(/ls a +success/);
});
