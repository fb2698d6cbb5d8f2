import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { explainFailure } from './refusal.ts';

/** The branch a workflow runs at when none is named. */
export async function defaultBranch(api: GitHubApi, repository: string): Promise<string> {
  const answer = z.object({ default_branch: z.string() });
  try {
    return (await api.read('GET /repos/{owner}/{repo}', repositoryParameters(repository), answer)).default_branch;
  } catch (failure) {
    throw await explainFailure(api, failure, { what: `show ${repository}`, repository, permission: 'metadata: read' });
  }
}

/** The commit a branch or tag points at; undefined when GitHub withholds it, as without `contents: read`. Throws an ApiFailure. */
export async function commitOf(api: GitHubApi, repository: string, ref: string): Promise<string | undefined> {
  const parameters = { ...repositoryParameters(repository), ref };
  try {
    return (await api.read('GET /repos/{owner}/{repo}/commits/{ref}', parameters, z.object({ sha: z.string() }))).sha;
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.isWithheld) return undefined;
    throw failure;
  }
}

/** Throws a UserError unless the workflow exists and is enabled. Changes nothing. */
export async function requireActiveWorkflow(api: GitHubApi, repository: string, workflow: string): Promise<void> {
  const answer = z.object({ state: z.string() });
  const parameters = { ...repositoryParameters(repository), workflow_id: workflow };
  let state: string;
  try {
    ({ state } = await api.read('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', parameters, answer));
  } catch (failure) {
    const what = `show ${workflow} of ${repository}`;
    throw await explainFailure(api, failure, { what, repository, permission: 'actions: read', workflow });
  }
  if (state === 'active') return;
  throw new UserError('conflict', `${workflow} in ${repository} cannot be started: its state is ${state}.`, {
    hint: `Enable it: gh workflow enable ${workflow} --repo ${repository}.`,
  });
}
