import type { Rule } from '../finding.ts';
import { isDeployment, isDeploymentJob } from '../model/roles.ts';
import type { Job, Workflow } from '../model/workflow.ts';
import { child, type Tree } from '../yaml/tree.ts';

export const missingConcurrency: Rule = {
  id: 'missing-concurrency',
  severity: 'error',
  asks: 'Does one deployment wait for the other?',
  why: 'Two at once each move traffic and roll back what the other has put there.',
  remedy: 'Add `concurrency: { group: deploy-<environment>, cancel-in-progress: false }` to the job or the workflow.',
  *find(workflow) {
    if (workflow.kind === 'workflow') {
      for (const job of deployments(workflow)) {
        if (concurrencyOf(workflow, job).length === 0)
          yield { at: job.at, message: `the deployment \`${job.id}\` has no \`concurrency\`` };
      }
    }
  },
};

export const cancelledDeployment: Rule = {
  id: 'cancelled-deployment',
  severity: 'error',
  asks: 'Is a deployment left to come to its end?',
  why: 'A newer run ends the present one in the middle: traffic stays split, and nobody rolls back.',
  remedy: 'Write `cancel-in-progress: false` where something is deployed.',
  *find(workflow) {
    const told = new Set<Tree>();
    for (const job of deployments(workflow)) {
      for (const block of concurrencyOf(workflow, job)) {
        const cancel = child(block, 'cancel-in-progress');
        if (cancel?.text !== 'true' || told.has(cancel)) continue;
        told.add(cancel);
        yield {
          at: cancel.at,
          message: `\`cancel-in-progress: true\` cancels the deployment \`${job.id}\` while it runs`,
        };
      }
    }
  },
};

/** A called workflow looks after itself. */
function deployments(workflow: Workflow): Job[] {
  return workflow.jobs.filter((job) => job.uses === undefined && isDeploymentJob(job) && job.steps.some(isDeployment));
}

function concurrencyOf(workflow: Workflow, job: Job): Tree[] {
  return [child(workflow.root, 'concurrency'), child(job.tree, 'concurrency')].filter((block) => block !== undefined);
}
