// The example's workflows, run by nektos/act with a real MLflow, Prometheus and HAProxy around them. GitHub is the double:
// a dispatch it takes becomes another run of act.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runBundle } from '@tidegate/testing';
import { type GitHubDouble, startGitHub } from '@tidegate/testing/github';
import { type Consumer, makeConsumer } from '../../scripts/example/consumer.ts';
import { type ServingHosts, startHosts } from '../../scripts/example/hosts.ts';
import { graphQLContract } from '../../scripts/graphql.ts';
import { openapiExtract } from '../../scripts/openapi.ts';
import { type MlflowServer, start as startMlflow } from '../../scripts/servers/mlflow.ts';
import { type ActResult, runAct } from '../../scripts/tools/act.ts';
import { stageActions } from '../../scripts/tools/staging.ts';

const minutes = 60_000;
const repository = 'acme/flights';
const commit = '0123456789abcdef0123456789abcdef01234567';
const token = 'ghs_planted-in-the-pipeline-01';
const root = mkdtempSync(join(tmpdir(), 'tidegate-pipeline-'));
let consumer: Consumer;
let staging: string;
let mlflow: MlflowServer;
let hosts: ServingHosts;
let openapi: string;
let graphql: string;
let runs = 0;

beforeAll(async () => {
  openapi = await openapiExtract();
  graphql = await graphQLContract();
  staging = stageActions(process.cwd(), join(root, 'staging'));
  consumer = await makeConsumer(join(root, 'consumer'));
  mlflow = await startMlflow({ folder: join(root, 'mlflow') });
  await consumer.script('prepare.py');
  await consumer.script('train.py', '--variant', 'baseline', '--out', 'models/baseline');
  hosts = await startHosts(consumer, join(root, 'hosts'), {
    model: 'models/baseline',
    version: 'unregistered',
    rate: 80,
  });
}, 20 * minutes);

afterAll(async () => {
  await hosts?.stop();
  await mlflow?.stop();
  rmSync(root, { recursive: true, force: true });
}, 2 * minutes);

/** promote-model as a person would run it beside the pipeline. */
async function promoteModel(inputs: Record<string, string>) {
  const run = await runBundle('promote-model', {
    workspace: consumer.folder,
    inputs: { 'upload-report': 'false', 'report-dir': join(root, 'reports'), ...inputs },
    env: { MLFLOW_TRACKING_URI: mlflow.url },
  });
  expect({ exitCode: run.exitCode, stdout: run.exitCode === 0 ? '' : run.stdout }).toEqual({ exitCode: 0, stdout: '' });
  return run;
}

const inProduction = async () => (await promoteModel({ operation: 'resolve' })).outputs['version'];

async function workflow(file: string, inputs: Record<string, string>, github: GitHubDouble): Promise<ActResult> {
  runs++;
  return runAct({
    consumer: consumer.folder,
    workflow: `.github/workflows/${file}`,
    folder: join(root, `run-${runs}`),
    repositories: { 'tidegate/mlops': staging },
    repository,
    inputs,
    python: consumer.python,
    secrets: { GITHUB_TOKEN: token },
    vars: {
      MLFLOW_TRACKING_URI: mlflow.url,
      PROMETHEUS_URL: hosts.prometheus,
      HAPROXY_ADMIN: hosts.haproxyAdmin,
      STABLE_URL: hosts.stable,
      CANDIDATE_URL: hosts.candidate,
      CANARY_STEPS: '10%:8s, 50%:12s, 100%',
      CANARY_INTERVAL: '2s',
    },
    env: { GITHUB_API_URL: github.url, GITHUB_RUN_ID: String(runs), HOME: join(root, 'home') },
  });
}

interface PipelineRun {
  readonly train: ActResult;
  /** The run that trigger-deploy started, if it did. */
  readonly deploy: ActResult | undefined;
  /** The records GitHub has of it, with its first and its last state. */
  readonly records: readonly { readonly payload: unknown; readonly states: readonly unknown[] }[];
  /** Outputs of pipeline-metrics. */
  readonly delivery: Readonly<Record<string, string>>;
}

/** What pipeline-metrics reads of it all. */
async function deliveryMetrics(github: GitHubDouble): Promise<Record<string, string>> {
  const { outputs, exitCode, stdout } = await runBundle('pipeline-metrics', {
    inputs: {
      token,
      repository,
      model: 'flight-delays',
      'upload-report': 'false',
      'report-dir': join(root, 'delivery'),
    },
    env: { GITHUB_API_URL: github.url },
  });
  expect({ exitCode, stdout: exitCode === 0 ? '' : stdout }).toEqual({ exitCode: 0, stdout: '' });
  return outputs;
}

