import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface OfflineGitHub {
  readonly url: string;
  stop(): Promise<void>;
}

type Thing = Record<string, unknown> & { id: number };
type Collections = Record<string, Thing[]>;

/** What lists of these are wrapped in. */
const wrapped: Readonly<Record<string, string>> = { runs: 'workflow_runs', environments: 'environments' };
const kept = /\/(issues|comments|labels|deployments|statuses)$/;

/**
 * What stands for GitHub when there is none: repository, issues, comments and deployments that remember what they were told, in
 * `state` (JSON); each write is a line of `journal`. It starts no runs and knows no commits: whoever asks for those is told 404.
 */
export async function startOfflineGitHub(files: { state: string; journal: string }): Promise<OfflineGitHub> {
  const collections: Collections = existsSync(files.state)
    ? (JSON.parse(readFileSync(files.state, 'utf8')) as Collections)
    : {};
  const nextId = () => 1 + Math.max(0, ...Object.values(collections).flatMap((things) => things.map(({ id }) => id)));
  const keep = (method: string, path: string, body: unknown) => {
    appendFileSync(files.journal, `${JSON.stringify({ method, path, body })}\n`);
    writeFileSync(files.state, JSON.stringify(collections));
  };

  function answer(method: string, path: string, query: URLSearchParams, body: object): [number, unknown] {
    const repository = /^\/repos\/([^/]+\/([^/]+))$/.exec(path);
    if (method === 'GET' && repository) {
      return [200, { full_name: repository[1], name: repository[2], default_branch: 'main', private: true }];
    }
    const list = /\/([a-z_]+)$/.exec(path)?.[1] ?? '';
    if (method === 'GET' && (kept.test(path) || Object.hasOwn(wrapped, list))) {
      // What is kept fits on the first page.
      const found =
        Number(query.get('page') ?? 1) > 1 ? [] : (collections[path] ?? []).filter((thing) => matches(thing, query));
      return [200, Object.hasOwn(wrapped, list) ? { total_count: found.length, [wrapped[list]!]: found } : found];
    }
    if (method === 'POST' && kept.test(path)) {
      const id = nextId();
      const now = new Date().toISOString();
      const thing: Thing = {
        state: 'open',
        ...body,
        id,
        number: id,
        node_id: `offline-${id}`,
        created_at: now,
        updated_at: now,
      };
      thing['labels'] = [(body as { labels?: unknown }).labels ?? []]
        .flat()
        .map((label) => (typeof label === 'string' ? { name: label } : label));
      thing['user'] = { login: 'github-actions[bot]', type: 'Bot' };
      thing['html_url'] = `https://github.invalid${path.replace('/repos', '')}/${id}`;
      (collections[path] ??= []).push(thing);
      return [201, thing];
    }
    const id = Number(/\/(\d+)$/.exec(path)?.[1]);
    const item = Object.values(collections)
      .flat()
      .find((thing) => thing.id === id);
    if (item && method === 'GET') return [200, item];
    if (item && method === 'PATCH') return [200, Object.assign(item, body, { updated_at: new Date().toISOString() })];
    return [404, { message: `Not Found: ${method} ${path} is not there offline.`, status: '404' }];
  }

  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
      const method = request.method ?? 'GET';
      const [status, reply] = answer(method, pathname, searchParams, body);
      if (method !== 'GET') keep(method, pathname, body);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(reply));
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((stopped) => server.close(stopped));
    },
  };
}

function matches(thing: Thing, query: URLSearchParams): boolean {
  const state = query.get('state');
  const labels = query.get('labels')?.split(',') ?? [];
  const own = (thing['labels'] as { name: string }[] | undefined) ?? [];
  return (
    (state === null || state === 'all' || thing['state'] === state) &&
    labels.every((label) => own.some(({ name }) => name === label)) &&
    ['environment', 'task', 'sha', 'ref'].every((name) => !query.has(name) || thing[name] === query.get(name))
  );
}

async function readBody(request: IncomingMessage): Promise<object> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as object;
  } catch {
    return {};
  }
}
