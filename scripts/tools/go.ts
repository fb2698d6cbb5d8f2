import { chmodSync, cpSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptCommands } from './apt.ts';
import { cacheFolder, progress } from './cache.ts';
import { runCommand } from './command.ts';
import { makeOnce } from './once.ts';

/** From this minor version on, Go fetches by itself the newer one that a module asks for. */
const FETCHES_NEWER = 21;
/** What stands in for an older one, as Debian 12 has. */
const TOOLCHAIN = '1.26.8';

/** The path of a Go that builds any of our modules, installed where there is none. */
export async function goCommand(): Promise<string> {
  const { go } = await aptCommands({ go: 'golang-go' });
  const version = (await runCommand(go, ['env', 'GOVERSION'])).trim();
  const minor = Number(/^go1\.(\d+)/.exec(version)?.[1] ?? FETCHES_NEWER);
  return minor >= FETCHES_NEWER ? go : newerGo(go, version);
}

/** Go publishes itself as a module too, whose files are not executable. */
async function newerGo(go: string, version: string): Promise<string> {
  const folder = await makeOnce(join(cacheFolder(), 'go', `toolchain-${TOOLCHAIN}`), async (place) => {
    progress(`fetching Go ${TOOLCHAIN}, as ${go} is ${version}`);
    const platform = (await runCommand(go, ['env', 'GOOS', 'GOARCH'])).trim().replace('\n', '-');
    const module = `golang.org/toolchain@v0.0.1-go${TOOLCHAIN}.${platform}`;
    await copyGoModule(go, module, place);
    for (const commands of ['bin', `pkg/tool/${platform.replace('-', '_')}`])
      for (const command of readdirSync(join(place, commands))) chmodSync(join(place, commands, command), 0o755);
  });
  return join(folder, 'bin', 'go');
}

/** The folder with the source of `module@version`, read-only. `cwd`: a folder that is in no module. */
export async function goModule(go: string, module: string, cwd: string): Promise<string> {
  const told = await runCommand(go, ['mod', 'download', '-json', module], { cwd, doing: `fetching ${module}` });
  return (JSON.parse(told) as { Dir: string }).Dir;
}

/** Copies the source of `module@version` to a folder where it can be changed. */
export async function copyGoModule(go: string, module: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  cpSync(await goModule(go, module, to), to, { recursive: true });
  makeWritable(to);
}

function makeWritable(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) makeWritable(path);
    else chmodSync(path, 0o644);
  }
}

/** Builds `module@version` with Go into the cache, once, and gives the path of its binary. */
export async function goInstall(target: string): Promise<string> {
  const [path, version] = target.split('@');
  if (!path || !version?.startsWith('v')) throw new Error(`${target} is not module@version.`);
  const name =
    path
      .replace(/\/v\d+$/, '')
      .split('/')
      .at(-1) ?? path;
  const folder = await makeOnce(join(cacheFolder(), 'go', `${name}-${version}`), async (place) => {
    const go = await goCommand();
    progress(`building ${name} ${version} with ${(await runCommand(go, ['env', 'GOVERSION'])).trim()}`);
    const env = { ...process.env, GOBIN: place, GOFLAGS: '-trimpath', CGO_ENABLED: '0' };
    await runCommand(go, ['install', target], { env, doing: `building ${name}` });
  });
  return join(folder, name);
}
