import { UserError } from '@tidegate/evidence';
import { explainFailure, type GitHubApi, repositoryParameters } from '@tidegate/github';
import { readGraphQL } from '@tidegate/github/graphql';
import { z } from 'zod';
import { readPayload } from '../payload.ts';
import { type DeploymentRecord, deploymentStates } from '../records.ts';
import { isoMoment } from './iso-moment.ts';

export interface DeploymentsWanted {
  readonly repository: string;
  readonly environment: string;
  readonly apiUrl: string;
  /** Records made before are not read. */
  readonly since: number;
  /** Reading must reach back at least to here. */
  readonly start: number;
}

export interface DeploymentsRead {
  readonly deployments: readonly DeploymentRecord[];
  readonly commitsUnread?: string;
}

const pageSize = 50;
/** 10,000 records. */
const mostPages = 200;

const query = `query ($owner: String!, $name: String!, $environments: [String!], $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    deployments(first: $first, after: $after, environments: $environments, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        databaseId
        createdAt
        commitOid
        task
        payload
        commit { committedDate }
        statuses(first: 100) { totalCount nodes { state createdAt } }
      }
    }
  }
}`;

const states = new Set<string>(deploymentStates);
const status = z.object({ state: z.string(), createdAt: isoMoment() }).transform(({ state, createdAt }) => ({
  state: state.toLowerCase() as (typeof deploymentStates)[number],
  at: createdAt,
}));
const node = z.object({
  databaseId: z.number(),
  createdAt: isoMoment(),
  commitOid: z.string(),
  task: z.string().nullable(),
  payload: z.string().nullable(),
  commit: z.object({ committedDate: isoMoment() }).nullable(),
  statuses: z.object({ totalCount: z.number(), nodes: z.array(status.nullable()).nullable() }).nullable(),
});
const page = z.object({
  repository: z.object({
    deployments: z.object({
      pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
      nodes: z.array(node.nullable()).nullable(),
    }),
  }),
});

/** Reads the deployments to an environment with their statuses, newest first, 50 with one request. Throws a UserError. */
export async function readDeployments(api: GitHubApi, wanted: DeploymentsWanted): Promise<DeploymentsRead> {
  const { repository, environment, since, start } = wanted;
  const deployments: DeploymentRecord[] = [];
  let commitsUnread: string | undefined;
  let after: string | null = null;
  for (let read = 0; read < mostPages; read++) {
    const { nodes, pageInfo, withoutCommits } = await readPage(api, wanted, after);
    if (withoutCommits) commitsUnread = 'needs `contents: read`';
    for (const each of nodes ?? [])
      if (each?.statuses && each.statuses.totalCount > 100)
        api.log.warn(`Deployment ${each.databaseId} has more than 100 statuses; 100 of them are counted.`);
    const records = (nodes ?? []).filter((each) => each !== null).map(recordOf);
    deployments.push(...records.filter(({ createdAt }) => createdAt >= since));
    after = pageInfo.endCursor;
    const reached = records.some(({ createdAt }) => createdAt < since);
    if (reached || !pageInfo.hasNextPage || after === null)
      return { deployments, ...(commitsUnread !== undefined && { commitsUnread }) };
  }
  const oldest = Math.min(...deployments.map(({ createdAt }) => createdAt));
  if (oldest >= start) {
    throw new UserError(
      'unsupported',
      `${repository} has more than ${deployments.length} deployments to ${environment} since ${new Date(start).toISOString()}.`,
      { hint: `Shorten \`window\`: the newest ${deployments.length} reach back to ${new Date(oldest).toISOString()}.` },
    );
  }
  return { deployments, ...(commitsUnread !== undefined && { commitsUnread }) };
}

async function readPage(api: GitHubApi, wanted: DeploymentsWanted, after: string | null) {
  const { repository, environment, apiUrl } = wanted;
  const { owner, repo: name } = repositoryParameters(repository);
  const variables = { owner, name, environments: [environment], first: pageSize, after };
  try {
    const { data, withheld } = await readGraphQL(api, { apiUrl, query, variables, data: page });
    return { ...data.repository.deployments, withoutCommits: withheld.some(({ path }) => path.includes('commit')) };
  } catch (failure) {
    const what = `list the deployments of ${repository}`;
    throw await explainFailure(api, failure, { what, repository, permission: 'deployments: read' });
  }
}

function recordOf({ databaseId, createdAt, commitOid, task, payload, commit, statuses }: z.output<typeof node>) {
  const known = (statuses?.nodes ?? []).filter((each) => each !== null).filter(({ state }) => states.has(state));
  return {
    id: databaseId,
    task: task ?? 'deploy',
    createdAt,
    sha: commitOid,
    ...(commit && { committedAt: commit.committedDate }),
    payload: readPayload(payload),
    statuses: known,
  } satisfies DeploymentRecord;
}
