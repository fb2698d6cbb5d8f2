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
}

interface StandIn {
  readonly inputs: Readonly<Record<string, string>>;
  readonly outputs: readonly string[];
}

/** By repository: the inputs with their defaults (as GitHub documents them), and the outputs. */
export const STAND_INS: ReadonlyMap<string, StandIn> = new Map<string, StandIn>([
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
  ['actions/cache', { inputs: { path: '', key: '' }, outputs: ['cache-hit'] }],
]);

/** Writes the stand-in of a repository as an action folder and gives its path. */
export function writeStandIn(repository: string, scratch: string, settings: StandInSettings): string {
  const standIn = STAND_INS.get(repository);
  if (!standIn) throw new Error(`there is no stand-in for ${repository}.`);
  const name = repository.split('/')[1] ?? '';
  const folder = join(scratch, 'stand-ins', name);
  if (existsSync(folder)) return folder;
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
  return folder;
}
