import { access, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '@tidegate/evidence';
import type { World } from '../../world.ts';
import { isPinned, refuseOther } from './integrity.ts';
import { duckDbVersion, type PlatformPackage } from './platform-packages.ts';

const hint =
  'Check the npm registry and proxy settings of this job, or put the package on the runner and name it with `engine-path`.';

/** Milliseconds between two looks at what npm has written. */
const pause = 20;

/** Has the npm client leave the tarball of a package in `folder`; `node` is the path of the Node that runs this. */
export async function packWithNpm(world: World, node: string, name: string, folder: string): Promise<void> {
  const spec = `${name}@${duckDbVersion}`;
  const args = ['pack', spec, '--pack-destination', folder, '--loglevel=error', '--ignore-scripts', '--prefer-offline'];
  // In the workspace, so that its .npmrc counts.
  const options = { cwd: world.path('.'), timeoutMs: 600_000 };
  for (const [command, before] of await npmClients(node)) {
    let result: Awaited<ReturnType<World['exec']>>;
    try {
      result = await world.exec(command, [...before, ...args], options);
    } catch (error) {
      if (error instanceof UserError) throw error;
      continue;
    }
    if (result.exitCode === 0) return;
    const said = saidBy(result);
    throw new UserError(
      'unreachable',
      `The DuckDB engine could not be fetched: npm pack ${spec} ended with ${result.exitCode}${said && `: ${said}`}.`,
      { hint },
    );
  }
  throw new UserError('not-found', 'The DuckDB engine could not be fetched: this runner has no npm.', {
    hint: 'Add actions/setup-node before this step, or put the package on the runner and name it with `engine-path`.',
  });
}

/** The lines in which npm says what is wrong; a trace or advice follows them. */
function saidBy({ stderr, stdout }: { readonly stderr: string; readonly stdout: string }): string {
  const lines = (stderr.trim() || stdout.trim()).split('\n');
  return lines
    .slice(0, 4)
    .map((line) => line.replace(/^npm (error|ERR!) /, '').replace(/\.$/, ''))
    .join('; ');
}

/** npm of the PATH, else the one beside the Node that runs this. */
async function npmClients(node: string): Promise<[string, string[]][]> {
  const beside = [
    join(dirname(node), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(node), 'node_modules/npm/bin/npm-cli.js'),
  ];
  const found: [string, string[]][] = [['npm', []]];
  for (const path of beside) {
    const there = await access(path).then(
      () => true,
      () => false,
    );
    if (there) found.push([node, [path]]);
  }
  return found;
}

/**
 * The tarball that `packing` leaves in `folder`, once it is the pinned one. It need not have ended: npm writes the tarball and then
 * unpacks it once more, for a list that nobody reads. What is not the pinned tarball when it has ended is refused.
 */
export async function pinnedTarball(packing: Promise<void>, folder: string, entry: PlatformPackage): Promise<Buffer> {
  let packed = false;
  const end = packing.then(() => {
    packed = true;
  });
  let size = 0;
  let hashed = 0;
  for (;;) {
    await Promise.race([end, sleep(pause)]);
    if (packed) break;
    const before = size;
    const path = await tarballIn(folder);
    size = path === undefined ? 0 : await sizeOf(path);
    // Still being written, or looked at already.
    if (path === undefined || size !== before || size === hashed) continue;
    hashed = size;
    // What cannot be read yet may be at the end.
    const tarball = await readFile(path).catch(() => undefined);
    if (tarball && isPinned(tarball, entry)) return tarball;
  }
  const path = await tarballIn(folder);
  if (path === undefined) throw new UserError('tool-failed', `npm left no package of ${entry.name}.`, { hint });
  const tarball = await readFile(path);
  refuseOther(tarball, entry);
  return tarball;
}

async function tarballIn(folder: string): Promise<string | undefined> {
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  return name && join(folder, name);
}

/** Bytes; 0 when it is gone. */
async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}
