import { access, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import type { World } from '../../world.ts';
import { refuseChanged, refuseUnpacked } from './integrity.ts';
import { packWithNpm, pinnedTarball } from './npm-package.ts';
import { duckDbVersion, platformPackages } from './platform-packages.ts';
import { unpack } from './unpack.ts';

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
 * against the pinned one before it is unpacked, and the unpacked folder is moved into place whole, so that two jobs at once do each other no harm. What lies
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
    refuseChanged(folder, entry);
    return binding;
  }

  const scratch = await mkdtemp(join(home, 'fetch-'));
  const started = world.clock.now();
  world.log.info(`Fetching ${entry.name}@${duckDbVersion} with npm; the tool cache does not have it yet.`);
  const packing = telling(world, started, () => packWithNpm(world, host.node, entry.name, scratch));
  try {
    const tarball = await pinnedTarball(packing, scratch, entry);
    const unpacked = join(scratch, 'package');
    refuseUnpacked(await unpack(tarball, unpacked), entry);
    await mkdir(dirname(folder), { recursive: true });
    await rename(unpacked, folder).catch(async (error: unknown) => {
      if (!(await exists(binding))) throw error;
      // Another job was first.
      refuseChanged(folder, entry);
    });
    world.log.info(`DuckDB is in the tool cache after ${((world.clock.now() - started) / 1000).toFixed(1)} s.`);
    return binding;
  } finally {
    // Nobody may write to a folder that is taken away. The tarball tells whether npm did its work.
    await packing.catch(() => {});
    await rm(scratch, { recursive: true, force: true });
  }
}

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

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
