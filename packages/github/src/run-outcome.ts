import type { Verdict } from '@tidegate/evidence';
import type { DeploymentState } from './deployment.ts';
import type { RunEnd } from './wait-for-run.ts';

export interface RunOutcome {
  readonly verdict: Verdict;
  readonly reason: string;
  /** What a deployment record says of it; nothing while it is open. */
  readonly state: DeploymentState | undefined;
}

/** Every conclusion GitHub documents; only `success` passes. One that is not here is told as unknown. */
const conclusions: Readonly<Record<string, { verdict: Verdict; told: string; state: DeploymentState }>> = {
  success: { verdict: 'pass', told: 'succeeded', state: 'success' },
  failure: { verdict: 'fail', told: 'failed', state: 'failure' },
  timed_out: { verdict: 'fail', told: 'ran out of its time', state: 'failure' },
  startup_failure: {
    verdict: 'fail',
    told: 'could not start (its workflow file or a reusable workflow it calls is invalid)',
    state: 'error',
  },
  cancelled: { verdict: 'fail', told: 'was cancelled', state: 'error' },
  skipped: { verdict: 'fail', told: 'was skipped: none of its jobs ran', state: 'error' },
  stale: { verdict: 'fail', told: 'went stale: GitHub gave it up after 14 days', state: 'error' },
  action_required: { verdict: 'fail', told: 'needs somebody to act before it can go on', state: 'error' },
  neutral: { verdict: 'inconclusive', told: 'ended neutral, which is neither success nor failure', state: 'error' },
};

export const documentedConclusions = Object.keys(conclusions);

/** What the end of the waiting means for the deployment. `run` names it: "Run 17 of deploy.yml". */
export function outcomeOf(end: RunEnd, run: string, timeout: string): RunOutcome {
  switch (end.kind) {
    case 'completed': {
      const known = Object.hasOwn(conclusions, end.conclusion) ? conclusions[end.conclusion] : undefined;
      if (known) return { verdict: known.verdict, reason: `${run} ${known.told}.`, state: known.state };
      const reason = `${run} ended with a conclusion that is not known here, "${end.conclusion}".`;
      return { verdict: 'inconclusive', reason, state: 'error' };
    }
    case 'waiting': {
      const held = end.environments.map(({ name, reviewers }) =>
        reviewers.length > 0 ? `${name} (${reviewers.join(', ')})` : name,
      );
      const reason = `${run} waits for approval of ${held.join(' and ')}; its outcome is open.`;
      return { verdict: 'inconclusive', reason, state: 'pending' };
    }
    case 'timeout':
      return {
        verdict: 'inconclusive',
        reason: `${run} was still ${end.status} after ${timeout}; its outcome is open.`,
        state: undefined,
      };
    case 'cancelled':
      return {
        verdict: 'inconclusive',
        reason: `This job was cancelled while ${lower(run)} was ${end.status}.`,
        state: undefined,
      };
  }
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
