import { ApiFailure, explainFailure, type GitHubApi, pagesOf, repositoryParameters } from '@tidegate/github';
import { z } from 'zod';
import type { GateRun, Unread } from '../records.ts';
import { isoMoment } from './iso-moment.ts';

const run = z.object({ id: z.number(), created_at: isoMoment(), conclusion: z.string().nullable() });
const page = z.object({ workflow_runs: z.array(run) }).transform(({ workflow_runs }) => workflow_runs);
/** GitHub gives the newest 1,000 of a search and no more. */
const most = 10;

/** The finished runs of the workflows since a moment. Where the token may not read them that is told; other trouble throws a UserError. */
export async function readGateRuns(
  api: GitHubApi,
  { repository, workflows, since }: { repository: string; workflows: readonly string[]; since: number },
): Promise<GateRun[] | Unread> {
  const route = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
  const created = `>=${new Date(since).toISOString()}`;
  const runs: GateRun[] = [];
  for (const workflow of workflows) {
    const parameters = { ...repositoryParameters(repository), workflow_id: workflow, created, status: 'completed' };
    const before = runs.length;
    try {
      for await (const { id, created_at, conclusion } of pagesOf(api, route, parameters, page, { most }))
        if (conclusion !== null) runs.push({ id, createdAt: created_at, conclusion });
    } catch (failure) {
      if (failure instanceof ApiFailure && failure.status === 403 && failure.kind === 'refused')
        return { unread: 'needs `actions: read`' };
      const what = `list the runs of ${workflow} in ${repository}`;
      throw await explainFailure(api, failure, { what, repository, permission: 'actions: read', workflow });
    }
    if (runs.length - before >= most * 100)
      api.log.warn(`${workflow} has more than ${most * 100} runs in the window; the newest are counted.`);
  }
  return runs;
}
