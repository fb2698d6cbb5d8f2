// train.yml signs what its gates said and deploy.yml demands it, run by nektos/act: the authority is on this machine, GitHub its double.
import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { digestOf } from '@tidegate/registry';
import { authority, writeKeys } from '@tidegate/testing/authority';
import { type GitHubDouble, startGitHub } from '@tidegate/testing/github';
import { simulatedTraffic, type SimulatedTraffic } from '../../actions/canary-rollout/test/simulated-traffic.ts';
import { openapiExtract } from '../../scripts/openapi.ts';
import { type ActResult, runAct } from '../../scripts/tools/act.ts';
import { pythonVenv } from '../../scripts/tools/python.ts';
import { stageActions } from '../../scripts/tools/staging.ts';

const minutes = 60_000;
const token = 'ghs_planted-where-it-is-signed';
const root = mkdtempSync(join(tmpdir(), 'tidegate-signed-'));
const team = join(root, 'team');
const remote = join(root, 'team.git');
const keys = join(root, 'keys');
/** The versions the `load` command was given. */
const loaded = join(root, 'loaded');
let github: GitHubDouble;
let traffic: SimulatedTraffic;
let python: string;
let staging: string;
let runs = 0;

const git = (folder: string, ...args: string[]) =>
  execFileSync(
    'git',
    ['-C', folder, '-c', 'user.name=team', '-c', 'user.email=team@localhost.invalid', '-c', 'gc.auto=0', ...args],
    { encoding: 'utf8' },
  ).trim();

const workflows = {
  train: `
on:
  workflow_dispatch:
    inputs:
      variant: { type: string }
      attest: { type: string }
jobs:
  train:
    uses: tidegate/mlops/.github/workflows/train.yml@v1
    with:
      variants: \${{ format('["{0}"]', inputs.variant) }}
      train: python src/train.py
      prepare: python src/data.py
      predict: python src/predict.py
      validate-data: false
      install: ''
      attest: \${{ inputs.attest == 'true' }}
`,
  deploy: `
on:
  workflow_dispatch:
    inputs:
      version: { type: string }
      staging: { type: string }
jobs:
  deploy:
    uses: tidegate/mlops/.github/workflows/deploy.yml@v1
    with:
      version: \${{ inputs.version }}
      install: ''
      approval_required: false
      staging: \${{ inputs.staging }}
      load: echo "$VERSION" >>"$LOADED"
      steps: '10%:2s, 100%'
      target: \${{ vars.ROLLOUT_TARGET }}
      analysis: \${{ vars.ROLLOUT_ANALYSIS }}
      require-evidence: signed
`,
  // What anybody can run who may push a branch.
  forge: `
on:
  workflow_dispatch:
    inputs:
      digest: { type: string }
      predicate: { type: string }
jobs:
  forge:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/attest@v4
        with:
          subject-name: payments
          subject-digest: \${{ inputs.digest }}
          predicate-type: https://github.com/tidegate/mlops/gates/v1
          predicate: \${{ inputs.predicate }}
`,
};

beforeAll(async () => {
  python = await pythonVenv('systems', []);
  staging = stageActions(process.cwd(), join(root, 'staging'));
  for (const folder of [keys, join(root, 'home')]) mkdirSync(folder);
  traffic = await simulatedTraffic({ interval: '1s' });
  github = await startGitHub({
    openapi: await openapiExtract(),
    tokens: { [token]: {} },
    repositories: [{ name: 'acme/payments', refs: { main: 'a'.repeat(40) }, workflows: [] }],
  });
  cpSync(resolve('examples/systems/project'), team, { recursive: true });
  mkdirSync(join(team, '.github/workflows'), { recursive: true });
  for (const [name, text] of Object.entries(workflows)) {
    writeFileSync(join(team, '.github/workflows', `${name}.yml`), text);
  }
  const { root: trusted } = await authority({ keys: writeKeys(keys) });
  writeFileSync(join(team, 'trusted_root.json'), JSON.stringify(trusted));
  appendFileSync(
    join(team, 'tidegate.yml'),
    '\ntrusted-root: trusted_root.json\nevidence-workflow: tidegate/mlops/.github/workflows/train.yml@refs/tags/v1\n',
  );
  git(root, 'init', '--quiet', '--initial-branch=main', team);
  git(team, 'add', '.');
  git(team, 'commit', '--quiet', '--message', 'As it is');
  git(root, 'clone', '--quiet', '--bare', team, remote);
  git(team, 'remote', 'add', 'origin', remote);
}, 5 * minutes);

