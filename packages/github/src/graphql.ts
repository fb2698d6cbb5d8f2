import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import type { GitHubApi } from './api.ts';

/** One query to read with. */
export interface GraphQLQuery<T> {
  /** Address of the REST API, as the runner tells it. */
  readonly apiUrl: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly data: z.ZodType<T>;
}

/** Part of an answer that GitHub would not give, with its place in the data. */
export interface Withheld {
  readonly type: string;
  readonly path: readonly (string | number)[];
}

const answer = z.object({
  data: z.unknown().optional(),
  errors: z
    .array(
      z.object({
        type: z.string().default(''),
        message: z.string().default(''),
        path: z.array(z.union([z.string(), z.number()])).default([]),
      }),
    )
    .default([]),
});

/** Status of the REST API that means what a type of GraphQL's errors means. */
const statuses: Readonly<Record<string, number>> = { FORBIDDEN: 403, INSUFFICIENT_SCOPES: 403, NOT_FOUND: 404 };

/**
 * Reads by GraphQL, which gives in one request what REST gives in hundreds. What is withheld inside of data that is otherwise there is told
 * beside it. Throws an ApiFailure, as reading by REST does.
 */
export async function readGraphQL<T>(
  api: GitHubApi,
  { apiUrl, query, variables, data }: GraphQLQuery<T>,
): Promise<{ data: T; withheld: readonly Withheld[] }> {
  const route = `POST ${graphQLAddress(apiUrl)}`;
  const reply = await api.read(route, { query, variables }, answer);
  const parsed = data.safeParse(reply.data);
  if (parsed.success) return { data: parsed.data, withheld: reply.errors };
  const [error] = reply.errors;
  if (!error) throw new ApiFailure(route, 'unreadable', 'answered with data of another form', { cause: parsed.error });
  const status = statuses[error.type];
  const kind = status !== undefined ? 'refused' : error.type === 'RATE_LIMITED' ? 'limited' : 'broken';
  const said = error.message.replace(/\s+/g, ' ').trim();
  throw new ApiFailure(route, kind, `answered ${[status, said].filter(Boolean).join(': ')}`, { status });
}

/** GitHub Enterprise Server has it beside `/api/v3`, github.com below the API. */
function graphQLAddress(apiUrl: string): string {
  const base = apiUrl.replace(/\/+$/, '');
  return base.endsWith('/api/v3') ? base.replace(/v3$/, 'graphql') : `${base}/graphql`;
}
