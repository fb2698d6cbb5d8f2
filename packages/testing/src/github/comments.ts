import { type Call, type Handlers, notFound, page, read, type State, unprocessable, write } from './handler.ts';
import { findIssue, longestBody } from './issues.ts';
import type { Comment } from './world.ts';

const repository = '/repos/{owner}/{repo}';

export const commentHandlers: Handlers = {
  [`GET ${repository}/issues/{issue_number}/comments`]: read('issues', (call) => {
    const issue = findIssue(call);
    return issue
      ? { status: 200, body: page(issue.comments, call.query).map((comment) => commentJson(call.state, comment)) }
      : notFound;
  }),
  [`POST ${repository}/issues/{issue_number}/comments`]: write('issues', (call) => {
    const issue = findIssue(call);
    if (!issue) return notFound;
    const body = String(call.body['body']);
    if (body.length > longestBody) return unprocessable('Body is too long (maximum is 65536 characters)');
    const id = call.state.nextId();
    const comment: Comment = {
      id,
      body,
      url: `https://github.invalid/${issue.repository}/issues/${issue.number}#issuecomment-${id}`,
    };
    issue.comments.push(comment);
    return { status: 201, body: commentJson(call.state, comment) };
  }),
  [`PATCH ${repository}/issues/comments/{comment_id}`]: write('issues', (call) => {
    const comment = commentsOf(call).find(({ id }) => id === wantedId(call));
    if (!comment) return notFound;
    comment.body = String(call.body['body']);
    return { status: 200, body: commentJson(call.state, comment) };
  }),
  [`DELETE ${repository}/issues/comments/{comment_id}`]: write('issues', (call) => {
    for (const { comments, repository: of } of call.state.issues) {
      const at = comments.findIndex(({ id }) => id === wantedId(call));
      if (of !== call.repository.name || at < 0) continue;
      comments.splice(at, 1);
      return { status: 204 };
    }
    return notFound;
  }),
};

function wantedId({ params }: Call): number {
  return Number(params['comment_id']);
}

function commentsOf({ state, repository: { name } }: Call): Comment[] {
  return state.issues.filter((issue) => issue.repository === name).flatMap(({ comments }) => comments);
}

function commentJson(state: State, { id, body, url, association = 'COLLABORATOR' }: Comment) {
  return { ...state.contract.example('issue-comment'), id, body, html_url: url, author_association: association };
}
