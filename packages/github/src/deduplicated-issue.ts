import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { carriesMarker, cutBody, longestBody, markedBody, sameBody } from './marked-body.ts';
import { pagesOf } from './pages.ts';
import { explainFailure } from './refusal.ts';

export interface DeduplicatedIssue {
  /** `owner/name`. */
  readonly repository: string;
  /** Names what the issue is about; kept in its body, unseen. */
  readonly key: string;
  readonly title: string;
  /** Markdown; cut at 60,000 characters. */
  readonly body: string;
  /** The first one is how the issue is found again. */
  readonly labels: readonly [string, ...string[]];
  /** Whether there is something to tell; `false` closes the issue. */
  readonly open: boolean;
  /** An issue closed no longer ago than this is reopened instead of another one being opened. Default 7. */
  readonly reopenWithinDays?: number;
  /** Added under an issue that was there before: what is new, or how it recovered. */
  readonly comment?: string;
}

export interface IssueState {
  /** Undefined when there is none: `action` is `none`. */
  readonly number: number | undefined;
  readonly url: string | undefined;
  readonly action: 'opened' | 'updated' | 'reopened' | 'closed' | 'unchanged' | 'none';
}

const issueSchema = z.object({
  number: z.number().int(),
  title: z.string(),
  body: z.string().nullish(),
  state: z.string(),
  closed_at: z.string().nullish(),
  html_url: z.string(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  pull_request: z.unknown().optional(),
});
type Issue = z.output<typeof issueSchema>;

const day = 24 * 60 * 60 * 1000;
/** GitHub's limit for titles, in characters. */
const longestTitle = 256;

/**
 * One issue for one trouble: opened, kept up to date, reopened when the trouble comes back soon, closed when it is over.
 * Found by its label through the list of issues, which knows at once what was written; the search does not. Throws a
 * UserError when GitHub will not, which a verdict must never depend on.
 */
export async function deduplicatedIssue(api: GitHubApi, wanted: DeduplicatedIssue): Promise<IssueState> {
  const { repository, open } = wanted;
  const doing = {
    what: `${open ? 'open' : 'close'} an issue in ${repository}`,
    repository,
    permission: 'issues: write',
  };
  try {
    return open ? await tell(api, wanted) : await recover(api, wanted);
  } catch (failure) {
    throw await explainFailure(api, failure, doing);
  }
}

async function tell(api: GitHubApi, wanted: DeduplicatedIssue): Promise<IssueState> {
  const { key, comment } = wanted;
  const title = [...wanted.title].slice(0, longestTitle).join('');
  const body = markedBody(key, wanted.body);
  const [found] = await openIssues(api, wanted);
  if (found) {
    const same = found.title === title && sameBody(found.body, body);
    if (!same) await change(api, wanted, found, { title, body });
    await addComment(api, wanted, found);
    return stateOf(found, same && comment === undefined ? 'unchanged' : 'updated');
  }
  const closed = await recentlyClosed(api, wanted);
  if (closed) {
    await change(api, wanted, closed, { title, body, state: 'open', state_reason: 'reopened' });
    await addComment(api, wanted, closed);
    return stateOf(closed, 'reopened');
  }
  const opened = await create(api, wanted, title, body);
  if (!labelsOf(opened).includes(wanted.labels[0])) {
    api.log.warn(
      `Issue #${opened.number} could not be given the label ${wanted.labels[0]}, by which it would be found again: ` +
        'another one will be opened next time. The token needs write access to the repository.',
    );
  }
  return keepFirst(api, wanted, opened);
}

async function recover(api: GitHubApi, wanted: DeduplicatedIssue): Promise<IssueState> {
  const [first, ...others] = await openIssues(api, wanted);
  if (!first) return { number: undefined, url: undefined, action: 'none' };
  await addComment(api, wanted, first);
  for (const issue of [first, ...others]) {
    await change(api, wanted, issue, { state: 'closed', state_reason: 'completed' });
  }
  return stateOf(first, 'closed');
}

/** Open issues of the key, oldest first. */
async function openIssues(api: GitHubApi, wanted: DeduplicatedIssue): Promise<Issue[]> {
  const found: Issue[] = [];
  for await (const issue of issues(api, wanted, { state: 'open', sort: 'created', direction: 'asc' }))
    found.push(issue);
  return found;
}

/** The issue of the key that was closed last, unless that is too long ago. */
async function recentlyClosed(api: GitHubApi, wanted: DeduplicatedIssue): Promise<Issue | undefined> {
  const after = api.clock.now() - (wanted.reopenWithinDays ?? 7) * day;
  let latest: Issue | undefined;
  // An issue that was closed since has been updated since.
  const since = new Date(after).toISOString();
  for await (const issue of issues(api, wanted, { state: 'closed', since })) {
    const at = closedAt(issue);
    if (at >= after && (!latest || at > closedAt(latest))) latest = issue;
  }
  return latest;
}

async function* issues(
  api: GitHubApi,
  { repository, key, labels }: DeduplicatedIssue,
  query: Readonly<Record<string, unknown>>,
): AsyncGenerator<Issue> {
  const parameters = { ...repositoryParameters(repository), labels: labels[0], ...query };
  for await (const issue of pagesOf(api, 'GET /repos/{owner}/{repo}/issues', parameters, z.array(issueSchema))) {
    if (issue.pull_request === undefined && carriesMarker(issue.body, key)) yield issue;
  }
}

/** Opens the issue; after an answer that leaves it open, looks for it before anything is said. */
async function create(api: GitHubApi, wanted: DeduplicatedIssue, title: string, body: string): Promise<Issue> {
  const parameters = { ...repositoryParameters(wanted.repository), title, body, labels: [...wanted.labels] };
  try {
    return (await api.once('POST /repos/{owner}/{repo}/issues', parameters, issueSchema)).data;
  } catch (failure) {
    if (!(failure instanceof ApiFailure) || !failure.mayHaveWorked) throw failure;
    const [found] = await openIssues(api, wanted);
    if (found) return found;
    throw failure;
  }
}

/** Two jobs may have opened one at once: the first stays open. */
async function keepFirst(api: GitHubApi, wanted: DeduplicatedIssue, opened: Issue): Promise<IssueState> {
  const [first] = await openIssues(api, wanted);
  if (!first || first.number >= opened.number) return stateOf(opened, 'opened');
  const body = `Told in #${first.number} already.`;
  await change(api, wanted, opened, { body, state: 'closed', state_reason: 'not_planned' });
  return stateOf(first, 'updated');
}

async function change(
  api: GitHubApi,
  { repository }: DeduplicatedIssue,
  { number }: Issue,
  fields: Readonly<Record<string, unknown>>,
): Promise<void> {
  const parameters = { ...repositoryParameters(repository), issue_number: number, ...fields };
  await api.once('PATCH /repos/{owner}/{repo}/issues/{issue_number}', parameters, z.unknown());
}

async function addComment(
  api: GitHubApi,
  { repository, comment }: DeduplicatedIssue,
  { number }: Issue,
): Promise<void> {
  if (comment === undefined) return;
  const parameters = {
    ...repositoryParameters(repository),
    issue_number: number,
    body: cutBody(comment, longestBody),
  };
  await api.once('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', parameters, z.unknown());
}

function stateOf({ number, html_url: url }: Issue, action: IssueState['action']): IssueState {
  return { number, url, action };
}

function labelsOf({ labels }: Issue): string[] {
  return labels.map((label) => (typeof label === 'string' ? label : (label.name ?? '')));
}

function closedAt({ closed_at: at }: Issue): number {
  return Date.parse(at ?? '');
}
