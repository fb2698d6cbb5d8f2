import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { attestationHandlers } from './attestations.ts';
import { commentHandlers } from './comments.ts';
import { readContract } from './contract.ts';
import { contentsHandlers } from './contents.ts';
import { deploymentHandlers } from './deployments.ts';
import { faultFor } from './faults.ts';
import { answerGraphQL } from './graphql.ts';
import { gitHandlers } from './git-objects.ts';
import { type Handlers, notFound, problem, type Reply, type State } from './handler.ts';
import { issueHandlers, pullRequestsOf } from './issues.ts';
import { repositoryHandlers } from './repositories.ts';
import { runHandlers } from './runs.ts';
import type { Attestation, Deployment, Fault, GitHubWorld, Issue, RecordedRequest, Run } from './world.ts';
import { workflowHandlers } from './workflows.ts';

export interface GitHubDouble {
  /** For `GITHUB_API_URL`. */
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  readonly runs: readonly Run[];
  readonly deployments: readonly Deployment[];
  readonly issues: readonly Issue[];
  readonly attestations: readonly Attestation[];
  /** References made through the API: repository -> reference -> object. */
  readonly gitRefs: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Everything so far that GitHub's own description does not allow. */
  readonly violations: readonly string[];
  /** Ends the server. Rejects when any request or reply was not as GitHub describes it. */
  stop(): Promise<void>;
}

export interface GitHubOptions extends GitHubWorld {
  /** Path of the extract, from `openapiExtract()` of scripts/openapi.ts. */
  readonly openapi: string;
  /** Folder from `graphQLContract()` of scripts/graphql.ts; without it GraphQL is a route the double does not have. */
  readonly graphql?: string;
  /** Changes a reply before it is checked and sent: for tests of the double itself. */
  readonly spoil?: (route: string, reply: Reply) => Reply;
}

const handlers: Handlers = {
  ...repositoryHandlers,
  ...workflowHandlers,
  ...runHandlers,
  ...deploymentHandlers,
  ...issueHandlers,
  ...commentHandlers,
  ...contentsHandlers,
  ...attestationHandlers,
  ...gitHandlers,
};

/**
 * GitHub's REST API on 127.0.0.1, with small state. Every request and every reply is held against GitHub's own OpenAPI
 * description; what does not fit is answered 500 (a request), recorded, and makes `stop()` reject.
 */
