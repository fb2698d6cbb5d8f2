import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { carriesMarker, markedBody, sameBody } from './marked-body.ts';
import { pagesOf } from './pages.ts';
import { explainFailure } from './refusal.ts';

export interface StickyComment {
  /** `owner/name`. */
  readonly repository: string;
  /** Number of the pull request or issue. */
  readonly number: number;
  /** Names the comment among those on the same pull request; kept in it, unseen. */
  readonly key: string;
  /** Markdown; cut at 60,000 characters. */
  readonly body: string;
}

export interface PostedComment {
  readonly url: string;
  readonly action: 'created' | 'updated' | 'unchanged';
}

const commentSchema = z.object({
  id: z.number().int(),
  body: z.string().nullish(),
  html_url: z.string(),
  user: z.object({ type: z.string() }).nullish(),
  author_association: z.string().nullish(),
});
type Comment = z.output<typeof commentSchema>;

/**
 * One comment of this key on a pull request or issue: made once, then brought up to date in place. Throws a UserError
 * when GitHub will not, which a verdict must never depend on: the token of a fork's pull request may only read.
 */
export async function stickyComment(api: GitHubApi, comment: StickyComment): Promise<PostedComment> {
  const { repository, number, key } = comment;
  const body = markedBody(key, comment.body);
  const doing = { what: `comment on #${number} of ${repository}`, repository, permission: 'pull-requests: write' };
  try {
    const [found] = await commentsOf(api, comment);
    if (found && sameBody(found.body, body)) return { url: found.html_url, action: 'unchanged' };
    const updated = found && (await update(api, repository, found, body));
    if (updated) return { url: updated.html_url, action: 'updated' };
    const created = await create(api, comment, body);
    return { url: (await keepFirst(api, comment, created, body)).html_url, action: 'created' };
  } catch (failure) {
    throw await explainFailure(api, failure, doing);
  }
}

/** Comments that carry the key, oldest first, as GitHub lists them. */
async function commentsOf(api: GitHubApi, { repository, number, key }: StickyComment): Promise<Comment[]> {
  const route = 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments';
  const parameters = { ...repositoryParameters(repository), issue_number: number };
  const found: Comment[] = [];
  for await (const comment of pagesOf(api, route, parameters, z.array(commentSchema))) {
    if (carriesMarker(comment.body, key) && isOfTheHouse(comment)) found.push(comment);
  }
  return found;
}

/** Whose comment it is can edit it: an outsider who wrote the marker first would have our words in their hands. */
function isOfTheHouse({ user, author_association: association }: Comment): boolean {
  return user?.type === 'Bot' || ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(association ?? '');
}

/** The comment with its new body; nothing when it is gone or somebody else's. */
async function update(api: GitHubApi, repository: string, { id }: Comment, body: string): Promise<Comment | undefined> {
  const parameters = { ...repositoryParameters(repository), comment_id: id, body };
  try {
    return (await api.once('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters, commentSchema)).data;
  } catch (failure) {
    if (failure instanceof ApiFailure && (failure.status === 403 || failure.status === 404)) return undefined;
    throw failure;
  }
}

/** Posts the comment; after an answer that leaves it open, looks for it before anything is said. */
async function create(api: GitHubApi, comment: StickyComment, body: string): Promise<Comment> {
  const parameters = { ...repositoryParameters(comment.repository), issue_number: comment.number, body };
  const route = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments';
  try {
    return (await api.once(route, parameters, commentSchema)).data;
  } catch (failure) {
    if (!(failure instanceof ApiFailure) || !failure.mayHaveWorked) throw failure;
    const found = (await commentsOf(api, comment)).find((posted) => sameBody(posted.body, body));
    if (found) return found;
    throw failure;
  }
}

/** Two jobs may have posted at once: the first one stays and says the latest. */
async function keepFirst(api: GitHubApi, comment: StickyComment, created: Comment, body: string): Promise<Comment> {
  const { repository } = comment;
  const [first] = await commentsOf(api, comment);
  if (!first || first.id >= created.id) return created;
  const kept = await update(api, repository, first, body);
  if (!kept) return created;
  const parameters = { ...repositoryParameters(repository), comment_id: created.id };
  await api.once('DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}', parameters, z.unknown());
  return kept;
}
