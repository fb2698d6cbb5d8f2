// The recipes of docs/dispatch.md for training systems outside GitHub, as they stand there, against GitHub's double.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { type Fault, type GitHubDouble, type RunStep, startGitHub } from '@tidegate/testing/github';
import { openapiExtract } from '../../scripts/openapi.ts';

jest.setTimeout(120_000);

const token = 'ghs_planted-in-the-recipes-01';
const page = readFileSync('docs/dispatch.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'tidegate-recipes-'));
const dispatchRoute = 'POST /actions/workflows/{workflow_id}/dispatches';
const succeeds: RunStep[] = [
  { status: 'queued' },
  { status: 'in_progress' },
  { status: 'completed', conclusion: 'success' },
];

/** The first block of a language, as a reader would copy it. */
function block(language: string): string {
  const found = new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/dispatch.md has no ${language}`);
  return found;
}

const curl = join(folder, 'deploy.sh');
writeFileSync(curl, block('bash'));
const python = join(folder, 'deploy.py');
writeFileSync(
  python,
  `${block('python')}\nif __name__ == "__main__":\n    run = start(os.environ["MODEL"], os.environ["VERSION"], 0.05)\n    print("run", run)\n    follow(run, 0.05, 40)\n`,
);

let github: GitHubDouble;
afterEach(() => github.stop());

async function start(script: RunStep[], faults: Fault[] = []): Promise<void> {
  const inputs = { model_version: { required: true }, trigger_source: {}, idempotency_key: {} };
  const runName = 'Deploy ${{ inputs.model_version }} (${{ inputs.idempotency_key }})';
  github = await startGitHub({
    openapi: await openapiExtract(),
    tokens: { [token]: {} },
    repositories: [
      {
        name: 'octo/flights',
        refs: { main: '5555555555555555555555555555555555555555' },
        workflows: [{ id: 7, file: 'deploy.yml', inputs, runName, script }],
      },
    ],
    faults,
  });
}

const recipes = { curl: ['bash', curl], python: ['python3', python] } as const;
type Recipe = keyof typeof recipes;

async function deploy(recipe: Recipe): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const [program, file] = recipes[recipe];
  const subject = { REPOSITORY: 'octo/flights', MODEL: 'fraud', VERSION: '42' };
  const child = spawn(program, [file], {
    env: { PATH: process.env['PATH'], GITHUB_API_URL: github.url, GITHUB_TOKEN: token, PAUSE: '0.05', ...subject },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  expect(stdout + stderr).not.toContain(token);
  return { code, stdout, stderr };
}

describe.each(Object.keys(recipes) as Recipe[])('%s', (recipe) => {
  test('starts the deployment, follows it, and takes the same run the second time', async () => {
    await start(succeeds);
    const first = await deploy(recipe);
    expect(first).toMatchObject({ code: 0, stdout: `run ${github.runs[0]!.id}\n` });
    expect(github.runs[0]!.inputs).toMatchObject({ model_version: '42', idempotency_key: 'fraud@42' });
    expect(await deploy(recipe)).toMatchObject({ code: 0, stdout: first.stdout });
    expect(github.runs).toHaveLength(1);
  });

  test.each(['failure', 'timed_out', 'neutral', 'startup_failure'])('%s is no success', async (conclusion) => {
    await start([{ status: 'completed', conclusion }]);
    const { code, stderr } = await deploy(recipe);
    expect(code).toBe(1);
    expect(stderr).toContain(conclusion);
  });

  test('a run that waits for people is no success', async () => {
    await start([{ status: 'waiting' }]);
    expect((await deploy(recipe)).code).toBe(1);
  });

  test.each(['reset', { status: 502 }] as const)(
    'an answer that is lost (%j): the run is found, and it is the only one',
    async (effect) => {
      await start(succeeds, [{ route: dispatchRoute, effect, worked: true }]);
      expect(await deploy(recipe)).toMatchObject({ code: 0, stdout: `run ${github.runs[0]!.id}\n` });
      expect(github.runs).toHaveLength(1);
    },
  );

  test.each([{ status: 502 }, { status: 422, message: 'No ref found' }])(
    '%j and no run: not asked again, and told',
    async (effect) => {
      await start(succeeds, [{ route: dispatchRoute, effect }]);
      const { code, stderr } = await deploy(recipe);
      expect(code).not.toBe(0);
      expect(stderr).toMatch(effect.status === 502 ? /is not known/ : /422|No ref found/);
      expect(github.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
      expect(github.runs).toEqual([]);
    },
  );

  test('one failed look loses no run', async () => {
    await start(succeeds, [{ route: 'GET /actions/runs/{run_id}', effect: { status: 502, html: '<html></html>' } }]);
    expect((await deploy(recipe)).code).toBe(0);
  });
});
