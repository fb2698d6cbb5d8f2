// docs/adopt.md, followed to the letter: its files, its changes, and what it says one will see. Run by nektos/act.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GitHubDouble, startGitHub } from '@tidegate/testing/github';
import { type Fence, readMarkdown } from '../../scripts/docs/markdown.ts';
import { openapiExtract } from '../../scripts/openapi.ts';
import { type ActResult, runAct } from '../../scripts/tools/act.ts';
import { stageActions } from '../../scripts/tools/staging.ts';

const minutes = 60_000;
const token = 'ghs_planted-in-the-guide';
const root = mkdtempSync(join(tmpdir(), 'tidegate-adopt-'));
const folder = join(root, 'repository');
const guide = readFileSync('docs/adopt.md', 'utf8').split('\n');
const { fences } = readMarkdown(guide.join('\n'));
let github: GitHubDouble;
let staging: string;
let runs = 0;

/** A block with the file it is about: the last name in code on the line above it, before a colon. */
const named = (fence: Fence) =>
  /`([^`]+)`:$/.exec(guide.slice(0, fence.line - 2).findLast((line) => line !== '') ?? '')?.[1];
/** The blocks of one chapter, by its number. */
function chapter(number: number): Fence[] {
  const begin = guide.findIndex((line) => line.startsWith(`## ${number}. `));
  const end = guide.findIndex((line, index) => index > begin && line.startsWith('## '));
  if (begin < 0) throw new Error(`the guide has no chapter ${number}`);
  return fences.filter(({ line }) => line > begin && (end < 0 || line < end));
}
const told = (number: number) =>
  chapter(number)
    .filter(({ language }) => language === 'text')
    .map(({ text }) => text);

const git = (...args: string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=you', '-c', 'user.email=you@localhost.invalid', ...args], {
    encoding: 'utf8',
  });
const tags = () =>
  git('ls-remote', '--tags', '--refs', 'origin')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('refs/tags/')[1]);

/** Changes files as the blocks of a chapter say. */
function change(number: number): void {
  const changes = chapter(number).filter(({ language }) => language === 'diff');
  if (changes.length === 0) throw new Error(`chapter ${number} changes nothing`);
  for (const fence of changes) {
    const path = join(folder, named(fence)!);
    const lines = (sign: string) =>
      fence.text
        .split('\n')
        .filter((line) => line.startsWith(sign))
        .map((line) => line.slice(1))
        .join('\n');
    const before = readFileSync(path, 'utf8');
    if (!before.includes(lines('-'))) throw new Error(`${path} has no line ${lines('-')}`);
    writeFileSync(
      path,
      before.replace(lines('-'), () => lines('+')),
    );
  }
  git('commit', '--quiet', '--all', '--message', `Chapter ${number}`);
}

async function run(event: string, payload: Record<string, unknown> = {}): Promise<ActResult> {
  return runAct({
    consumer: folder,
    workflow: '.github/workflows/model.yml',
    folder: join(root, `run-${++runs}`),
    repositories: { 'tidegate/mlops': staging },
    repository: 'you/payments',
    event,
    payload,
    secrets: { GITHUB_TOKEN: token },
    env: {
      GITHUB_RUN_ID: String(runs),
      GITHUB_API_URL: github.url,
      HOME: join(root, 'home'),
      RUNNER_TOOL_CACHE: join(root, 'tools'),
    },
  });
}

const failed = (result: ActResult) =>
  result.steps.filter(({ outcome }) => outcome === 'failure').map(({ name }) => name);
const errors = (result: ActResult) =>
  result.annotations
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message)
    .join('\n');

beforeAll(async () => {
  staging = stageActions(process.cwd(), join(root, 'staging'));
  mkdirSync(join(root, 'home'));
  github = await startGitHub({
    openapi: await openapiExtract(),
    tokens: { [token]: {} },
    repositories: [{ name: 'you/payments', refs: { main: 'a'.repeat(40) }, workflows: [], pullRequests: [1] }],
  });
  for (const fence of chapter(1)) {
    const name = named(fence);
    if (name === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), fence.text);
  }
  git('init', '--quiet', '--initial-branch=main');
  execFileSync('git', ['init', '--quiet', '--bare', join(root, 'remote.git')]);
  git('remote', 'add', 'origin', join(root, 'remote.git'));
  git('add', '.');
  git('commit', '--quiet', '--message', 'A model and its gates');
}, 5 * minutes);

afterAll(async () => {
  await github?.stop();
  rmSync(root, { recursive: true, force: true });
});

// One repository: each chapter goes on from where the one before it left off.
const follow = (name: string, tell: () => Promise<void> | void) => test(name, tell, 5 * minutes);

follow('1: the files are all there, and the scripts say what the guide says', () => {
  expect(git('ls-files').split('\n').filter(Boolean)).toEqual([
    '.github/workflows/model.yml',
    '.gitignore',
    'data.py',
    'tidegate.yml',
    'train.py',
  ]);
  const [command] = chapter(1).filter(({ language }) => language === 'sh');
  const printed = execFileSync('bash', ['-euo', 'pipefail', '-c', command!.text], { cwd: folder, encoding: 'utf8' });
  expect(printed).toBe(told(1).at(-1));
});

follow('2: green, and the model is in production', async () => {
  const result = await run('push');
  expect({ failed: failed(result), errors: errors(result), exit: result.exitCode }).toEqual({
    failed: [],
    errors: '',
    exit: 0,
  });
  expect(tags()).toEqual(told(2)[0]!.trim().split('\n'));
});

follow('3: wrong data are red, and nothing is trained on them', async () => {
  change(3);
  const result = await run('push');
  expect({ failed: failed(result), exit: result.exitCode }).toEqual({
    failed: ['tidegate/mlops/actions/validate-data@v1'],
    exit: 1,
  });
  expect(errors(result)).toContain(told(3)[0]!.trim());
});

follow('4: a worse model is red, and production stays what it was', async () => {
  change(4);
  const before = tags();
  const result = await run('push');
  expect({ failed: failed(result), exit: result.exitCode }).toEqual({
    failed: ['tidegate/mlops/actions/compare-with-production@v1'],
    exit: 1,
  });
  expect(errors(result)).toContain(told(4)[0]!.trim());
  expect(tags()).toEqual(before);
});

follow('5: a pull request is judged and told, and registers nothing', async () => {
  change(5);
  const before = tags();
  const result = await run('pull_request', {
    number: 1,
    pull_request: { number: 1, head: { ref: 'better', sha: git('rev-parse', 'HEAD').trim() }, base: { ref: 'main' } },
  });
  expect({ failed: failed(result), exit: result.exitCode }).toEqual({ failed: [], exit: 0 });
  expect(tags()).toEqual(before);
  expect(github.issues.flatMap(({ comments }) => comments.map(({ body }) => body))).toEqual([
    expect.stringContaining(told(5)[0]!.trim()),
  ]);
});
