import type { Check } from '@tidegate/evidence';
import { formatDuration } from '@tidegate/fields';
import {
  cancelRun,
  type GitHubApi,
  outcomeOf,
  readRun,
  runNameRemedy,
  type RunEnd,
  showsKey,
  type StartedRun,
  waitForRun,
} from '@tidegate/github';
import { type DeployPlan, keyInput } from './plan.ts';
import type { Ground } from './prepare.ts';
import type { Start } from './start.ts';

export interface FollowOptions {
  readonly expectSha: string | undefined;
  readonly timeoutMs: number;
  readonly pollMs: number;
  readonly cancelWithMe: boolean;
}

/** What became of the run: checks, and its conclusion when it has one. */
export interface Followed {
  readonly checks: readonly Check[];
  readonly conclusion?: string;
}

/** Follows the run as far as was asked: its commit, then its end. */
export async function follow(
  api: GitHubApi,
  { plan, ref }: Ground,
  started: Start,
  { expectSha, timeoutMs, pollMs, cancelWithMe }: FollowOptions,
): Promise<Followed> {
  const { run, release, triggered } = started;
  const { repository } = plan;
  const what = plan.workflow ?? `the event ${plan.eventType}`;
  if (!run) return { checks: [unknownRun(plan, started, what, expectSha)] };
  const name = `Run ${run.id} of ${what}`;
  const checks: Check[] = [startCheck(plan, started, ref, name)];
  const keyMatters = keyInput in plan.inputs && triggered && !started.guaranteed;
  if (expectSha !== undefined || keyMatters) {
    const seen = await readRun(api, repository, run.id);
    if (keyMatters && !showsKey(seen, started.key)) {
      api.log.warn(
        `${name} does not show the key ${started.key} in its name, so a second one cannot be prevented. ${runNameRemedy}`,
      );
    }
    if (expectSha !== undefined) {
      checks.push(commitCheck(name, seen.head_sha, expectSha));
      if (!sameCommit(seen.head_sha, expectSha)) {
        // What runs is not what was judged. A run that others started is theirs to stop.
        if (triggered) await cancel(api, repository, run);
        await release?.note('error', 'The run was at another commit than expected.', run);
        return { checks };
      }
    }
  }
  if (!plan.wait) return { checks };
  const onStatus = async (status: string): Promise<void> => {
    if (status === 'in_progress') await release?.note('in_progress', `${name} is in progress.`, run);
  };
  const end = await waitForRun(api, { repository, runId: run.id, timeoutMs, pollMs, onStatus });
  const { verdict, reason, state } = outcomeOf(end, name, formatDuration(timeoutMs));
  if (end.kind === 'cancelled' && cancelWithMe) {
    await cancel(api, repository, run);
    await release?.note('error', cancelledWithMe, run);
  }
  if (state !== undefined) await release?.note(state, reason, run);
  checks.push({
    id: 'run.conclusion',
    title: `${what} succeeds`,
    verdict,
    reason,
    observed: observed(end),
    threshold: 'success',
  });
  return { checks, ...(end.kind === 'completed' && { conclusion: end.conclusion }) };
}

/** What a deployment record says after that. */
export const cancelledWithMe = 'The job that asked for it was cancelled, and its run with it.';

/** The check of `expect-sha` before anything is started; none when the commit of the ref is not known. */
export function checkRef({ commit, ref }: Ground, expectSha: string | undefined): Check | undefined {
  if (expectSha === undefined || commit === undefined || sameCommit(commit, expectSha)) return undefined;
  const reason = `Nothing was started, as ${ref} is at ${commit}, not at ${expectSha}.`;
  const title = 'The ref is at the expected commit';
  return { id: 'ref.commit', title, verdict: 'fail', reason, observed: commit, threshold: expectSha };
}

function sameCommit(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Cancels the run; that it could not be is told, and the run goes on. */
export async function cancel(api: GitHubApi, repository: string, run: StartedRun): Promise<void> {
  try {
    await cancelRun(api, repository, run.id);
    api.log.info(`Asked GitHub to cancel run ${run.id}.`);
  } catch (error) {
    api.log.warn(`Run ${run.id} could not be cancelled: GitHub ${(error as Error).message}. Cancel it at ${run.url}.`);
  }
}

function startCheck(plan: DeployPlan, { triggered, key }: Start, ref: string, name: string): Check {
  const title = `${plan.workflow ?? plan.eventType} is started in ${plan.repository}`;
  const open = plan.wait ? '' : '; its outcome was not awaited';
  const reason = triggered
    ? `${name} was started at ${ref}${open}.`
    : `${name} already carries the key ${key}; no second one was started${open}.`;
  return { id: 'start', title, verdict: 'pass', reason };
}

function unknownRun(
  plan: DeployPlan,
  { trouble, triggered }: Start,
  what: string,
  expectSha: string | undefined,
): Check {
  const title = `${what} is started in ${plan.repository}`;
  if (!plan.wait && expectSha === undefined) {
    const reason = triggered
      ? `GitHub has accepted ${what} in ${plan.repository}; its run is not followed.`
      : `GitHub has accepted ${what} with the same key before; no second one was started.`;
    return { id: 'start', title, verdict: 'pass', reason };
  }
  return {
    id: 'start',
    title,
    verdict: 'inconclusive',
    reason: `GitHub has accepted ${what}, but its run is not known. ${trouble ?? ''}`.trim(),
  };
}

function commitCheck(name: string, found: string, expected: string): Check {
  const same = sameCommit(found, expected);
  return {
    id: 'run.commit',
    title: 'The run is at the expected commit',
    verdict: same ? 'pass' : 'fail',
    reason: same ? `${name} is at ${found}.` : `${name} is at ${found}, not at ${expected}.`,
    observed: found,
    threshold: expected,
  };
}

function observed(end: RunEnd): string {
  return end.kind === 'completed' ? end.conclusion : end.kind;
}
