// build.yml with `containers: true`, run whole by nektos/act: the image of the example is really built, started, asked, pushed, listed and signed.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GitHubDouble, startGitHub } from '@tidegate/testing/github';
import { openapiExtract } from '../../../scripts/openapi.ts';
import { start as startRegistry } from '../../../scripts/servers/oci-registry.ts';
import { freePort, type Server } from '../../../scripts/servers/process.ts';
import { type ActResult, runAct } from '../../../scripts/tools/act.ts';
import { pythonVenv } from '../../../scripts/tools/python.ts';
import { stageActions } from '../../../scripts/tools/staging.ts';
import { containerEngine, type Engine } from './engine.ts';

const minutes = 60_000;
const token = 'ghs_planted-in-the-image';
const root = mkdtempSync(join(tmpdir(), 'tidegate-containers-'));
const consumer = join(root, 'team');
let engine: Engine;
let images: Server;
let github: GitHubDouble;
let repositories: Record<string, string>;
let runs = 0;

beforeAll(async () => {
  engine = await containerEngine(join(root, 'engine'), await pythonVenv('systems', []));
  images = await startRegistry({ folder: join(root, 'registry') });
  repositories = { ...engine.repositories, 'tidegate/mlops': stageActions(process.cwd(), join(root, 'staging')) };
  github = await startGitHub({
    openapi: await openapiExtract(),
    tokens: { [token]: {} },
    repositories: [{ name: 'acme/payments', refs: { main: 'a'.repeat(40) }, workflows: [] }],
  });
  for (const part of ['project', '004-tabular-dvc'])
    cpSync(resolve('examples/systems', part), consumer, { recursive: true });
  writeFileSync(join(consumer, '.github/workflows/image.yml'), IMAGE);
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'As it is');
  execFileSync('git', ['clone', '--quiet', '--bare', consumer, join(root, 'team.git')]);
  git('remote', 'add', 'origin', join(root, 'team.git'));
}, 60 * minutes);

afterAll(async () => {
  await images?.stop();
  await github?.stop();
  rmSync(root, { recursive: true, force: true });
});

const IMAGE = `
on:
  workflow_dispatch:
    inputs:
      image: { type: string }
      port: { type: string }
      prepare: { type: string }
jobs:
  image:
    uses: tidegate/mlops/.github/workflows/build.yml@v1
    with:
      image: \${{ inputs.image }}
      version: v0.0.1
      prepare: \${{ inputs.prepare }}
      platforms: linux/amd64
      port: \${{ fromJSON(inputs.port) }}
    secrets: inherit
`;

function git(...args: string[]): void {
  execFileSync('git', ['-C', consumer, '-c', 'user.name=team', '-c', 'user.email=team@localhost.invalid', ...args]);
}

function run(workflow: string, inputs: Record<string, string>): Promise<ActResult> {
  mkdirSync(join(root, `home-${++runs}`));
  return runAct({
    consumer,
    workflow: `.github/workflows/${workflow}.yml`,
    folder: join(root, `run-${runs}`),
    repositories,
    repository: 'acme/payments',
    inputs,
    python: join(engine.commands, 'python'),
    secrets: { GITHUB_TOKEN: token },
    env: {
      ...engine.env,
      GITHUB_RUN_ID: String(runs),
      GITHUB_API_URL: github.url,
      HOME: join(root, `home-${runs}`),
      RUNNER_TOOL_CACHE: join(root, 'tools'),
    },
  });
}

const failed = (ended: ActResult) => {
  return ended.steps.filter(({ outcome, id }) => outcome === 'failure' && !id.includes('/')).map(({ name }) => name);
};
/** The Dockerfile takes the model from here. */
const served = 'cp -r "$MODEL_PATH" served';
const imageName = (name: string) => `127.0.0.1:${images.port}/acme/${name}`;
const build = async (name: string, prepare: string) =>
  run('image', { image: imageName(name), port: String(await freePort()), prepare });

async function fromRegistry(path: string): Promise<Response> {
  return fetch(`${images.url}/v2/acme/${path}`, { headers: { accept: 'application/vnd.oci.image.manifest.v1+json' } });
}

const insecure = ['--insecure-ignore-tlog=true', '--allow-insecure-registry'];
const verify = (image: string, key = engine.publicKey) => engine.cosign('verify', '--key', key, ...insecure, image);

