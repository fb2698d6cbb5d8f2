import type { Check } from '@tidegate/evidence';
import { formatDuration } from '@tidegate/fields';
import {
  cancelRun,
  type GitHubApi,
  outcomeOf,
  readRun,
  runNameRemedy,
  type RunEnd,
  setDeploymentState,
  showsKey,
  type StartedRun,
  waitForRun,
} from '@tidegate/github';
import type { DeployPlan } from './plan.ts';
import type { Start } from './start.ts';

export interface FollowOptions {
  readonly expectSha: string | undefined;
  readonly timeoutMs: number;
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
  plan: DeployPlan,
  started: Start,
  { expectSha, timeoutMs, cancelWithMe }: FollowOptions,
): Promise<Followed> {
  const { run } = started;
  const what = plan.workflow ?? `the event ${plan.eventType}`;
  if (!run) return { checks: [unknownRun(plan, started, what, expectSha)] };
  const name = `Run ${run.id} of ${what}`;
  const checks: Check[] = [startCheck(plan, started, name)];
  if (expectSha !== undefined || (plan.keyIsTyped && started.triggered)) {
    const seen = await readRun(api, plan.repository, run.id);
    if (plan.keyIsTyped && !showsKey(seen, plan.key)) {
      api.log.warn(
        `${name} does not show the key ${plan.key} in its name, so a second one cannot be prevented. ${runNameRemedy}`,
      );
    }
    if (expectSha !== undefined) {
      checks.push(commitCheck(name, seen.head_sha, expectSha));
      if (seen.head_sha.toLowerCase() !== expectSha.toLowerCase()) {
        // What runs is not what was judged. A run that others started is theirs to stop.
        if (started.triggered) await cancel(api, plan.repository, run);
        await record(api, plan, started, 'error', 'The run was at another commit than expected.');
        return { checks };
      }
    }
  }
  if (!plan.wait) return { checks };
  const end = await waitForRun(api, { repository: plan.repository, runId: run.id, timeoutMs });
  if (end.kind === 'cancelled' && cancelWithMe) await cancel(api, plan.repository, run);
  const { verdict, reason, state } = outcomeOf(end, name, formatDuration(timeoutMs));
  if (state !== undefined) await record(api, plan, started, state, reason);
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

/** Cancels the run; that it could not be is told, and the run goes on. */
export async function cancel(api: GitHubApi, repository: string, run: StartedRun): Promise<void> {
  try {
    await cancelRun(api, repository, run.id);
    api.log.info(`Asked GitHub to cancel run ${run.id}.`);
  } catch (error) {
    api.log.warn(`Run ${run.id} could not be cancelled: GitHub ${(error as Error).message}. Cancel it at ${run.url}.`);
  }
}

async function record(
  api: GitHubApi,
  { repository }: DeployPlan,
  { deploymentId, run }: Start,
  state: Parameters<typeof setDeploymentState>[3],
  description: string,
): Promise<void> {
  if (deploymentId === undefined) return;
  await setDeploymentState(api, repository, deploymentId, state, { description, ...(run && { logUrl: run.url }) });
}

function startCheck(plan: DeployPlan, { triggered, ref }: Start, name: string): Check {
  const title = `${plan.workflow ?? plan.eventType} is started in ${plan.repository}`;
  if (!triggered)
    return {
      id: 'start',
      title,
      verdict: 'pass',
      reason: `${name} already carries the key ${plan.key}; no second one was started.`,
    };
  const open = plan.wait ? '' : '; its outcome was not awaited';
  return { id: 'start', title, verdict: 'pass', reason: `${name} was started at ${ref}${open}.` };
}

function unknownRun(plan: DeployPlan, { trouble }: Start, what: string, expectSha: string | undefined): Check {
  const title = `${what} is started in ${plan.repository}`;
  if (!plan.wait && expectSha === undefined) {
    const reason = `GitHub has accepted ${what} in ${plan.repository}; its run is not followed.`;
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
  const same = found.toLowerCase() === expected.toLowerCase();
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
