import { access, mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { World } from '../../world.ts';
import { refuseChanged, refuseOther } from './integrity.ts';
import { duckDbVersion, platformPackages } from './platform-packages.ts';

/** The machine this runs on: `linux-x64`, `linux-x64-musl`, `darwin-arm64` ... and the Node that runs it. */
export interface Host {
  readonly platform: string;
  readonly node: string;
}

export function thisHost(): Host {
  return { platform: `${process.platform}-${process.arch}${isMusl() ? '-musl' : ''}`, node: process.execPath };
}

function isMusl(): boolean {
  if (process.platform !== 'linux') return false;
  const report = process.report.getReport() as unknown as { header: { glibcVersionRuntime?: string } };
  return report.header.glibcVersionRuntime === undefined;
}

/** Path of `duckdb.node` that the user named: the file, or the folder it lies in. */
export async function bindingAt(enginePath: string, world: Pick<World, 'path'>): Promise<string> {
  const path = world.path(enginePath);
  const entry = await stat(path).catch(() => undefined);
  const binding = entry?.isDirectory() ? join(path, 'duckdb.node') : path;
  if (await exists(binding)) return binding;
  throw new UserError('not-found', `\`engine-path\`: there is no DuckDB engine at ${enginePath}.`, {
    hint: 'Name duckdb.node of the package @duckdb/node-bindings-<platform>, or the folder that holds it.',
  });
}

/**
 * Path of `duckdb.node` in the tool cache. It is fetched there once: the npm client gets the platform's package, its sha512 is held
 * against the pinned one, and the unpacked folder is moved into place whole, so that two jobs at once do each other no harm. What lies
 * there later is held against the pinned sha256 of each file before it is loaded: a tool cache outlives jobs, and others write to it.
 */
export async function fetchedBinding(
  world: World,
  host: Host = thisHost(),
  pinned = platformPackages,
): Promise<string> {
  const entry = pinned[host.platform];
  if (!entry) {
    throw new UserError('unsupported', `There is no DuckDB engine for ${host.platform}.`, {
      hint: `There is one for ${Object.keys(pinned).join(', ')}; another build can be named with \`engine-path\`.`,
    });
  }
  const home = await cacheHome(world);
  const folder = join(home, duckDbVersion, host.platform);
  const binding = join(folder, 'duckdb.node');
  if (await exists(binding)) {
    await refuseChanged(folder, entry);
    return binding;
  }

  const scratch = await mkdtemp(join(home, 'fetch-'));
  try {
    const started = world.clock.now();
    world.log.info(`Fetching ${entry.name}@${duckDbVersion} with npm; the tool cache does not have it yet.`);
    await telling(world, started, () => npmPack(world, host, `${entry.name}@${duckDbVersion}`, scratch));
    const tarball = (await readdir(scratch)).find((name) => name.endsWith('.tgz'));
    if (tarball === undefined) throw new UserError('tool-failed', `npm left no package of ${entry.name}.`, { hint });
    await refuseOther(join(scratch, tarball), entry);
    await unpack(world, scratch, tarball);
    await mkdir(dirname(folder), { recursive: true });
    await rename(join(scratch, 'package'), folder).catch(async (error: unknown) => {
      // Another job was first.
      if (!(await exists(binding))) throw error;
    });
    await refuseChanged(folder, entry);
    world.log.info(`DuckDB is in the tool cache after ${((world.clock.now() - started) / 1000).toFixed(1)} s.`);
    return binding;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

const hint =
  'Check the npm registry and proxy settings of this job, or put the package on the runner and name it with `engine-path`.';

/** The tool cache, or a folder of this job where the tool cache cannot be written. */
async function cacheHome({ run }: World): Promise<string> {
  const home = join(run.toolCache, 'tidegate-duckdb');
  try {
    await mkdir(home, { recursive: true });
    return home;
  } catch {
    const own = join(run.temp, 'tidegate-duckdb');
    await mkdir(own, { recursive: true });
    return own;
  }
}

/** Says every 15 s that it is still at it. */
async function telling(world: World, started: number, work: () => Promise<void>): Promise<void> {
  const tell = () => world.log.info(`Still fetching, ${Math.round((world.clock.now() - started) / 1000)} s so far.`);
  const timer = setInterval(tell, 15_000);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
}

async function npmPack(world: World, host: Host, spec: string, destination: string): Promise<void> {
  const args = ['pack', spec, '--pack-destination', destination, '--silent', '--ignore-scripts', '--prefer-offline'];
  // In the workspace, so that its .npmrc counts.
  const options = { cwd: world.path('.'), timeoutMs: 600_000 };
  for (const [command, before] of await npmClients(host)) {
    let result: Awaited<ReturnType<World['exec']>>;
    try {
      result = await world.exec(command, [...before, ...args], options);
    } catch (error) {
      if (error instanceof UserError) throw error;
      continue;
    }
    if (result.exitCode === 0) return;
    const said = (result.stderr.trim() || result.stdout.trim()).split('\n').slice(0, 3).join(' ');
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

/** npm of the PATH, else the one beside the Node that runs this. */
async function npmClients({ node }: Host): Promise<[string, string[]][]> {
  const beside = [
    join(dirname(node), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(node), 'node_modules/npm/bin/npm-cli.js'),
  ];
  const found: [string, string[]][] = [['npm', []]];
  for (const path of beside) if (await exists(path)) found.push([node, [path]]);
  return found;
}

async function unpack(world: World, folder: string, tarball: string): Promise<void> {
  // Relative names: GNU tar on Windows takes `C:` for a host.
  const { exitCode, stderr } = await world
    .exec('tar', ['-xzf', tarball], { cwd: folder })
    .catch((error: unknown) => ({ exitCode: -1, stderr: String(error) }));
  if (exitCode !== 0)
    throw new UserError('tool-failed', `tar could not unpack ${tarball}: ${stderr.trim()}.`, { hint });
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
