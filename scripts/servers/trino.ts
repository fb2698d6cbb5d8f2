import { createPublicKey, pbkdf2Sync, randomBytes, sign } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { aptCommands } from '../tools/apt.ts';
import { cacheFolder, progress } from '../tools/cache.ts';
import { runCommand } from '../tools/command.ts';
import { findJava } from '../tools/java.ts';
import { makeOnce } from '../tools/once.ts';
import { makeCertificate } from './certificate.ts';
import { freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

export interface TrinoServer extends Server {
  /** `https://` address with user and password; plain `url` asks for a user's name alone. */
  readonly connection: string;
  /** A JWT of the same user, good for an hour. */
  readonly token: string;
  /** Path of the PEM certificate the server shows; nobody signed it. */
  readonly certificate: string;
}

/** The newest version whose server was published where Maven finds it; it asks for JDK 24. */
const VERSION = '476';
const JDK = 24;
const USER = 'keeper';
const PASSWORD = 'keeper of the tide';

/** Fetches the server without its connectors, and the memory connector, with Maven; gives their folder. */
export async function install(): Promise<string> {
  findJava(JDK);
  return makeOnce(join(cacheFolder(), 'trino', VERSION), async (place) => {
    const { mvn, unzip } = await aptCommands({ mvn: 'maven', unzip: 'unzip' });
    progress(`fetching Trino ${VERSION} with Maven`);
    const repository = join(place, 'repository');
    const fetched = async (artifact: string): Promise<void> => {
      const plugin = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
      const flags = ['-B', '-q', `-Dmaven.repo.local=${repository}`, `-DoutputDirectory=${place}`];
      await runCommand(mvn, [...flags, plugin, `-Dartifact=io.trino:${artifact}`], {
        cwd: place,
        doing: `fetching ${artifact}`,
      });
    };
    await fetched(`trino-server-core:${VERSION}:tar.gz`);
    await fetched(`trino-memory:${VERSION}:zip`);
    await runCommand('tar', ['-xzf', join(place, `trino-server-core-${VERSION}.tar.gz`), '-C', place]);
    await runCommand(unzip, ['-q', join(place, `trino-memory-${VERSION}.zip`), '-d', place]);
    renameSync(join(place, `trino-server-core-${VERSION}`), join(place, 'server'));
    renameSync(join(place, `trino-memory-${VERSION}`), join(place, 'server', 'plugin', 'memory'));
    for (const name of ['repository', `trino-server-core-${VERSION}.tar.gz`, `trino-memory-${VERSION}.zip`])
      rmSync(join(place, name), { recursive: true, force: true });
  });
}

/** One node with the catalog `memory`: HTTP for whoever names a user, HTTPS with a password. */
export async function start(options: StartOptions): Promise<TrinoServer> {
  const server = join(await install(), 'server');
  const folder = resolve(options.folder);
  const port = options.port ?? (await freePort());
  const securePort = await freePort();
  const { certificate, key } = await configure(folder, { port, securePort });
  progress(`starting Trino ${VERSION} on port ${port}`);
  const settings = {
    'node.environment': 'test',
    'node.id': 'one',
    'node.bind-ip': '127.0.0.1',
    'node.internal-address': '127.0.0.1',
    'node.data-dir': join(folder, 'data'),
    config: join(folder, 'config.properties'),
    'catalog.config-dir': join(folder, 'catalog'),
    'plugin.dir': join(server, 'plugin'),
  };
  const started = await startServer({
    name: `Trino ${VERSION}`,
    command: findJava(JDK),
    args: [
      // A server for minutes: little memory, and no time spent on the best code.
      ...['-Xmx1500m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
      ...Object.entries(settings).map(([name, value]) => `-D${name}=${value}`),
      ...['-cp', join(server, 'lib', '*'), 'io.trino.server.TrinoServer'],
    ],
    cwd: folder,
    log: join(folder, 'trino.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 180_000,
    ready: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/v1/info`, { signal: AbortSignal.timeout(2000) });
      return ((await response.json()) as { starting: boolean }).starting === false;
    },
  });
  const connection = `https://${USER}:${encodeURIComponent(PASSWORD)}@127.0.0.1:${securePort}/memory/default`;
  return { ...started, connection, certificate, token: webToken(readFileSync(key, 'utf8')) };
}

async function configure(folder: string, { port, securePort }: { port: number; securePort: number }) {
  mkdirSync(join(folder, 'catalog'), { recursive: true });
  const { certificate, key } = await makeCertificate(folder);
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  const properties = (name: string, values: Readonly<Record<string, string | number | boolean>>): string =>
    file(
      name,
      Object.entries(values)
        .map(([word, value]) => `${word}=${value}\n`)
        .join(''),
    );
  properties('catalog/memory.properties', { 'connector.name': 'memory' });
  properties('config.properties', {
    coordinator: true,
    'node-scheduler.include-coordinator': true,
    'discovery.uri': `http://127.0.0.1:${port}`,
    'http-server.http.port': port,
    'http-server.https.enabled': true,
    'http-server.https.port': securePort,
    'http-server.https.keystore.path': file('both.pem', readFileSync(key, 'utf8') + readFileSync(certificate, 'utf8')),
    'http-server.authentication.type': 'PASSWORD,JWT',
    'http-server.authentication.jwt.key-file': file('public.pem', publicKey(readFileSync(key, 'utf8'))),
    'http-server.authentication.allow-insecure-over-http': true,
    'internal-communication.shared-secret': randomBytes(32).toString('base64'),
    'password-authenticator.config-files': properties('password.properties', {
      'password-authenticator.name': 'file',
      'file.password-file': file('passwords', `${USER}:${hashed(PASSWORD)}\n`),
    }),
    'query.max-memory': '512MB',
    'query.max-memory-per-node': '512MB',
  });
  return { certificate, key };
}

function publicKey(key: string): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}

function webToken(key: string): string {
  const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  const expires = Math.floor(Date.now() / 1000) + 3600;
  const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ sub: USER, exp: expires })}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** As Trino's password file wants it, with SHA-1: `<iterations>:<salt>:<hash>`, hexadecimal. */
function hashed(password: string): string {
  const salt = randomBytes(16);
  const hash = pbkdf2Sync(password, salt, 5000, 32, 'sha1');
  return `5000:${salt.toString('hex')}:${hash.toString('hex')}`;
}
