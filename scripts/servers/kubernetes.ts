import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { aptCommands } from '../tools/apt.ts';
import { progress } from '../tools/cache.ts';
import { runCommand } from '../tools/command.ts';
import { installApiServer, installDefinitions } from './kubernetes/install.ts';
import { answers, freePort, startServer } from './process.ts';
import type { Server, StartOptions } from './process.ts';

export interface KubernetesServer extends Server {
  readonly kubectl: string;
  /** Paths of kubeconfig files: of somebody who may do everything, of somebody who may only read, and with a token that has ended. */
  readonly admin: string;
  readonly reader: string;
  readonly expired: string;
}

/** Installs Debian's etcd and kubectl, without services, and builds the API server; gives the API server's path. */
export async function install(): Promise<string> {
  await programs();
  await installDefinitions();
  return installApiServer();
}

const programs = () => aptCommands({ etcd: 'etcd-server', kubectl: 'kubernetes-client' });

/**
 * etcd and a Kubernetes API server on 127.0.0.1, with the Gateway API's and Istio's routes defined. Nothing else of a cluster: no
 * controller acts and no pod runs. It validates, counts versions and refuses as every API server does.
 */
export async function start(options: StartOptions): Promise<KubernetesServer> {
  const apiServer = await install();
  const { etcd, kubectl } = await programs();
  const folder = resolve(options.folder);
  mkdirSync(folder, { recursive: true });
  const store = await startEtcd(etcd, folder, options);
  const started = [store];
  try {
    const server = await startApiServer(apiServer, store.url, folder, options);
    started.unshift(server);
    const stop = async (): Promise<void> => {
      await server.stop();
      await store.stop();
      rmSync(join(folder, 'etcd'), { recursive: true, force: true });
    };
    const configs = writeConfigs(folder, server.port);
    const { httpRoute, virtualService } = await installDefinitions();
    const run = (...words: string[]) => runCommand(kubectl, ['--kubeconfig', configs.admin, ...words]);
    // `replace` would need the old ones; `create` of what a kept store has already is refused.
    await run('apply', '--server-side', '-f', httpRoute, '-f', virtualService);
    await established(run);
    // The roles that come with Kubernetes are filled in by a controller, and there is none.
    await run('apply', '-f', writeRole(folder));
    return { ...server, url: `https://127.0.0.1:${server.port}`, stop, kubectl, ...configs };
  } catch (error) {
    await Promise.all(started.map((one) => one.stop()));
    throw error;
  }
}

/** Waits until every definition is served. kubectl refuses to wait for one that has no status at all yet. */
export async function established(run: (...words: string[]) => Promise<string>): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await run('wait', '--for=condition=established', '--timeout=30s', 'crd', '--all');
      return;
    } catch (error) {
      if (tries === 20) throw error;
      await sleep(500);
    }
  }
}

async function startEtcd(command: string, folder: string, options: StartOptions): Promise<Server> {
  const [port, peer] = [await freePort(), await freePort()];
  const [clients, peers] = [port, peer].map((number) => `http://127.0.0.1:${number}`) as [string, string];
  return startServer({
    name: 'etcd',
    command,
    args: [
      ...['--data-dir', join(folder, 'etcd'), '--listen-client-urls', clients, '--advertise-client-urls', clients],
      ...['--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers, '--initial-cluster', `default=${peers}`],
    ],
    cwd: folder,
    log: join(folder, 'etcd.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 60_000,
    ready: () => answers(`${clients}/health`),
  });
}

const TOKENS = { admin: 'tidegate-admin', reader: 'tidegate-reader', expired: 'tidegate-of-yesterday' };

async function startApiServer(command: string, store: string, folder: string, options: StartOptions): Promise<Server> {
  const port = options.port ?? (await freePort());
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(folder, 'accounts.key');
  writeFileSync(key, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  const tokens = join(folder, 'tokens.csv');
  writeFileSync(tokens, `${TOKENS.admin},admin,1,system:masters\n${TOKENS.reader},reader,2\n`, { mode: 0o600 });
  progress(`starting a Kubernetes API server on port ${port}`);
  return startServer({
    name: 'kube-apiserver',
    command,
    args: [
      ...['--etcd-servers', store, '--bind-address', '127.0.0.1', '--advertise-address', '127.0.0.1'],
      ...['--secure-port', String(port), '--cert-dir', join(folder, 'certificates')],
      ...['--token-auth-file', tokens, '--authorization-mode', 'RBAC', '--service-cluster-ip-range', '10.0.0.0/24'],
      ...['--service-account-issuer', 'https://tidegate.test', '--service-account-key-file', key],
      // Without controllers there are no accounts for pods.
      ...['--service-account-signing-key-file', key, '--disable-admission-plugins', 'ServiceAccount'],
    ],
    cwd: folder,
    log: join(folder, 'kube-apiserver.log'),
    port,
    keep: options.keep ?? false,
    deadline: options.deadline ?? 120_000,
    ready: () => ready(folder, port),
  });
}

async function ready(folder: string, port: number): Promise<boolean> {
  const { kubectl } = await programs();
  const { admin } = writeConfigs(folder, port);
  return (await runCommand(kubectl, ['--kubeconfig', admin, 'get', '--raw', '/readyz'])) === 'ok';
}

function writeRole(folder: string): string {
  const path = join(folder, 'reader.json');
  const name = { metadata: { name: 'reader' } };
  const group = 'rbac.authorization.k8s.io';
  const kind = { apiVersion: `${group}/v1`, kind: 'ClusterRole', ...name };
  const role = { ...kind, rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list'] }] };
  const binding = {
    ...kind,
    kind: 'ClusterRoleBinding',
    roleRef: { apiGroup: group, kind: 'ClusterRole', name: 'reader' },
    subjects: [{ apiGroup: group, kind: 'User', name: 'reader' }],
  };
  writeFileSync(path, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [role, binding] }));
  return path;
}

/** A kubeconfig for each token, beside the certificate the server made for itself. */
function writeConfigs(folder: string, port: number): typeof TOKENS {
  const paths = Object.entries(TOKENS).map(([who, token]) => {
    const path = join(folder, `${who}.kubeconfig`);
    const cluster = {
      server: `https://127.0.0.1:${port}`,
      'certificate-authority': join(folder, 'certificates', 'apiserver.crt'),
    };
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'test', cluster }],
      users: [{ name: who, user: { token } }],
      contexts: [{ name: 'test', context: { cluster: 'test', user: who } }],
      'current-context': 'test',
    };
    writeFileSync(path, JSON.stringify(config), { mode: 0o600 });
    return [who, path];
  });
  return Object.fromEntries(paths) as typeof TOKENS;
}
