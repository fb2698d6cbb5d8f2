import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { established, type KubernetesServer, start } from '../../../../scripts/servers/kubernetes.ts';
import { exec } from '../exec.ts';
import { openRouter } from '../../src/routers/open.ts';
import type { Reading, RouterInputs, TrafficRouter } from '../../src/routers/router.ts';
import type { StateStore } from '../../src/stores/store.ts';
import type { Weights } from '../../src/weights.ts';
import { customResources, definitions, manifests, NAMESPACE } from './manifests.ts';

/** A router whose functions may be taken apart. */
export interface Opened extends Pick<TrafficRouter, 'capabilities'> {
  readonly router: TrafficRouter;
  readonly read: () => Promise<Reading>;
  readonly write: (weights: Weights, expected: Weights) => Promise<void>;
  readonly store: StateStore;
}

/** A real API server with the test's objects. */
export interface Cluster {
  readonly server: KubernetesServer;
  /** kubectl as the administrator, in the test's namespace. */
  readonly kubectl: (...words: string[]) => Promise<string>;
  /** The router a user names, as the administrator unless another kubeconfig is given. */
  open(inputs: Pick<RouterInputs, 'router' | 'stable' | 'candidate'> & { target: object; as?: string }): Opened;
  apply(objects: readonly object[]): Promise<void>;
  /** Puts all objects of a kind (`httproutes`) back to how they were at first. */
  reset(kind: string): Promise<void>;
  /** Plays the controller: writes the object's status. */
  setStatus(kind: string, name: string, status: object): Promise<void>;
}

export async function startCluster(folder: string): Promise<Cluster> {
  const server = await start({ folder: join(folder, 'kubernetes') });
  let file = 0;
  const cluster: Cluster = {
    server,
    async kubectl(...words) {
      const { exitCode, stdout, stderr } = await exec(server.kubectl, [
        ...['--kubeconfig', server.admin, '--namespace', NAMESPACE],
        ...words,
      ]);
      if (exitCode !== 0) throw new Error(`kubectl ${words.join(' ')}: ${stderr}`);
      return stdout;
    },
    open({ target, as = server.admin, ...arms }) {
      const place = { namespace: NAMESPACE, kubectl: server.kubectl, kubeconfig: as, ...target };
      const tools = { exec, sleep: async (ms: number) => void (await sleep(ms)), path: (typed: string) => typed };
      const router = openRouter({ ...arms, target: place }, { ...tools, workspace: folder });
      const { capabilities, store } = router;
      return {
        router,
        capabilities,
        read: () => router.read(),
        write: (weights, expected) => router.write(weights, expected),
        store: store!,
      };
    },
    async apply(objects) {
      const path = join(folder, `objects-${++file}.json`);
      writeFileSync(path, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: objects }));
      await cluster.kubectl('apply', '-f', path);
    },
    async reset(kind) {
      const objects = [...manifests, ...customResources].filter((object) => plurals(object.kind) === kind);
      await cluster.kubectl('delete', kind, '--all', '--now');
      await cluster.apply(objects);
    },
    async setStatus(kind, name, status) {
      // `--subresource` is not in every kubectl; the path is.
      const object = JSON.parse(await cluster.kubectl('get', kind, name, '-o', 'json')) as {
        apiVersion: string;
        metadata: { name: string };
      };
      const root = object.apiVersion.includes('/') ? `/apis/${object.apiVersion}` : '/api/v1';
      const path = join(folder, `status-${++file}.json`);
      writeFileSync(path, JSON.stringify({ ...object, status }));
      const plural = kind.split('.')[0]!;
      await cluster.kubectl('replace', '--raw', `${root}/namespaces/${NAMESPACE}/${plural}/${name}/status`, '-f', path);
    },
  };
  await cluster.apply(definitions);
  await established(cluster.kubectl);
  await cluster.apply(manifests);
  await cluster.apply(customResources);
  return cluster;
}

const plurals = (kind: string) => `${kind.toLowerCase()}${kind.endsWith('s') ? 'es' : 's'}`;
