// The reusable workflows, called by the rebuilt systems of examples/systems and run by nektos/act. Versions are git tags of the caller.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type GitHubDouble, startGitHub } from '@tidegate/testing/github';
import { simulatedTraffic, type SimulatedTraffic } from '../../actions/canary-rollout/test/simulated-traffic.ts';
import { copySystems } from '../../scripts/example/systems.ts';
import { openapiExtract } from '../../scripts/openapi.ts';
import { type ActOptions, type ActResult, runAct } from '../../scripts/tools/act.ts';
import { pythonVenv } from '../../scripts/tools/python.ts';
import { stageActions } from '../../scripts/tools/staging.ts';

const minutes = 60_000;
const token = 'ghs_planted-in-the-workflows';
const root = mkdtempSync(join(tmpdir(), 'tidegate-workflows-'));
/** As GitHub knows it: what it takes, and that its runs end well. */
const deployService = {
  id: 7,
  file: 'deploy-service.yml',
  inputs: { model_version: { required: true } },
  script: [{ status: 'in_progress' }, { status: 'completed', conclusion: 'success' }],
};
let staging: string;
let python: string;
let github: GitHubDouble;
let traffic: SimulatedTraffic;
let team: Team;
let webhook: Server;
const heard: string[] = [];
let runs = 0;

beforeAll(async () => {
  python = await pythonVenv('systems', []);
  staging = stageActions(process.cwd(), join(root, 'staging'));
  mkdirSync(join(root, 'home'));
  traffic = await simulatedTraffic({ interval: '1s' });
  github = await startGitHub({
    openapi: await openapiExtract(),
    tokens: { [token]: {} },
    repositories: [
      { name: 'acme/payments', refs: { main: 'a'.repeat(40) }, workflows: [deployService], pullRequests: [5] },
    ],
  });
  webhook = createServer((request, response) => {
    request.setEncoding('utf8').on('data', (text: string) => heard.push(text));
    request.on('end', () => response.end());
  });
  await new Promise<void>((listening) => webhook.listen(0, '127.0.0.1', listening));
  team = await makeTeam();
}, 5 * minutes);

afterAll(async () => {
  await traffic?.close();
  webhook?.close();
  await github?.stop();
  rmSync(root, { recursive: true, force: true });
});

/** A team's repository with the workflows of all five systems, and a remote that keeps its tags. */
interface Team {
  readonly run: (
    workflow: string,
    inputs?: Record<string, string>,
    vars?: Record<string, string>,
    of?: Pick<ActOptions, 'event' | 'payload'>,
  ) => Promise<ActResult>;
  readonly tags: () => string[];
}

const systems = ['000-prefect-cd', '001-fraud-seldon', '002-taxi', '003-platform', '004-tabular-dvc'];

