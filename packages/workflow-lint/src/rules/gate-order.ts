import type { Problem, Rule } from '../finding.ts';
import {
  commands,
  isDeployment,
  isDeploymentJob,
  isGateBefore,
  isGateJob,
  isWatchJob,
  wordsOf,
} from '../model/roles.ts';
import { conditions } from '../model/scopes.ts';
import { reads } from '../expression.ts';
import { called, type Job, needed, type Workflow } from '../model/workflow.ts';

export const gateAfterDeployment: Rule = {
  id: 'gate-after-deployment',
  severity: 'error',
  asks: 'Does every gate stand before the deployment it guards?',
  why: 'What it finds is in production already.',
  remedy: 'Move the gate before the deployment, or let the deployment need its job.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      const first = job.steps.find(isDeployment);
      if (first && isDeploymentJob(job)) {
        for (const step of job.steps.slice(first.index + 1)) {
          if (!isGateBefore(step)) continue;
          yield { at: step.at, message: `the gate "${called(step)}" runs behind the deployment "${called(first)}"` };
        }
      }
      const deployed = [...needed(workflow, job)].find((one) => isDeploymentJob(one) && !isTrialStage(one));
      if (
        deployed &&
        job.steps.some(isGateBefore) &&
        !isWatchJob(job) &&
        !isDeploymentJob(job) &&
        !nextStageNeeds(workflow, job)
      ) {
        yield { at: job.at, message: `the gate \`${job.id}\` needs the deployment \`${deployed.id}\`` };
      }
    }
  },
};

export const ungatedDeployment: Rule = {
  id: 'ungated-deployment',
  severity: 'error',
  asks: 'Does every deployment wait for the gates of its workflow, and stop when one is red?',
  why: 'The deployment goes ahead whatever the gate finds.',
  remedy: "Add the gate's job to `needs`, and `needs.<gate>.result == 'success'` to a condition with always().",
  *find(workflow) {
    for (const job of workflow.jobs.filter(isDeploymentJob)) {
      const before = needed(workflow, job);
      for (const gate of workflow.jobs) {
        if (gate === job || !isGateJob(gate) || isWatchJob(gate) || isDeploymentJob(gate)) continue;
        if (!before.has(gate)) {
          // The gate behind it is told as such.
          if (needed(workflow, gate).has(job) || isTrialStage(job)) continue;
          yield { at: job.at, message: `the deployment \`${job.id}\` does not need the gate \`${gate.id}\`` };
        } else yield* goesAhead(job, gate);
      }
    }
  },
};

/** always() and its like run the job though what it needs is red. */
function* goesAhead(job: Job, gate: Job): Generator<Problem> {
  const { condition } = job;
  if (!condition || !['always', 'cancelled', 'failure'].some((name) => condition.calls.has(name))) return;
  const asks = conditions(job).some(({ references }) =>
    references.some((reference) => reads(reference, 'needs', gate.id) || reads(reference, 'needs', '*')),
  );
  const isRollback =
    /roll ?back|undo|restore|revert/.test(wordsOf(job.id, job.name)) ||
    job.steps.some((step) => commands(step).some(({ text }) => /rollout undo/.test(text)));
  if (!asks && !isRollback) {
    yield {
      at: condition.at,
      message: `\`${condition.source.trim()}\` starts the deployment \`${job.id}\` though the gate \`${gate.id}\` is red`,
    };
  }
}

/** A stage where things are tried before production. */
function isTrialStage(job: Job): boolean {
  return /\b(dev|develop\w*|staging|stage|preview|test|qa|shadow)\b/.test(wordsOf(job.id, job.name, job.uses?.text));
}

/** A gate between two stages: behind staging, before production. */
function nextStageNeeds(workflow: Workflow, gate: Job): boolean {
  return workflow.jobs.some((job) => isDeploymentJob(job) && needed(workflow, job).has(gate));
}
