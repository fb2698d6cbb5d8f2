import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problem, type Reply, type State } from './handler.ts';
import type { Deployment, Permission, TokenSetup } from './world.ts';

/** As much of the reference implementation as is used here. */
interface Implementation {
  buildSchema(text: string, options: object): unknown;
  parse(query: string): unknown;
  validate(schema: unknown, document: unknown): readonly { message: string }[];
  execute(asked: object): Promise<{ data?: unknown; errors?: readonly ExecutionError[] }>;
  readonly GraphQLError: new (message: string, options: object) => Error;
}
interface ExecutionError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

export interface GraphQLAnswer {
  readonly reply: Reply;
  /** What of the request is not as GitHub's schema has it. */
  readonly violations: readonly string[];
}

const contracts = new Map<string, Promise<readonly [Implementation, unknown]>>();

async function read(folder: string): Promise<readonly [Implementation, unknown]> {
  const implementation = (await import(join(folder, 'graphql/index.mjs'))) as Implementation;
  const schema = readFileSync(join(folder, 'schema/schema.graphql'), 'utf8');
  return [implementation, implementation.buildSchema(schema, { assumeValid: true })];
}

/** Answers a query as GitHub's GraphQL API does: any that its schema allows, over the double's small state. */
export async function answerGraphQL(
  state: State,
  folder: string,
  authorization: string | undefined,
  body: unknown,
): Promise<GraphQLAnswer> {
  const token = /^(?:token|bearer)\s+(.+)$/i.exec(authorization ?? '')?.[1];
  const setup = token === undefined ? undefined : state.world.tokens[token];
  if (!setup) return { reply: { status: 401, body: problem('Bad credentials', 401) }, violations: [] };
  const contract = contracts.get(folder) ?? read(folder);
  contracts.set(folder, contract);
  const [implementation, schema] = await contract;
  const { query, variables } = body as { query: string; variables?: Record<string, unknown> };
  const document = implementation.parse(query);
  const wrong = implementation.validate(schema, document).map(({ message }) => message);
  if (wrong.length > 0)
    return { reply: { status: 200, body: { errors: wrong.map((message) => ({ message })) } }, violations: wrong };
  const { data, errors } = await implementation.execute({
    schema,
    document,
    variableValues: variables,
    rootValue: rootOf(state, setup, implementation),
  });
  const told = errors?.map(({ message, path, extensions }) => ({ type: extensions['type'], path, message }));
  // An error without a type is none of GitHub's: a resolver gave what the schema does not allow.
  const ours = told?.filter(({ type }) => type === undefined).map(({ message }) => message) ?? [];
  return { reply: { status: 200, body: { data, ...(told && { errors: told }) } }, violations: ours };
}

function rootOf(state: State, setup: TokenSetup, { GraphQLError }: Implementation) {
  const may = (permission: Permission): boolean => !setup.permissions || setup.permissions[permission] !== undefined;
  const refuse = (type: string, message: string): never => {
    throw new GraphQLError(message, { extensions: { type } });
  };
  const forbidden = (): never => refuse('FORBIDDEN', 'Resource not accessible by integration');
  return {
    repository({ owner, name }: { owner: string; name: string }) {
      const full = `${owner}/${name}`;
      const repository = state.world.repositories.find((candidate) => candidate.name === full);
      const visible = repository && (setup.repositories?.includes(full) ?? true);
      if (!visible) return refuse('NOT_FOUND', `Could not resolve to a Repository with the name '${full}'.`);
      const commit = (sha: string) => {
        if (!may('contents')) return forbidden();
        const at = repository.committedAt?.[sha];
        return at === undefined ? null : { oid: sha, committedDate: at };
      };
      return {
        deployments(asked: Asked & { environments?: readonly string[]; orderBy?: { direction: string } }) {
          if (!may('deployments')) return forbidden();
          const found = state.deployments
            .filter((deployment) => deployment.repository === full)
            .filter(({ request }) => asked.environments?.includes(environmentOf(request)) ?? true)
            .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id - b.id);
          if (asked.orderBy?.direction === 'DESC') found.reverse();
          return connection(found, asked, (deployment) => deploymentNode(deployment, () => commit(deployment.sha)));
        },
      };
    },
  };
}

interface Asked {
  readonly first?: number;
  readonly after?: string | null;
}

/** A page of a list. GitHub gives at most a hundred, and wants to be told how many. */
function connection<T>(items: readonly T[], { first = 0, after }: Asked, node: (item: T) => object) {
  const start = after === undefined || after === null ? 0 : Number(after) + 1;
  const nodes = items.slice(start, start + Math.min(first, 100));
  const end = start + nodes.length;
  return {
    totalCount: items.length,
    pageInfo: { hasNextPage: end < items.length, endCursor: nodes.length > 0 ? String(end - 1) : null },
    nodes: nodes.map(node),
  };
}

function environmentOf({ environment = 'production' }: Deployment['request']): string {
  return environment as string;
}

function deploymentNode({ id, createdAt, sha, request, statuses }: Deployment, commit: () => unknown) {
  const { task = 'deploy', payload = '' } = request;
  return {
    databaseId: id,
    createdAt,
    commitOid: sha,
    task,
    environment: environmentOf(request),
    // Whatever was sent, as JSON.
    payload: JSON.stringify(payload),
    commit,
    statuses: (asked: Asked) =>
      connection(statuses, asked, ({ state, created_at }) => ({
        state: String(state).toUpperCase(),
        createdAt: created_at,
      })),
  };
}
