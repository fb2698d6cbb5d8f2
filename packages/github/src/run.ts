import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { explainFailure } from './refusal.ts';

/** A workflow run, as far as anyone here needs it. Statuses and conclusions stay text: GitHub may add some. */
export const runSchema = z.object({
  id: z.number().int(),
  name: z.string().nullish(),
  display_title: z.string(),
  status: z.string().nullable(),
  conclusion: z.string().nullable(),
  head_sha: z.string(),
  html_url: z.string(),
  created_at: z.string(),
});
export type WorkflowRun = z.output<typeof runSchema>;

/** Pauses before a run that was just started is looked for again: it may not be shown at once. */
const missingPauses = [2000, 5000, 10_000];

/** Reads one run; one that is not there yet is waited for a little. */
export async function readRun(api: GitHubApi, repository: string, id: number): Promise<WorkflowRun> {
  const parameters = { ...repositoryParameters(repository), run_id: id };
  for (let attempt = 0; ; attempt++) {
    try {
      return await api.read('GET /repos/{owner}/{repo}/actions/runs/{run_id}', parameters, runSchema);
    } catch (failure) {
      const pause = missingPauses[attempt];
      if (failure instanceof ApiFailure && failure.status === 404 && pause !== undefined) {
        await api.clock.sleep(pause, api.signal);
        continue;
      }
      throw await explainFailure(api, failure, {
        what: `show run ${id} of ${repository}`,
        repository,
        permission: 'actions: read',
      });
    }
  }
}

/** Asks GitHub to cancel a run. */
export async function cancelRun(api: GitHubApi, repository: string, id: number): Promise<void> {
  const parameters = { ...repositoryParameters(repository), run_id: id };
  await api.once('POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel', parameters, z.unknown());
}
