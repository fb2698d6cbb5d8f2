import { join } from 'node:path';
import { aptCommands } from './apt.ts';
import { cacheFolder, progress } from './cache.ts';
import { runCommand } from './command.ts';
import { makeOnce } from './once.ts';

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
    const { go } = await aptCommands({ go: 'golang-go' });
    progress(`building ${name} ${version} with ${(await runCommand(go, ['env', 'GOVERSION'])).trim()}`);
    const env = { ...process.env, GOBIN: place, GOFLAGS: '-trimpath', CGO_ENABLED: '0' };
    await runCommand(go, ['install', target], { env, doing: `building ${name}` });
  });
  return join(folder, name);
}