test(
  'the version becomes an image that answers, is pushed, listed and signed',
  async () => {
    expect(failed(await run('model-training', { algorithm: 'baseline' }))).toEqual([]);
    const ended = await build('payments', `${served}; printf %s "$VERSION" >VERSION`);
    expect({ failed: failed(ended), exit: ended.exitCode }).toEqual({ failed: [], exit: 0 });
    const digest = ended.outputs.findLast(({ name }) => name === 'digest')?.value ?? '';

    const manifest = await fromRegistry('payments/manifests/model-v0.0.1');
    expect(manifest.headers.get('docker-content-digest')).toBe(digest);
    const { config } = (await manifest.json()) as { config: { digest: string } };
    const settings = (await (await fromRegistry(`payments/blobs/${config.digest}`)).json()) as ImageSettings;
    expect(settings.config.User).toBe('10001');
    expect(settings.config.Labels).toMatchObject({
      'org.opencontainers.image.version': 'v0.0.1',
      'tidegate.model': 'models:/payments/v0.0.1',
    });

    // What somebody who pulls it finds in it is what was registered.
    const pulled = `${imageName('payments')}@${digest}`;
    const container = (await engine.buildah('from', '--quiet', '--pull-always', '--tls-verify=false', pulled)).trim();
    const folder = (await engine.buildah('mount', container)).trim();
    const registered = execFileSync('git', ['-C', join(root, 'team.git'), 'tag', '--list'], { encoding: 'utf8' });
    expect(registered.trim()).toBe('payments@v0.0.1');
    const { night, amount } = JSON.parse(readFileSync(join(folder, 'app/served/model.json'), 'utf8')) as Record<
      string,
      number
    >;
    expect({ night, amount }).toEqual({ night: 0, amount: 1 });
    await engine.buildah('rm', container);

    expect(await verify(pulled)).toContain(digest);
    const attested = await engine.cosign(
      ...['verify-attestation', '--key', engine.publicKey, '--type', 'spdxjson', ...insecure, pulled],
    );
    const { payload } = JSON.parse(attested) as { payload: string };
    const statement = JSON.parse(Buffer.from(payload, 'base64').toString()) as Statement;
    expect(statement.subject[0]?.digest.sha256).toBe(digest.replace('sha256:', ''));
    expect(statement.predicate.packages.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['libc6', 'python3-minimal']),
    );
  },
  15 * minutes,
);

interface ImageSettings {
  readonly config: { readonly User: string; readonly Labels: Readonly<Record<string, string>> };
}

interface Statement {
  readonly subject: readonly { readonly digest: { readonly sha256: string } }[];
  readonly predicate: { readonly packages: readonly { readonly name: string }[] };
}

test(
  'what was changed under the same tag, or is held against another key, has no signature',
  async () => {
    const tag = `${imageName('payments')}:model-v0.0.1`;
    const signed = await fromRegistry('payments/manifests/model-v0.0.1');
    await expect(verify(tag)).resolves.toContain(signed.headers.get('docker-content-digest') ?? 'none');

    const other = join(root, 'other');
    mkdirSync(other);
    await engine.cosign('generate-key-pair', '--output-key-prefix', join(other, 'cosign'));
    await expect(verify(tag, join(other, 'cosign.pub'))).rejects.toThrow(/no matching signatures|invalid signature/);

    const container = (await engine.buildah('from', '--quiet', '--pull-always', '--tls-verify=false', tag)).trim();
    await engine.buildah('config', '--label', 'tampered=yes', container);
    await engine.buildah('commit', '--quiet', '--rm', container, tag);
    await engine.buildah('push', '--quiet', '--tls-verify=false', tag, `docker://${tag}`);
    await expect(verify(tag)).rejects.toThrow(/no signatures found|no matching signatures/);
  },
  5 * minutes,
);

test(
  'an image that answers as another version is not pushed',
  async () => {
    const ended = await build('impostor', `${served}; printf v9.9.9 >VERSION`);
    expect({ failed: failed(ended), exit: ended.exitCode }).toEqual({
      failed: ['Does it answer as it should?'],
      exit: 1,
    });
    expect(ended.log).toContain('v9.9.9');
    expect((await fromRegistry('impostor/tags/list')).status).toBe(404);
  },
  10 * minutes,
);

test(
  'an image whose own check fails is not built',
  async () => {
    const ended = await build('broken', `${served}; printf %s "$VERSION" >VERSION; rm served/model.json`);
    expect({ failed: failed(ended), exit: ended.exitCode }).toEqual({ failed: ['Build for this machine'], exit: 1 });
    expect((await fromRegistry('broken/tags/list')).status).toBe(404);
  },
  10 * minutes,
);
