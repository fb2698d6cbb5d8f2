import { dirname, join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { pythonVenv } from '../tools/python.ts';
import type { Complaint, Linter } from './linter.ts';

const ZIZMOR = 'zizmor==1.32.0';
const config = resolve(import.meta.dirname, '../../.github/zizmor.yml');

interface Finding {
  readonly ident: string;
  readonly desc: string;
  readonly locations: readonly {
    readonly symbolic: {
      readonly kind: string;
      readonly key: { readonly Local?: { readonly verbatim_path: string } };
    };
    readonly concrete: { readonly location: { readonly start_point: { readonly row: number } } };
  }[];
}

export const zizmor: Linter = {
  name: 'zizmor',
  control:
    'on: pull_request_target\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: "echo ${{ github.head_ref }}" }] } }\n',
  lint: async (files, root) => {
    const python = await pythonVenv('zizmor', [ZIZMOR], { locked: true });
    const flags = [
      '--offline',
      '--pedantic',
      '--no-progress',
      '--quiet',
      '--strict-collection',
      '--format=json',
      '--config',
      config,
    ];
    const { stdout, stderr, status } = spawnSync(join(dirname(python), 'zizmor'), [...flags, ...files], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    // 10 to 14: there are findings, the last digit their gravity.
    if (status === null || (status !== 0 && (status < 10 || status > 14)))
      throw new Error(`zizmor ended with ${status}: ${stderr}`);
    return (JSON.parse(stdout) as Finding[]).map(complaint);
  },
};

function complaint({ ident, desc, locations }: Finding): Complaint {
  const place = locations.find(({ symbolic }) => symbolic.kind === 'Primary') ?? locations[0]!;
  const file = place.symbolic.key.Local?.verbatim_path ?? '';
  return { file, line: place.concrete.location.start_point.row + 1, message: `${desc} [${ident}]` };
}