afterAll(async () => {
  await traffic?.close();
  await github?.stop();
  rmSync(root, { recursive: true, force: true });
});

const run = (workflow: keyof typeof workflows, inputs: Record<string, string>): Promise<ActResult> =>
  runAct({
    consumer: team,
    workflow: `.github/workflows/${workflow}.yml`,
    folder: join(root, `run-${++runs}`),
    repositories: { 'tidegate/mlops': staging },
    repository: 'acme/payments',
    inputs,
    vars: { ROLLOUT_TARGET: traffic.target, ROLLOUT_ANALYSIS: traffic.analysis },
    python,
    secrets: { GITHUB_TOKEN: token },
    env: {
      GITHUB_RUN_ID: String(runs),
      GITHUB_API_URL: github.url,
      HOME: join(root, 'home'),
      RUNNER_TOOL_CACHE: join(root, 'tools'),
      SIGNING_KEYS: keys,
      LOADED: loaded,
    },
  });

const train = (variant: string, attest: boolean) => run('train', { variant, attest: String(attest) });
const deploy = (version: string, staging = '') => run('deploy', { version, staging });
const failed = ({ steps }: ActResult) => steps.filter(({ outcome }) => outcome === 'failure').map(({ name }) => name);
const told = ({ annotations }: ActResult) => annotations.map(({ message }) => message).join('\n');
const loadedSoFar = () => (existsSync(loaded) ? readFileSync(loaded, 'utf8').split('\n').filter(Boolean) : []);
const signed = () => github.attestations.map(({ digests }) => digests);
const output = ({ outputs }: ActResult, name: string) => outputs.findLast((one) => one.name === name)?.value;

/** What the registry keeps at origin of a version, in a clone of its own. */
function kept(version: string) {
  const folder = mkdtempSync(join(root, 'clone-'));
  git(root, 'clone', '--quiet', remote, folder);
  const tag = `payments@${version}`;
  const message = git(folder, 'for-each-ref', '--format=%(contents)', `refs/tags/${tag}`);
  const hex = /"digest": "sha256:([0-9a-f]{64})"/.exec(message)![1]!;
  git(folder, 'fetch', '--quiet', 'origin', `refs/tidegate/models/${hex}`);
  git(folder, 'checkout', '--quiet', 'FETCH_HEAD');
  const [model = ''] = git(folder, 'ls-tree', '--name-only', 'HEAD').split('\n');
  return { folder, tag, message, hex, model: join(folder, model) };
}

// One registry, one production: each test goes on from where the one before it left them.
const story = (name: string, tell: () => Promise<void>) => test(name, tell, 10 * minutes);

describe('a model whose gates have signed', () => {
  story('is registered and signed, by the workflow that trained it', async () => {
    const trained = await train('baseline', true);
    expect({ failed: failed(trained), exit: trained.exitCode }).toEqual({ failed: [], exit: 0 });
    expect(output(trained, 'version')).toBe('v0.0.1');
    expect(signed()).toEqual([[`sha256:${kept('v0.0.1').hex}`]]);
  });

  story('goes into production', async () => {
    const deployed = await deploy('v0.0.1');
    expect({ failed: failed(deployed), exit: deployed.exitCode }).toEqual({ failed: [], exit: 0 });
    expect(loadedSoFar()).toEqual(['v0.0.1']);
  });
});

