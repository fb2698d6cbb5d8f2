import { resolve } from 'node:path';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptCommands } from '../tools/apt.ts';
import { progress } from '../tools/cache.ts';
import { answers, freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

/** Debian's Pushgateway, without its service, on a port of 127.0.0.1; what is pushed is gone when it ends. */
export async function start(options: StartOptions): Promise<Server> {
  const { 'prometheus-pushgateway': command } = await aptCommands({
    'prometheus-pushgateway': 'prometheus-pushgateway',
  });
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const port = options.port ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  progress(`starting Pushgateway on port ${port}`);
  return startServer({
    name: 'Pushgateway',
    command,
    // Debian's keeps what was pushed in a folder of the system, for the next one.
    args: [`--web.listen-address=127.0.0.1:${port}`, `--persistence.file=${join(folder, 'pushed')}`],
    cwd: folder,
    log: join(folder, 'pushgateway.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 30_000,
    ready: () => answers(`${url}/-/ready`),
  });
}
