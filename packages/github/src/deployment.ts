import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { type DeploymentPayload, deploymentPayload } from './deployment-payload.ts';
import { pagesOf } from './pages.ts';
import { explainFailure } from './refusal.ts';

export type DeploymentState = 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';
export type DeploymentTask = 'deploy' | 'deploy:canary' | 'rollback';

export interface DeploymentRecord {
  readonly repository: string;
  /** Branch, tag or commit. */
  readonly ref: string;
  readonly environment: string;
  readonly task: DeploymentTask;
  readonly description: string;
  readonly payload: DeploymentPayload;
}

/** A record as GitHub has it. */
export interface Deployment {
  readonly id: number;
  readonly environment: string;
  readonly task: string;
  readonly sha: string;
  readonly createdAt: string;
  readonly payload: DeploymentPayload;
}

/** GitHub's limit for descriptions, in characters. */
const longest = 140;
const created = z.object({ id: z.number().int() });
const deploymentSchema = z
  .object({
    id: z.number().int(),
    environment: z.string(),
    task: z.string(),
    sha: z.string(),
    created_at: z.string(),
    payload: z.unknown(),
  })
  .transform(({ created_at: createdAt, payload, ...rest }): Deployment => ({
    ...rest,
    createdAt,
    payload: deploymentPayload(payload),
  }));

/** Records of an environment, newest first; a reader that has seen enough stops. Throws an ApiFailure. */
export function deploymentsOf(
  api: GitHubApi,
  repository: string,
  environment: string,
  options: { most?: number } = {},
): AsyncGenerator<Deployment, void, undefined> {
  const parameters = { ...repositoryParameters(repository), environment };
  return pagesOf(api, 'GET /repos/{owner}/{repo}/deployments', parameters, z.array(deploymentSchema), options);
}

/** The record of an environment that carries a key, among its last hundred. Throws a UserError. */
export async function findDeployment(
  api: GitHubApi,
  { repository, environment, key }: { repository: string; environment: string; key: string },
): Promise<number | undefined> {
  try {
    return await find(api, repository, environment, key);
  } catch (failure) {
    const what = `show the deployments to ${environment} in ${repository}`;
    throw await explainFailure(api, failure, { what, repository, permission: 'deployments: write' });
  }
}

async function find(api: GitHubApi, repository: string, environment: string, key: string): Promise<number | undefined> {
  for await (const { id, payload } of deploymentsOf(api, repository, environment, { most: 1 })) {
    if (payload.idempotency_key === key) return id;
  }
  return undefined;
}

/**
 * Makes the record of a release, which has no state yet. No checks are required and nothing is merged. When GitHub's answer is
 * lost the record is looked for by its key and not made again. Throws a UserError.
 */
export async function createDeployment(api: GitHubApi, record: DeploymentRecord): Promise<number> {
  const { repository, environment, ref, payload } = record;
  const description = shorten(record.description);
  const { repository: _, ...fields } = record;
  const body = { ...fields, description, auto_merge: false, required_contexts: [] };
  const parameters = { ...repositoryParameters(repository), ...body };
  try {
    return (await api.once('POST /repos/{owner}/{repo}/deployments', parameters, created)).data.id;
  } catch (failure) {
    const key = payload.idempotency_key;
    const lost = failure instanceof ApiFailure && failure.mayHaveWorked && key !== undefined;
    const id = lost ? await find(api, repository, environment, key).catch(() => undefined) : undefined;
    if (id !== undefined) return id;
    const what = `record a deployment to ${environment} in ${repository}`;
    throw await explainFailure(api, failure, { what, repository, permission: 'deployments: write', ref });
  }
}

const statusPage = z.array(z.object({ state: z.string() }));

/** The last state of a record; undefined before the first. Throws an ApiFailure. */
export async function deploymentState(api: GitHubApi, repository: string, id: number): Promise<string | undefined> {
  const parameters = { ...repositoryParameters(repository), deployment_id: id, per_page: 1 };
  const route = 'GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
  return (await api.read(route, parameters, statusPage))[0]?.state;
}

/** Adds a status to a deployment record. It is only a record: when it fails that is told, and no more. */
export async function setDeploymentState(
  api: GitHubApi,
  repository: string,
  id: number,
  state: DeploymentState,
  { description, logUrl }: { description: string; logUrl?: string },
): Promise<void> {
  const parameters = {
    ...repositoryParameters(repository),
    deployment_id: id,
    state,
    description: shorten(description),
    // Which records go inactive is decided by whoever knows what a canary is; GitHub does not.
    auto_inactive: false,
    ...(logUrl !== undefined && { log_url: logUrl }),
  };
  try {
    // Saying the same state twice does no harm.
    await api.read('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', parameters, z.unknown());
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    api.log.warn(`Deployment ${id} could not be marked ${state}: GitHub ${failure.message}.`);
  }
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 3).join('')}...`;
}
