// GitHub's own actions are not on any package registry. These stand for those our workflows use, as far as they use them.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface StandInSettings {
  /** The consumer's folder, which is what actions/checkout of another ref clones. */
  readonly consumer: string;
  readonly repository: string;
  /** The interpreter actions/setup-python puts on PATH. */
  readonly python?: string;
  /** The one workflow that uses the action: `owner/name/.github/workflows/file.yml`, with `@` and its ref when it was called. */
  readonly signer?: string;
}

interface StandIn {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
}

/** By repository: the inputs with their defaults (as GitHub documents them), and the outputs. */
const STAND_INS: ReadonlyMap<string, StandIn> = new Map<string, StandIn>([
  ['actions/checkout', { inputs: { repository: '', ref: '', path: '.' }, outputs: ['ref', 'commit'] }],
  [
    'actions/upload-artifact',
    {
      inputs: {
        name: 'artifact',
        path: '',
        'if-no-files-found': 'warn',
        'include-hidden-files': 'false',
        overwrite: 'false',
        archive: 'true',
      },
      outputs: ['artifact-id', 'artifact-digest'],
    },
  ],
  [
    'actions/download-artifact',
    {
      inputs: { name: '', pattern: '', path: '', 'merge-multiple': 'false', 'run-id': '' },
      outputs: ['download-path'],
    },
  ],
  [
    'actions/setup-python',
    { inputs: { 'python-version': '' }, outputs: ['python-version', 'python-path', 'cache-hit'] },
  ],
  ['actions/setup-node', { inputs: { 'node-version': '' }, outputs: ['node-version', 'cache-hit'] }],
  [
    'actions/attest',
    {
      inputs: {
        'subject-name': '',
        'subject-digest': '',
        'predicate-type': '',
        predicate: '',
        'predicate-path': '',
        'github-token': '${{ github.token }}',
      },
      outputs: ['bundle-path', 'attestation-id'],
    },
  ],
  ['actions/cache', { inputs: { path: '', key: '' }, outputs: ['cache-hit'] }],
]);

/** By repository: folders of actions that need a docker engine or github.com. A step that reaches one fails; a step that is skipped does not. */
const OUT_OF_REACH: ReadonlyMap<string, readonly string[]> = new Map([
  ['anchore/sbom-action', ['.']],
  ['aquasecurity/trivy-action', ['.']],
  ['docker/build-push-action', ['.']],
  ['docker/login-action', ['.']],
  ['docker/metadata-action', ['.']],
  ['docker/setup-buildx-action', ['.']],
  ['docker/setup-qemu-action', ['.']],
  ['github/codeql-action', ['upload-sarif']],
  ['sigstore/cosign-installer', ['.']],
]);

/** Repositories that something stands for. */
export const STOOD_FOR: readonly string[] = [...STAND_INS.keys(), ...OUT_OF_REACH.keys()];

/** Writes the stand-in of a repository as an action folder and gives its path. */
export function writeStandIn(repository: string, scratch: string, settings: StandInSettings): string {
  const folder = join(scratch, 'stand-ins', repository.replace('/', '-'));
  if (existsSync(folder)) return folder;
  const standIn = STAND_INS.get(repository);
  const folders = OUT_OF_REACH.get(repository);
  if (standIn) writeRunning(repository, folder, standIn, settings);
  else if (folders) for (const inner of folders) writeFailing(repository, join(folder, inner));
  else throw new Error(`there is no stand-in for ${repository}.`);
  return folder;
}

function writeFailing(repository: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const step = {
    shell: 'bash',
    run: `echo "::error::${repository} cannot run here: it needs docker or github.com"; exit 1`,
  };
  const metadata = { name: repository, description: 'Fails.', runs: { using: 'composite', steps: [step] } };
  writeFileSync(join(folder, 'action.yml'), JSON.stringify(metadata, null, 2));
}

function writeRunning(repository: string, folder: string, standIn: StandIn, settings: StandInSettings): void {
  const name = repository.split('/')[1] ?? '';
  mkdirSync(folder, { recursive: true });
  const metadata = {
    name,
    description: `Stands for ${repository}.`,
    inputs: Object.fromEntries(
      Object.entries(standIn.inputs).map(([key, value]) => [key, { description: key, default: value }]),
    ),
    outputs: Object.fromEntries(standIn.outputs.map((key) => [key, { description: key }])),
    runs: { using: 'node24', main: 'index.mjs' },
  };
  writeFileSync(join(folder, 'action.yml'), JSON.stringify(metadata, null, 2));
  const source = pathToFileURL(join(import.meta.dirname, `${name}.ts`)).href;
  writeFileSync(
    join(folder, 'index.mjs'),
    `import { run } from '${source}';\nawait run(${JSON.stringify(settings)});\n`,
  );
}
