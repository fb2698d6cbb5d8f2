import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { progress } from '../tools/cache.ts';
import { goInstall } from '../tools/go.ts';
import { answers, freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

const REGISTRY = 'github.com/distribution/distribution/v3/cmd/registry@v3.0.0';

/** The CNCF's registry of images, without TLS and without users, on a port of 127.0.0.1. */
export async function start(options: StartOptions): Promise<Server> {
  const command = await goInstall(REGISTRY);
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  const config = join(folder, 'config.yml');
  const storage = { filesystem: { rootdirectory: join(folder, 'images') } };
  writeFileSync(config, JSON.stringify({ version: 0.1, storage, http: { addr: `127.0.0.1:${port}` } }));
  progress(`starting an image registry on port ${port}`);
  return startServer({
    name: 'image registry',
    command,
    args: ['serve', config],
    // Without this it sends its traces to a collector that is not there.
    env: { ...process.env, OTEL_TRACES_EXPORTER: 'none' },
    cwd: folder,
    log: join(folder, 'registry.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 30_000,
    ready: () => answers(`http://127.0.0.1:${port}/v2/`),
  });
}
