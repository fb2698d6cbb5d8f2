// deploy.yml with the overlays of examples/systems: `kubectl apply -k` on a real API server, the image by the version. No pod runs.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type KubernetesServer, start } from '../../scripts/servers/kubernetes.ts';
import { runCommand } from '../../scripts/tools/command.ts';
import { readWorkflow, type Workflows } from './gates/places.ts';
import { type Ending, runScenario } from './gates/run.ts';
import { stageGates } from './gates/staging.ts';

const minutes = 60_000;
const root = mkdtempSync(join(tmpdir(), 'tidegate-kustomize-'));
const project = join(root, 'project');
let cluster: KubernetesServer;

beforeAll(async () => {
  cluster = await start({ folder: join(root, 'kubernetes') });
  for (const part of ['project', '001-fraud-seldon'])
    cpSync(join('examples/systems', part), project, { recursive: true });
}, 10 * minutes);

afterAll(async () => {
  await cluster?.stop();
  rmSync(root, { recursive: true, force: true });
});

const file = 'deploy.yml';
const workflows: Workflows = { [file]: readWorkflow(file, readFileSync(join('.github/workflows', file), 'utf8')) };
const staged = stageGates(join(root, 'staged'), workflows);

/** The actions of deploy.yml pass; its commands are real. */
function deploy(version: string, kubeconfig: string): Promise<Ending> {
  const apply = (overlay: string) =>
    `cd '${project}' && sed -i "s/newTag: .*/newTag: model-$VERSION/" overlays/${overlay}/kustomization.yaml && kubectl apply -k overlays/${overlay}`;
  return runScenario(root, staged, workflows, {
    workflow: 'deploy.yml',
    inputs: {
      ...{ version, install: '', approval_required: false, 'staging-url': 'http://127.0.0.1:1' },
      ...{ staging: apply('staging'), load: apply('production') },
    },
    secrets: { KUBECONFIG: readFileSync(kubeconfig, 'utf8') },
  });
}

interface Deployment {
  readonly spec: {
    readonly replicas: number;
    readonly template: { readonly spec: { readonly containers: readonly { readonly image: string }[] } };
  };
}

const kubectl = (...words: string[]) => runCommand(cluster.kubectl, ['--kubeconfig', cluster.admin, ...words]);

/** What the API server keeps: image and replicas of an environment's deployment. */
async function deployed(environment: string): Promise<string> {
  const text = await kubectl('get', 'deployment', 'payments', '-n', `payments-${environment}`, '-o', 'json');
  const { spec } = JSON.parse(text) as Deployment;
  return `${spec.replicas} x ${spec.template.spec.containers[0]?.image}`;
}

const failed = ({ ran }: Ending) => [...ran].filter(([, outcome]) => outcome === 'failure').map(([place]) => place);

test(
  'each environment gets the version by its overlay',
  async () => {
    expect(failed(await deploy('v1', cluster.admin))).toEqual([]);
    expect(await deployed('staging')).toBe('1 x ghcr.io/acme/payments:model-v1');
    expect(await deployed('production')).toBe('3 x ghcr.io/acme/payments:model-v1');
  },
  5 * minutes,
);

test(
  'an overlay the API server refuses stops the deployment on staging',
  async () => {
    const overlay = join(project, 'overlays/staging/kustomization.yaml');
    const good = readFileSync(overlay, 'utf8');
    writeFileSync(overlay, good.replace('count: 1', 'count: -1'));
    const ending = await deploy('v2', cluster.admin).finally(() => writeFileSync(overlay, good));
    expect({ result: ending.result, failed: failed(ending) }).toEqual({
      result: 'failure',
      failed: ['deploy.yml/staging/Put it on staging'],
    });
    expect(ending.jobs.get('deploy.yml/production')).toBe('skipped');
    expect(await deployed('production')).toBe('3 x ghcr.io/acme/payments:model-v1');
  },
  5 * minutes,
);

test(
  'who may only read deploys nothing',
  async () => {
    const ending = await deploy('v3', cluster.reader);
    expect({ result: ending.result, failed: failed(ending) }).toEqual({
      result: 'failure',
      failed: ['deploy.yml/staging/Put it on staging'],
    });
    expect(await deployed('staging')).toBe('1 x ghcr.io/acme/payments:model-v1');
  },
  5 * minutes,
);
