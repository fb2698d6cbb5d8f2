import { type Call, type Handlers, notFound, page, read, type State, unprocessable, write } from './handler.ts';
import type { Issue, RepositorySetup } from './world.ts';

const repository = '/repos/{owner}/{repo}';
/** GitHub takes no longer body of an issue or a comment. */
export const longestBody = 65_536;
const tooLong = unprocessable(`Body is too long (maximum is ${longestBody} characters)`);

export const issueHandlers: Handlers = {
  [`POST ${repository}/issues`]: write('issues', ({ state, repository: { name }, body }) => {
    const { title, body: text, labels } = body as { title: string; body?: string; labels?: string[] };
    if ((text ?? '').length > longestBody) return tooLong;
    const at = state.timestamp();
    const issue: Issue = {
      number: Math.max(0, ...state.issues.filter((other) => other.repository === name).map(({ number }) => number)) + 1,
      repository: name,
      title,
      body: text ?? null,
      state: 'open',
      stateReason: null,
      labels: labels ?? [],
      pullRequest: false,
      createdAt: at,
      updatedAt: at,
      closedAt: null,
      comments: [],
    };
    state.issues.push(issue);
    return { status: 201, body: issueJson(state, issue) };
  }),
  [`GET ${repository}/issues`]: read('issues', ({ state, repository: { name }, query }) => {
    const wanted = query.get('state') ?? 'open';
    const labels = query.get('labels')?.split(',') ?? [];
    const since = Date.parse(query.get('since') ?? '1970-01-01T00:00:00Z');
    const found = state.issues
      .filter((issue) => issue.repository === name && (wanted === 'all' || issue.state === wanted))
      .filter((issue) => labels.every((label) => issue.labels.includes(label)))
      .filter((issue) => Date.parse(issue.updatedAt) >= since);
    if (query.get('direction') !== 'asc') found.reverse();
    return { status: 200, body: page(found, query).map((issue) => issueJson(state, issue)) };
  }),
  [`GET ${repository}/issues/{issue_number}`]: read('issues', (call) => {
    const issue = findIssue(call);
    return issue ? { status: 200, body: issueJson(call.state, issue) } : notFound;
  }),
  [`PATCH ${repository}/issues/{issue_number}`]: write('issues', (call) => {
    const issue = findIssue(call);
    if (!issue) return notFound;
    const { title, body, state, state_reason: reason, labels } = call.body as Changes;
    if ((body ?? '').length > longestBody) return tooLong;
    const at = call.state.timestamp();
    Object.assign(issue, {
      updatedAt: at,
      ...(title && { title }),
      ...(body && { body }),
      ...(labels && { labels }),
      ...(state && { state, stateReason: reason ?? null, closedAt: state === 'closed' ? at : null }),
    });
    return { status: 200, body: issueJson(call.state, issue) };
  }),
};

type Changes = Partial<Pick<Issue, 'title' | 'body' | 'state' | 'labels'>> & { state_reason?: Issue['stateReason'] };

/** The pull requests a repository starts with: issues, to this part of the API. */
export function pullRequestsOf({ name, pullRequests = [] }: RepositorySetup, at: string): Issue[] {
  return pullRequests.map((number) => ({
    ...{ number, repository: name, title: `Change ${number}`, body: null, state: 'open', stateReason: null },
    ...{ labels: [], pullRequest: true, createdAt: at, updatedAt: at, closedAt: null, comments: [] },
  }));
}

export function findIssue({ state, repository: { name }, params }: Call): Issue | undefined {
  return state.issues.find((issue) => issue.repository === name && issue.number === Number(params['issue_number']));
}

function issueJson(state: State, issue: Issue) {
  const url = `https://github.invalid/${issue.repository}/${issue.pullRequest ? 'pull' : 'issues'}/${issue.number}`;
  const { pull_request: _, ...example } = state.contract.example('issue');
  return {
    ...example,
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    state_reason: issue.stateReason,
    labels: issue.labels.map((name) => ({ name })),
    comments: issue.comments.length,
    created_at: issue.createdAt,
    updated_at: issue.updatedAt,
    closed_at: issue.closedAt,
    html_url: url,
    ...(issue.pullRequest && { pull_request: { url, html_url: url, diff_url: url, patch_url: url } }),
  };
}
