import { UserError } from '@tidegate/evidence';
import type { GitHubApi, IssueState, PostedComment } from '@tidegate/github';
import type { Io } from '@tidegate/kit';
import type { AboutRun } from './about-run.ts';
import type { Inputs } from './action.ts';

/** One request to GitHub takes no longer. */
const timeoutMs = 30_000;

/** The comment on the pull request. That it cannot be posted is a warning and no more: a fork's token may only read. */
export async function postComment(
  inputs: Inputs,
  { repository, pullRequest: number, key }: AboutRun,
  body: string,
  io: Io,
): Promise<PostedComment | undefined> {
  if (number === undefined) {
    io.log.info('No comment: this run belongs to no pull request. `pull-request` can name one.');
    return undefined;
  }
  return harmless('comment', repository, inputs, io, async (github, repository) => {
    const { stickyComment } = await import('@tidegate/github');
    return stickyComment(github, { repository, number, key: io.clean(key), body });
  });
}

/** The incident of this key: open while a gate says no, closed when none does any more. */
export async function settleIncident(
  inputs: Inputs,
  { repository, key, title, link }: AboutRun,
  body: string,
  red: boolean,
  io: Io,
): Promise<IssueState | undefined> {
  return harmless('incident', repository, inputs, io, async (github, repository) => {
    const { deduplicatedIssue } = await import('@tidegate/github');
    const [first = 'model-incident', ...others] = inputs.labels;
    return deduplicatedIssue(github, {
      repository,
      key: io.clean(key),
      title: io.clean(`${title}: the gates say no`),
      body,
      labels: [first, ...others],
      open: red,
      ...(!red && { comment: `Every gate passes again${link === undefined ? '' : `: ${link}`}.` }),
    });
  });
}

async function harmless<T>(
  what: string,
  repository: string | undefined,
  inputs: Inputs,
  io: Io,
  work: (github: GitHubApi, repository: string) => Promise<T>,
): Promise<T | undefined> {
  if (inputs.mode === 'dry-run') {
    io.log.info(`Dry run: the ${what} would have been posted.`);
    return undefined;
  }
  try {
    if (repository === undefined) throw new Error('GITHUB_REPOSITORY is not set');
    const { gitHubApi } = await import('@tidegate/github');
    const { clock, log, signal } = io;
    const api = gitHubApi(await io.github(inputs.token), { clock, log, signal, timeoutMs });
    return await work(api, repository);
  } catch (error) {
    const hint = error instanceof UserError ? error.hint : undefined;
    const why = error instanceof Error ? error.message : String(error);
    io.log.warn(`The ${what} could not be posted, which changes no verdict: ${why} ${hint ?? ''}`.trimEnd());
    return undefined;
  }
}
