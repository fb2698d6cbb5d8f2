import { spawnSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import { parseDocument } from 'yaml';

/** What a job downloads to use one action: GitHub's archive of the repository, which is `git archive`. */
export interface Download {
  /** Bytes of the .tar.gz. */
  readonly packed: number;
  /** Bytes of the files in it. */
  readonly unpacked: number;
  /** Path -> text of what declares an action; of the rest the size alone. */
  readonly files: ReadonlyMap<string, { readonly bytes: number; readonly text?: string }>;
}

/** Most bytes: a job that uses several actions downloads them all once, and runners start empty. */
const most = { packed: 5_000_000, unpacked: 20_000_000 };

/** What no workflow runs; `export-ignore` in .gitattributes keeps it out. */
const useless = /^(actions\/[^/]+\/(src|test)|bench|docs|examples|packages|scripts|test)\/|^package-lock\.json$/;

/** The archive of a commit, with the attributes of the working tree. */
export function downloadOf(commit: string, repository = '.'): Download {
  const args = ['-C', repository, 'archive', '--worktree-attributes', '--format=tar.gz', commit];
  const { status, stdout, stderr } = spawnSync('git', args, { maxBuffer: 256 * 1024 * 1024 });
  if (status !== 0) throw new Error(`git archive ended with ${status}: ${stderr.toString()}`);
  const files = new Map([...entries(gunzipSync(stdout))]);
  const unpacked = [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0);
  return { packed: stdout.length, unpacked, files };
}

/** Regular files of a ustar archive. */
function* entries(tar: Buffer): Generator<[string, { bytes: number; text?: string }]> {
  const text = (from: number, length: number) => tar.toString('utf8', from, from + length).replace(/\0[^]*$/, '');
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0;) {
    const bytes = parseInt(text(at + 124, 12), 8);
    const name = [text(at + 345, 155), text(at, 100)].filter(Boolean).join('/');
    const type = text(at + 156, 1);
    if (type === '0' || type === '') {
      const declares = /(^|\/)action\.ya?ml$/.test(name);
      yield [name, { bytes, ...(declares && { text: tar.toString('utf8', at + 512, at + 512 + bytes) }) }];
    }
    at += 512 * (1 + Math.ceil(bytes / 512));
  }
}

/** Too much, what nobody runs, and what an action needs and would not find. */
export function downloadFaults({ packed, unpacked, files }: Download): string[] {
  const entryPoints = [...files].flatMap(([path, { text }]) => (text === undefined ? [] : programsOf(path, text)));
  return [
    ...(packed > most.packed ? [`a job downloads ${inMegabytes(packed)}, more than ${inMegabytes(most.packed)}`] : []),
    ...(unpacked > most.unpacked
      ? [`a job unpacks ${inMegabytes(unpacked)}, more than ${inMegabytes(most.unpacked)}`]
      : []),
    ...[...files.keys()]
      .filter((path) => useless.test(path))
      .map((path) => `${path} is downloaded by every job: add it to .gitattributes as export-ignore`),
    ...(entryPoints.length === 0 ? ['the archive declares no action'] : []),
    ...entryPoints
      .filter(({ program }) => !files.has(program))
      .map(({ by, program }) => `${by} starts ${program}, which is not in the archive`),
    ...['LICENSE', 'dist/package.json', 'dist/shared/licenses.txt']
      .filter((path) => !files.has(path))
      .map((path) => `${path} is not in the archive`),
  ];
}

function programsOf(by: string, text: string): { by: string; program: string }[] {
  const { runs } = parseDocument(text).toJS() as { runs?: Record<string, string> };
  const folder = new URL(by, 'file:///');
  return ['pre', 'main', 'post'].flatMap((when) =>
    runs?.[when] === undefined ? [] : [{ by, program: new URL(runs[when], folder).pathname.slice(1) }],
  );
}

export function described({ packed, unpacked, files }: Download): string {
  return `a job downloads ${inMegabytes(packed)}: ${files.size} files, ${inMegabytes(unpacked)} unpacked`;
}

const inMegabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

if (import.meta.main) {
  const download = downloadOf(process.argv[2] ?? 'HEAD');
  console.log(described(download));
  for (const fault of downloadFaults(download)) {
    console.error(`  ${fault}`);
    process.exitCode = 1;
  }
}
