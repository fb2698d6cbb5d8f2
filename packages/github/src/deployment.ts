import { z } from 'zod';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { explainFailure } from './refusal.ts';

export type DeploymentState = 'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';

export interface DeploymentRecord {
  readonly repository: string;
  readonly ref: string;
  readonly environment: string;
  readonly task: string;
  readonly description: string;
  /** Model, version, key and whatever else should be found with the deployment. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** GitHub's limit for descriptions, in characters. */
const longest = 140;
const created = z.object({ id: z.number().int() });

/** Creates a deployment record and returns its id. No checks are required and nothing is merged. Throws a UserError. */
export async function createDeployment(api: GitHubApi, record: DeploymentRecord): Promise<number> {
  const { repository, ...fields } = record;
  const body = { ...fields, description: shorten(record.description), auto_merge: false, required_contexts: [] };
  try {
    const { data } = await api.once(
      'POST /repos/{owner}/{repo}/deployments',
      { ...repositoryParameters(repository), ...body },
      created,
    );
    return data.id;
  } catch (failure) {
    const what = `record a deployment to ${record.environment} in ${repository}`;
    throw await explainFailure(api, failure, { what, repository, permission: 'deployments: write', ref: record.ref });
  }
}

/** Adds a status to a deployment record. It is only a record: when it fails that is told, and no more. */
export async function setDeploymentState(
  api: GitHubApi,
  repository: string,
  id: number,
  state: DeploymentState,
  { description, logUrl }: { description: string; logUrl?: string },
): Promise<void> {
  try {
    await api.once(
      'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses',
      {
        ...repositoryParameters(repository),
        deployment_id: id,
        state,
        description: shorten(description),
        ...(logUrl !== undefined && { log_url: logUrl }),
      },
      z.unknown(),
    );
  } catch (failure) {
    api.log.warn(`Deployment ${id} could not be marked ${state}: GitHub ${(failure as Error).message}.`);
  }
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= longest ? text : `${characters.slice(0, longest - 3).join('')}...`;
}