async function makeTeam(): Promise<Team> {
  const folder = join(root, 'team');
  const remote = join(root, 'team.git');
  await copySystems(systems, folder);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', folder, '-c', 'user.name=team', '-c', 'user.email=team@localhost.invalid', ...args]);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'As it is');
  execFileSync('git', ['clone', '--quiet', '--bare', folder, remote]);
  git('remote', 'add', 'origin', remote);
  return {
    run: (workflow, inputs = {}, vars = {}, of = {}) =>
      runAct({
        ...of,
        consumer: folder,
        workflow: `.github/workflows/${workflow}.yml`,
        folder: join(root, `run-${++runs}`),
        repositories: { 'tidegate/mlops': staging },
        repository: 'acme/payments',
        inputs,
        vars: { CONTAINERS: 'false', ROLLOUT_TARGET: traffic.target, ROLLOUT_ANALYSIS: traffic.analysis, ...vars },
        python,
        secrets: {
          GITHUB_TOKEN: token,
          SLACK_WEBHOOK_URL: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/hook`,
        },
        env: {
          GITHUB_RUN_ID: String(runs),
          HOME: join(root, 'home'),
          GITHUB_API_URL: github.url,
          RUNNER_TOOL_CACHE: join(root, 'tools'),
        },
      }),
    tags: () => execFileSync('git', ['-C', remote, 'tag', '--list'], { encoding: 'utf8' }).split('\n').filter(Boolean),
  };
}

/** Jobs by id with their result; a called workflow's are in it too, and of one id the last counts. */
const results = (run: ActResult) => Object.fromEntries(run.jobs.map(({ id, result }) => [id, result]));
const failed = (run: ActResult) => run.steps.filter(({ outcome }) => outcome === 'failure').map(({ name }) => name);
const output = (run: ActResult, name: string) => run.outputs.findLast((found) => found.name === name)?.value;
const openIssues = () =>
  github.issues.filter(({ state, pullRequest }) => state === 'open' && !pullRequest).map(({ title }) => title);

// One registry, one production: each test goes on from where the one before it left them.
const story = (name: string, tell: () => Promise<void>) => test(name, tell, 10 * minutes);

describe('tabular data (004)', () => {
  story('good data pass', async () => {
    const run = await team.run('data-validation', {}, {}, { event: 'push' });
    expect({ failed: failed(run), exit: run.exitCode }).toEqual({ failed: [], exit: 0 });
    expect(output(run, 'verdict')).toBe('pass');
    expect(heard).toEqual([]);
  });

  story('wrong data are red, and the team reads why', async () => {
    const run = await team.run('data-validation', {}, { PULL: 'python src/data.py && sed -i s/,0,/,7,/ data.csv' });
    expect({ failed: failed(run), exit: run.exitCode }).toEqual({ failed: ['Validate'], exit: 1 });
    expect(heard).toEqual([expect.stringContaining('not among the allowed values')]);
  });

  story('the first model is registered, and how long its training took is told', async () => {
    const run = await team.run('model-training', { algorithm: 'baseline' });
    expect({ failed: failed(run), ...results(run) }).toMatchObject({
      failed: [],
      data: 'success',
      select: 'success',
      train: 'success',
    });
    expect(team.tags()).toEqual(['payments@v0.0.1']);
    expect(run.summaries.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Trained `baseline` in \d+ s\.\n$/),
    );
  });
});

describe('taxi (002)', () => {
  story('the first model goes through staging and approval into production', async () => {
    const run = await team.run('deploy-service', { model_version: 'v0.0.1', environment: 'production' });
    expect({ failed: failed(run), ...results(run) }).toEqual({
      ...{ failed: [], staging: 'success', approval: 'success', production: 'success' },
      ...{ guard: 'skipped', deploy: 'success' },
    });
    expect(team.tags()).toEqual(['payments#production#1', 'payments@v0.0.1']);
  });

  story('a worse model is not registered', async () => {
    const run = await team.run('train-model', { model_type: 'worse' });
    expect({ failed: failed(run), select: results(run)['select'] }).toEqual({
      failed: ['Compare with production'],
      select: 'failure',
    });
    expect(team.tags()).toEqual(['payments#production#1', 'payments@v0.0.1']);
  });
});

describe('fraud (001)', () => {
  story('the better of two goes into production by a canary', async () => {
    const run = await team.run('ml-pipeline');
    expect({ failed: failed(run), ci: results(run)['ci'], pipeline: results(run)['pipeline'] }).toEqual({
      failed: [],
      ci: 'success',
      pipeline: 'success',
    });
    expect(output(run, 'best-candidate')).toBe('candidate');
    expect(traffic.weight()).toBe(100);
    expect(team.tags()).toEqual([
      'payments#production#1',
      'payments#production#2',
      'payments@v0.0.1',
      'payments@v0.0.2',
    ]);
  });
});

describe('fraud (001), a pull request', () => {
  story('is trained and judged as main is, told in one comment, and neither registered nor deployed', async () => {
    const before = team.tags();
    const run = await team.run(
      'ml-pipeline',
      {},
      {},
      { event: 'pull_request', payload: { pull_request: { number: 5 } } },
    );
    expect({ failed: failed(run), select: results(run)['select'], deploy: results(run)['deploy'] }).toEqual({
      ...{ failed: [], select: 'success', deploy: 'skipped' },
    });
    expect(team.tags()).toEqual(before);
    expect(github.issues.find(({ number }) => number === 5)?.comments).toEqual([
      expect.objectContaining({ body: expect.stringContaining('compare-with-production') }),
    ]);
  });
});

describe('platform (003)', () => {
  story('a roll-back moves alias and server, and proves which version answers', async () => {
    const run = await team.run('rollback', { reason: 'to see it' });
    expect({ failed: failed(run), exit: run.exitCode }).toEqual({ failed: [], exit: 0 });
    expect(output(run, 'version')).toBe('v0.0.1');
  });

  story('nothing asks for retraining: nothing is trained, and that is said', async () => {
    const run = await team.run('scheduled-retrain', {}, {}, { event: 'schedule' });
    expect({ failed: failed(run), decide: results(run)['decide'], train: results(run)['train'] }).toEqual({
      failed: [],
      decide: 'success',
      train: 'skipped',
    });
    expect(run.summaries.map(({ text }) => text).join('')).toContain('### No retraining');
  });

  story(
    'asked for by hand: trained and judged by the bar of production, deployed; the same bytes are the version they were',
    async () => {
      const run = await team.run('scheduled-retrain', { force: 'true' }, { DEPLOY_WORKFLOW: deployService.file });
      expect({ failed: failed(run), retrain: results(run)['retrain'] }).toEqual({ failed: [], retrain: 'success' });
      expect(github.runs.map(({ inputs }) => inputs)).toEqual([{ model_version: 'v0.0.2' }]);
      expect(team.tags().filter((tag) => tag.includes('@'))).toEqual(['payments@v0.0.1', 'payments@v0.0.2']);
    },
  );
});

describe('taxi (002), watched', () => {
  story('drift opens one issue and asks for retraining; its end closes the issue', async () => {
    const drifted = await team.run('monitor-model', {}, { SHIFT: '1' });
    expect({ failed: failed(drifted), retrain: output(drifted, 'retrain') }).toEqual({ failed: [], retrain: 'true' });
    expect(openIssues()).toHaveLength(1);
    const calm = await team.run('monitor-model', {}, {}, { event: 'schedule' });
    expect({ failed: failed(calm), retrain: output(calm, 'retrain') }).toEqual({ failed: [], retrain: 'false' });
    expect(openIssues()).toEqual([]);
  });
});

describe('prefect (000)', () => {
  story('a candidate that fails under traffic is rolled back, and production stays what it was', async () => {
    const before = team.tags();
    const broken = await simulatedTraffic({ interval: '1s', candidateErrors: 0.3 });
    const vars = { ROLLOUT_TARGET: broken.target, ROLLOUT_ANALYSIS: broken.analysis };
    const run = await team.run('cd_pipeline', { model_version: 'v0.0.2' }, vars).finally(() => broken.close());
    expect({
      failed: failed(run).slice(0, 1),
      production: results(run)['production'],
      deploy: results(run)['deploy'],
    }).toEqual({
      failed: ['Move the traffic in steps'],
      production: 'failure',
      deploy: 'failure',
    });
    expect(broken.writes()[0]).toBeGreaterThan(0);
    expect(broken.weight()).toBe(0);
    expect(team.tags()).toEqual(before);
    expect(openIssues()).toHaveLength(1);
  });
});

describe('taxi (002), after the rollout', () => {
  story('a smoke test that fails in production brings traffic and alias back', async () => {
    const calm = await simulatedTraffic({ interval: '1s' });
    const old = createServer((_, response) =>
      response.end('{"status": "ok", "prediction": 0, "model_version": "v0.0.1"}'),
    );
    await new Promise<void>((listening) => old.listen(0, '127.0.0.1', listening));
    const { write } = JSON.parse(calm.target) as { write: string[] };
    const vars = {
      ROLLOUT_TARGET: calm.target,
      ROLLOUT_ANALYSIS: calm.analysis,
      PRODUCTION_URL: `http://127.0.0.1:${(old.address() as AddressInfo).port}`,
      RESTORE: write.join(' ').replace('{weight}', '0'),
    };
    const run = await team
      .run('deploy-service', { model_version: 'v0.0.2', environment: 'production' }, vars)
      .finally(() => {
        old.close();
        return calm.close();
      });
    expect({ failed: failed(run), production: results(run)['production'] }).toEqual({
      failed: ['Does production answer as it should?'],
      production: 'failure',
    });
    expect([Math.max(...calm.writes()), calm.weight()]).toEqual([100, 0]);
    expect(output(run, 'previous-version')).toBe('v0.0.2');
    expect(output(run, 'version')).toBe('v0.0.1');
  });
});