describe('a better model that nobody signed', () => {
  story('is not loaded, and not on staging either', async () => {
    const trained = await train('candidate', false);
    expect({ failed: failed(trained), version: output(trained, 'version') }).toEqual({ failed: [], version: 'v0.0.2' });
    expect(signed()).toHaveLength(1);
    for (const staging of ['', 'echo "$VERSION on staging" >>"$LOADED"']) {
      const deployed = await deploy('v0.0.2', staging);
      expect(failed(deployed)).toEqual(['Fetch the version']);
      expect(told(deployed)).toContain('There is no signed evidence of sha256:');
      expect(loadedSoFar()).toEqual(['v0.0.1']);
    }
    expect(traffic.writes()).toEqual([]);
  });

  story('is loaded and gets the traffic once it is trained again and signed', async () => {
    const trained = await train('candidate', true);
    expect({ failed: failed(trained), version: output(trained, 'version') }).toEqual({ failed: [], version: 'v0.0.2' });
    const deployed = await deploy('v0.0.2');
    expect({ failed: failed(deployed), exit: deployed.exitCode }).toEqual({ failed: [], exit: 0 });
    expect(loadedSoFar()).toEqual(['v0.0.1', 'v0.0.2']);
    expect(traffic.weight()).toBe(100);
  });
});

describe('files that were changed after they had been signed', () => {
  story('are not loaded when the registry still says what they were', async () => {
    const { folder, hex, model } = kept('v0.0.1');
    appendFileSync(join(model, 'model.json'), '\n');
    git(folder, 'commit', '--quiet', '--all', '--message', 'Changed');
    git(folder, 'push', '--quiet', 'origin', `+HEAD:refs/tidegate/models/${hex}`);
    const deployed = await deploy('v0.0.1');
    expect(failed(deployed)).toEqual(['Fetch the version']);
    expect(told(deployed)).toContain(`is not what was registered as payments@v0.0.1 (sha256:${hex})`);
    expect(loadedSoFar()).toEqual(['v0.0.1', 'v0.0.2']);
  });

  story('are not loaded when the registry was made to agree, and another workflow has signed them', async () => {
    const { folder, tag, message, hex, model } = kept('v0.0.2');
    appendFileSync(join(model, 'model.json'), '\n');
    const changed = (await digestOf(model)).replace('sha256:', '');
    git(folder, 'commit', '--quiet', '--all', '--message', 'Changed');
    git(folder, 'push', '--quiet', 'origin', `HEAD:refs/tidegate/models/${changed}`);
    git(folder, 'tag', '--force', '--annotate', '--message', message.replaceAll(hex, changed), tag, `${tag}^{commit}`);
    git(folder, 'push', '--quiet', '--force', 'origin', `refs/tags/${tag}`);
    // Word for word what the gates said of the true files, but for the digest and the run.
    const { predicate } = statementOf(github.attestations[1]!.bundle);
    const said = JSON.stringify({ ...predicate, run: { ...predicate.run, id: String(runs + 1) } });
    const forged = await run('forge', { digest: `sha256:${changed}`, predicate: said.replaceAll(hex, changed) });
    expect({ failed: failed(forged), signed: signed().at(-1) }).toEqual({ failed: [], signed: [`sha256:${changed}`] });
    const deployed = await deploy('v0.0.2');
    expect(failed(deployed)).toEqual(['Fetch the version']);
    expect(told(deployed)).toContain(
      'A foreign identity has signed: workflow https://github.com/acme/payments/.github/workflows/forge.yml@refs/heads/main',
    );
    expect(loadedSoFar()).toEqual(['v0.0.1', 'v0.0.2']);
  });
});

/** What a bundle holds, as it was signed. */
function statementOf(bundle: unknown) {
  const { dsseEnvelope } = bundle as { dsseEnvelope: { payload: string } };
  return JSON.parse(Buffer.from(dsseEnvelope.payload, 'base64').toString('utf8')) as {
    predicate: { run: Record<string, string> };
  };
}