export async function startGitHub(options: GitHubOptions): Promise<GitHubDouble> {
  const contract = readContract(options.openapi);
  const violations: string[] = [];
  const requests: RecordedRequest[] = [];
  const faults = (options.faults ?? []).map((fault) => ({ fault, skip: fault.skip ?? 0, left: fault.times ?? 1 }));
  let lastId = 1000;
  const runs: Run[] = [...(options.history?.runs ?? [])];
  const deployments: Deployment[] = [...(options.history?.deployments ?? [])];
  const gitRefs: State['gitRefs'] = new Map();
  const attestations: Attestation[] = [];
  const timestamp = () => new Date(options.now?.() ?? Date.now()).toISOString();
  const issues: Issue[] = [
    ...options.repositories.flatMap((repository) => pullRequestsOf(repository, timestamp())),
    ...(options.history?.issues ?? []),
  ];
  let url = '';
  const state: State = {
    world: options,
    contract,
    get url() {
      return url;
    },
    runs,
    deployments,
    issues,
    tags: [],
    attestations,
    gitRefs,
    nextId: () => ++lastId,
    timestamp,
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams: query } = new URL(request.url!, 'http://localhost');
    const method = request.method!;
    const { body, text } = await bodyOf(request);
    const match = contract.match(method, pathname);
    const asked =
      typeof request.headers['x-github-api-version'] === 'string' ? request.headers['x-github-api-version'] : undefined;
    const apiVersion = asked ?? contract.apiVersions[0]!;
    const record = (status: number | undefined): void => {
      const { authorization: _, ...headers } = request.headers as Record<string, string | undefined>;
      requests.push({
        method,
        path: pathname,
        route: match?.route,
        query: Object.fromEntries(query),
        headers,
        body,
        status,
      });
    };
    const send = (reply: Reply): void => {
      record(reply.status);
      response.writeHead(reply.status, {
        'content-type': 'application/json; charset=utf-8',
        date: new Date(timestamp()).toUTCString(),
        ...reply.headers,
      });
      response.end(
        typeof reply.body === 'string' ? reply.body : reply.body === undefined ? '' : JSON.stringify(reply.body),
      );
    };
    const complain = (found: readonly string[]): void =>
      void violations.push(...found.map((wrong) => `${method} ${pathname}: ${wrong}`));

    if (options.graphql !== undefined && method === 'POST' && pathname === '/graphql') {
      const fault = faultFor(faults, 'POST /graphql');
      if (fault?.effect === 'hang') return record(undefined);
      if (fault?.effect === 'reset') {
        record(undefined);
        response.socket?.destroy();
        return;
      }
      if (fault) return send(faultReply(fault.effect));
      const { reply, violations: found } = await answerGraphQL(
        ...([state, options.graphql, request.headers.authorization, body] as const),
      );
      complain(found);
      return send(reply);
    }
    if (!match || !handlers[match.route]) {
      complain(['the double has no such route']);
      return send(notFound);
    }
    const known = options.apiVersions ?? contract.apiVersions;
    if (!known.includes(apiVersion)) {
      const message = `"${apiVersion}" is not a supported version. Supported versions: ${known.join(', ')}`;
      return send({ status: 400, body: problem(message, 400) });
    }
    const wrong =
      text === 'not JSON'
        ? ['the body is not JSON']
        : contract.checkRequest({ route: match.route, query, body }, apiVersion);
    if (wrong.length > 0) {
      complain(wrong);
      return send({ status: 500, body: problem(`Not as GitHub describes it: ${wrong.join('; ')}`, 500) });
    }
    const answer = (): Reply => {
      const refused = refusal(options, match, request.headers.authorization);
      if (refused) return refused;
      const name = `${match.params['owner']}/${match.params['repo']}`;
      const repository = options.repositories.find((candidate) => candidate.name === name);
      if (!repository) return notFound;
      return handlers[match.route]!.answer({
        state,
        repository,
        params: match.params,
        query,
        body: (body ?? {}) as Record<string, unknown>,
        apiVersion,
      });
    };
    const fault = faultFor(faults, match.route);
    if (fault?.worked) answer();
    if (fault?.effect === 'hang') return record(undefined);
    if (fault?.effect === 'reset') {
      record(undefined);
      response.socket?.destroy();
      return;
    }
    const plain = fault ? faultReply(fault.effect) : answer();
    const reply = options.spoil ? options.spoil(match.route, plain) : plain;
    if (typeof reply.body !== 'string')
      complain(contract.checkReply(match.route, reply.status, reply.body, apiVersion));
    send(method === 'GET' && reply.status === 200 ? unlessKnown(reply, request.headers['if-none-match']) : reply);
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      violations.push(`the double broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      response.socket?.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    requests,
    runs,
    deployments,
    issues,
    attestations,
    gitRefs,
    violations,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (violations.length > 0) throw new Error(`Not as GitHub describes it:\n${violations.join('\n')}`);
    },
  };
}

/** With its ETag; 304 when that is the one the client has. Such an answer does not count against the rate limit. */
function unlessKnown(reply: Reply, known: string | undefined): Reply {
  const etag = `W/"${createHash('sha256').update(JSON.stringify(reply.body)).digest('hex')}"`;
  return known === etag ? { status: 304, headers: { etag } } : { ...reply, headers: { etag, ...reply.headers } };
}

/** 401 for an unknown token, 404 for a repository it cannot see, 403 for what it may not do. */
function refusal(
  { tokens }: GitHubWorld,
  { route, params }: { route: string; params: Readonly<Record<string, string>> },
  authorization: string | undefined,
): Reply | undefined {
  const token = /^(?:token|bearer)\s+(.+)$/i.exec(authorization ?? '')?.[1];
  const setup = token === undefined ? undefined : tokens[token];
  if (!setup) return { status: 401, body: problem('Bad credentials', 401) };
  if (setup.repositories && !setup.repositories.includes(`${params['owner']}/${params['repo']}`)) return notFound;
  const { needs, level } = handlers[route]!;
  if (!setup.permissions || needs === 'metadata') return undefined;
  const granted = setup.permissions[needs];
  if (granted === 'write' || (granted === 'read' && level === 'read')) return undefined;
  return { status: 403, body: problem('Resource not accessible by integration', 403) };
}

function faultReply({ status, message, headers, html }: Exclude<Fault['effect'], string>): Reply {
  if (html !== undefined) return { status, body: html, headers: { 'content-type': 'text/html', ...headers } };
  return { status, body: problem(message ?? 'Something went wrong', status), ...(headers && { headers }) };
}

async function bodyOf(request: IncomingMessage): Promise<{ body: unknown; text: string }> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  if (text === '') return { body: undefined, text };
  try {
    return { body: JSON.parse(text) as unknown, text };
  } catch {
    return { body: undefined, text: 'not JSON' };
  }
}
