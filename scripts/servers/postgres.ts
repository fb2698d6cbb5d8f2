import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { aptCommands, aptInstall, aptSettled } from '../tools/apt.ts';
import { progress } from '../tools/cache.ts';
import { runCommand } from '../tools/command.ts';
import { makeCertificate } from './certificate.ts';
import { freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

export interface PostgresServer extends Server {
  /** `postgresql://` address of the superuser, with the password, of the database `postgres`. */
  readonly connection: string;
  /** Path of the PEM certificate the server shows; nobody signed it. */
  readonly certificate: string;
}

/** Debian keeps each major version in a folder of its own, off PATH. */
const HOME = '/usr/lib/postgresql';
/** The user Debian's package makes; the server refuses to run as root. */
const USER = 'postgres';
const PASSWORD = 'keeper of the tide';

/** Installs Debian's PostgreSQL, without its service, and gives the folder of its programs. */
export async function install(): Promise<string> {
  await aptSettled();
  const missing = () => newest() === undefined;
  if (missing()) await aptInstall(['postgresql'], missing);
  const found = newest();
  if (found === undefined) throw new Error(`package postgresql was installed but brought no server under ${HOME}.`);
  return found;
}

function newest(): string | undefined {
  const versions = existsSync(HOME) ? readdirSync(HOME) : [];
  return versions
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(HOME, version, 'bin'))
    .find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * A cluster of its own on a port of 127.0.0.1, with TLS on offer. Its texts sort as English does, not by their bytes: most servers are
 * like that, and a query that forgot to say how it sorts shows it here.
 */
export async function start(options: StartOptions): Promise<PostgresServer> {
  const programs = await install();
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const { data, as, remove } = await place(folder);
  const port = options.port ?? (await freePort());
  if (!existsSync(join(data, 'PG_VERSION'))) await initialise(programs, data, as);
  progress(`starting PostgreSQL on port ${port}`);
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    ssl: 'on',
    fsync: 'off',
    max_connections: 20,
  };
  const [command = '', ...args] = [
    ...as,
    join(programs, 'postgres'),
    ...['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
  ];
  const server = await startServer({
    name: 'PostgreSQL',
    command,
    args,
    cwd: '/',
    log: join(folder, 'postgres.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 60_000,
    ready: () => runCommand(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)]).then(() => true),
  });
  const stop = async (): Promise<void> => {
    await server.stop();
    remove();
  };
  const connection = `postgresql://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/postgres`;
  return { ...server, url: `postgresql://127.0.0.1:${port}`, stop, connection, certificate: join(data, 'server.crt') };
}

/** Where the cluster lies and as whom it runs. Root's folders are closed to the server's user, so as root it lies in that user's home. */
async function place(folder: string) {
  if (process.getuid?.() !== 0) return { data: join(folder, 'data'), as: [], remove: () => {} };
  const { setpriv } = await aptCommands({ setpriv: 'util-linux' });
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const data = join('/var/lib/postgresql', `tidegate-${name}`);
  return {
    data,
    as: [setpriv, `--reuid=${USER}`, `--regid=${USER}`, '--init-groups'],
    remove: () => rmSync(data, { recursive: true, force: true }),
  };
}

async function initialise(programs: string, data: string, as: readonly string[]): Promise<void> {
  const run = (...words: string[]): Promise<string> => {
    const [command = '', ...args] = [...as, ...words];
    return runCommand(command, args, { cwd: '/' });
  };
  rmSync(data, { recursive: true, force: true });
  const secret = `${data}.password`;
  writeFileSync(secret, PASSWORD, { mode: 0o600 });
  try {
    // Readable to the server's user for the moment it takes.
    chmodSync(secret, 0o644);
    await run(
      join(programs, 'initdb'),
      ...['--pgdata', data, '--username', USER, '--auth', 'scram-sha-256', '--pwfile', secret],
      ...[
        '--encoding',
        'UTF8',
        '--locale',
        'C.UTF-8',
        '--locale-provider',
        'icu',
        '--icu-locale',
        'en-US',
        '--no-sync',
      ],
    );
  } finally {
    rmSync(secret, { force: true });
  }
  const { key } = await makeCertificate(data);
  if (as.length > 0) await runCommand('chown', [USER, key, join(data, 'server.crt')]);
}
