import { ApiFailure, explainFailure, type GitHubApi, pagesOf, repositoryParameters } from '@tidegate/github';
import { z } from 'zod';
import type { Alert, Unread } from '../records.ts';
import { isoMoment } from './iso-moment.ts';

const issue = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string().nullish(),
  created_at: isoMoment(),
  closed_at: isoMoment().nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  pull_request: z.unknown().optional(),
});
const most = 10;

/**
 * The issues with one of the labels that were changed since, open or closed: at most 1,000 a label. Where the token may not read them that is
 * told; other trouble throws a UserError.
 */
export async function readAlerts(
  api: GitHubApi,
  { repository, labels, since }: { repository: string; labels: readonly string[]; since: number },
): Promise<Alert[] | Unread> {
  const found = new Map<number, Alert>();
  const common = { ...repositoryParameters(repository), state: 'all', sort: 'created', direction: 'desc' };
  for (const label of labels) {
    const parameters = { ...common, labels: label, since: new Date(since).toISOString() };
    try {
      for await (const each of pagesOf(api, 'GET /repos/{owner}/{repo}/issues', parameters, z.array(issue), { most }))
        if (each.pull_request === undefined) found.set(each.number, alertOf(each));
    } catch (failure) {
      // GitHub says 403 or 404 of issues a token may not see, 410 where issues are switched off.
      if (failure instanceof ApiFailure && failure.kind === 'refused') {
        if (failure.status === 410) return { unread: 'issues are switched off in this repository' };
        if (failure.status === 403 || failure.status === 404) return { unread: 'needs `issues: read`' };
      }
      throw await explainFailure(api, failure, {
        what: `list the issues of ${repository}`,
        repository,
        permission: 'issues: read',
      });
    }
  }
  return [...found.values()];
}

function alertOf({ number, title, body, created_at, closed_at, labels }: z.output<typeof issue>): Alert {
  return {
    number,
    openedAt: created_at,
    ...(typeof closed_at === 'number' && { closedAt: closed_at }),
    title,
    body: body ?? '',
    labels: labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))),
  };
}