/** Runs train.yml; what it dispatches is run too, and GitHub's double tells how that ended. */
async function pipeline(inputs: Record<string, string>): Promise<PipelineRun> {
  const script: { status: string; conclusion?: string }[] = [{ status: 'queued' }];
  const github = await startGitHub({
    openapi,
    graphql,
    tokens: { [token]: {} },
    repositories: [
      {
        name: repository,
        refs: { main: commit },
        committedAt: { [commit]: new Date(Date.now() - 3_600_000).toISOString() },
        workflows: [
          {
            id: 7,
            file: 'deploy.yml',
            inputs: { model_version: { required: true }, trigger_source: {}, idempotency_key: {} },
            runName: 'Deploy ${{ inputs.model_version }} ${{ inputs.idempotency_key }}',
            script,
          },
        ],
      },
    ],
  });
  let deploy: Promise<ActResult> | undefined;
  const watch = setInterval(() => {
    const [dispatched] = github.runs;
    if (!dispatched || deploy) return;
    script[0] = { status: 'in_progress' };
    deploy = workflow('deploy.yml', dispatched.inputs as Record<string, string>, github).then((result) => {
      script[0] = { status: 'completed', conclusion: result.exitCode === 0 ? 'success' : 'failure' };
      return result;
    });
  }, 200);
  try {
    const train = await workflow('train.yml', inputs, github);
    const records = github.deployments.map(({ request, statuses }) => ({
      payload: request['payload'],
      // What is in between depends on when GitHub was looked at.
      states: [statuses[0]?.['state'], statuses.at(-1)?.['state']],
    }));
    return { train, deploy: await deploy, records, delivery: await deliveryMetrics(github) };
  } finally {
    clearInterval(watch);
    await github.stop();
  }
}

const jobs = (run: ActResult | undefined) => run && Object.fromEntries(run.jobs.map(({ id, result }) => [id, result]));
const failedStep = (run: ActResult | undefined) => run?.steps.find(({ outcome }) => outcome === 'failure')?.name;

const succeeded = {
  train: { data: 'success', model: 'success', deploy: 'success' },
  deploy: { rollout: 'success' },
};

/** What GitHub keeps of a release that went well. */
function recordOf(version: string) {
  return {
    payload: {
      ...{ model: 'flight-delays', version, workflow: 'deploy.yml', trigger_source: 'automated_ct_pipeline' },
      idempotency_key: expect.stringMatching(new RegExp(`^flight-delays@${version}\\.[0-9a-f]{8}$`)),
      triggered_by: expect.stringContaining(`/${repository}/actions/runs/`),
    },
    states: ['queued', 'success'],
  };
}

// One registry, one production: each test goes on from where the one before it left them.
describe('the pipeline as workflow files', () => {
  test(
    'the first model: nothing to compare it with, it becomes production',
    async () => {
      const { train, deploy, records } = await pipeline({ variant: 'baseline' });
      expect({ train: jobs(train), deploy: jobs(deploy) }).toEqual(succeeded);
      expect(records).toEqual([recordOf('1')]);
      expect(deploy?.steps.find(({ name }) => name?.startsWith('Move the traffic'))?.outcome).toBe('skipped');
      expect(await hosts.weights()).toEqual({ stable: 256, candidate: 0 });
      expect(await inProduction()).toBe('1');
    },
    15 * minutes,
  );

  test(
    'dirty data: nothing is trained, nothing is deployed',
    async () => {
      const { train, deploy } = await pipeline({ variant: 'candidate', extract: 'data/today-dirty.csv' });
      expect(jobs(train)).toEqual({ data: 'failure', model: 'skipped', deploy: 'skipped' });
      expect(failedStep(train)).toContain('extract');
      expect(deploy).toBeUndefined();
      expect(await inProduction()).toBe('1');
    },
    15 * minutes,
  );

  test(
    'a worse model: stopped at the comparison, not registered',
    async () => {
      const { train, deploy, records } = await pipeline({ variant: 'worse' });
      expect(records).toEqual([]);
      expect(jobs(train)).toEqual({ data: 'success', model: 'failure', deploy: 'skipped' });
      expect(failedStep(train)).toContain('no worse');
      expect(deploy).toBeUndefined();
      expect(await inProduction()).toBe('1');
    },
    15 * minutes,
  );

  test(
    'a model that fails under traffic: rolled back, and the training run says so',
    async () => {
      const { train, deploy, records, delivery } = await pipeline({ variant: 'broken' });
      expect(records.map(({ states }) => states)).toEqual([['queued', 'failure']]);
      expect(delivery['change-failure-rate']).toBe('1');
      expect(jobs(deploy)).toEqual({ rollout: 'failure' });
      expect(failedStep(deploy)).toContain('traffic');
      expect(jobs(train)).toEqual({ data: 'success', model: 'success', deploy: 'failure' });
      expect(await hosts.weights()).toEqual({ stable: 256, candidate: 0 });
      expect(await inProduction()).toBe('1');
    },
    15 * minutes,
  );

  test(
    'a better model: all the traffic, and the alias',
    async () => {
      const { train, deploy, records, delivery } = await pipeline({ variant: 'candidate' });
      expect({ train: jobs(train), deploy: jobs(deploy) }).toEqual(succeeded);
      const { stable, candidate } = await hosts.weights();
      expect(stable).toBe(0);
      expect(candidate).toBeGreaterThan(0);
      expect(await inProduction()).toBe('3');
      expect(records).toEqual([recordOf('3')]);
      expect(delivery).toMatchObject({ 'sample-size': '1', 'change-failure-rate': '0' });
      expect(Number(delivery['lead-time'])).toBeGreaterThan(3600);
      for (const run of [train, deploy]) expect(run?.log).not.toContain(token);
    },
    15 * minutes,
  );
});

mkdirSync(join(root, 'home'), { recursive: true });
