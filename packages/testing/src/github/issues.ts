import { type Call, type Handlers, notFound, page, read, type State, unprocessable, write } from './handler.ts';
import type { Issue } from './world.ts';

const repository = '/repos/{owner}/{repo}';

export const issueHandlers: Handlers = {
  [`POST ${repository}/issues`]: write('issues', ({ state, repository: { name }, body }) => {
    const { title, body: text, labels } = body as { title: string; body?: string; labels?: string[] };
    if ((text ?? '').length > 65_536) return unprocessable('body is too long (maximum is 65536 characters)');
    const issue: Issue = {
      number: state.issues.filter((other) => other.repository === name).length + 1,
      repository: name,
      title,
      body: text ?? null,
      state: 'open',
      labels: labels ?? [],
      createdAt: new Date().toISOString(),
      comments: [],
    };
    state.issues.push(issue);
    return { status: 201, body: issueJson(state, issue) };
  }),
  [`GET ${repository}/issues`]: read('issues', ({ state, repository: { name }, query }) => {
    const wanted = query.get('state') ?? 'open';
    const labels = query.get('labels')?.split(',') ?? [];
    const found = state.issues
      .filter((issue) => issue.repository === name && (wanted === 'all' || issue.state === wanted))
      .filter((issue) => labels.every((label) => issue.labels.includes(label)))
      .reverse();
    return { status: 200, body: page(found, query).map((issue) => issueJson(state, issue)) };
  }),
  [`GET ${repository}/issues/{issue_number}`]: read('issues', (call) => {
    const issue = find(call);
    return issue ? { status: 200, body: issueJson(call.state, issue) } : notFound;
  }),
  [`PATCH ${repository}/issues/{issue_number}`]: write('issues', (call) => {
    const issue = find(call);
    if (!issue) return notFound;
    const { title, body, state, labels } = call.body as Partial<Pick<Issue, 'title' | 'body' | 'state' | 'labels'>>;
    Object.assign(issue, {
      ...(title && { title }),
      ...(body && { body }),
      ...(state && { state }),
      ...(labels && { labels }),
    });
    return { status: 200, body: issueJson(call.state, issue) };
  }),
  [`GET ${repository}/issues/{issue_number}/comments`]: read('issues', (call) => {
    const issue = find(call);
    return issue
      ? { status: 200, body: page(issue.comments, call.query).map((comment) => commentJson(call.state, comment)) }
      : notFound;
  }),
  [`POST ${repository}/issues/{issue_number}/comments`]: write('issues', (call) => {
    const issue = find(call);
    if (!issue) return notFound;
    const comment = { id: call.state.nextId(), body: String(call.body['body']) };
    if (comment.body.length > 65_536) return unprocessable('body is too long (maximum is 65536 characters)');
    issue.comments.push(comment);
    return { status: 201, body: commentJson(call.state, comment) };
  }),
  [`PATCH ${repository}/issues/comments/{comment_id}`]: write(
    'issues',
    ({ state, repository: { name }, params, body }) => {
      const comment = state.issues
        .filter((issue) => issue.repository === name)
        .flatMap(({ comments }) => comments)
        .find(({ id }) => id === Number(params['comment_id']));
      if (!comment) return notFound;
      comment.body = String(body['body']);
      return { status: 200, body: commentJson(state, comment) };
    },
  ),
};

function find({ state, repository: { name }, params }: Call): Issue | undefined {
  return state.issues.find((issue) => issue.repository === name && issue.number === Number(params['issue_number']));
}

function issueJson(state: State, issue: Issue) {
  return {
    ...state.contract.example('issue'),
    number: issue.number,
    title: issue.title,
    body: issue.body,
    state: issue.state,
    labels: issue.labels.map((name) => ({ name })),
    comments: issue.comments.length,
    created_at: issue.createdAt,
    html_url: `https://github.invalid/${issue.repository}/issues/${issue.number}`,
  };
}

function commentJson(state: State, { id, body }: { id: number; body: string }) {
  return { ...state.contract.example('issue-comment'), id, body };
}
