import { reads } from '../expression.ts';
import type { Rule } from '../finding.ts';
import { isGate } from '../model/roles.ts';
import { called, type Job, type Step, type Workflow } from '../model/workflow.ts';
import { child } from '../yaml/tree.ts';

export const silentAlert: Rule = {
  id: 'silent-alert',
  severity: 'error',
  asks: 'Can every alert fire?',
  why: 'With `continue-on-error` a step that fails is no failure, so failure() stays false.',
  remedy: "Ask for `steps.<id>.outcome == 'failure'`, or let the step fail.",
  *find(workflow) {
    for (const job of workflow.jobs) {
      for (const step of job.steps) {
        if (
          !step.condition?.calls.has('failure') ||
          step.condition.references.some((reference) => reads(reference, 'steps'))
        )
          continue;
        const silenced = job.steps.slice(0, step.index).filter((one) => continues(one.tree) && isGate(one));
        const loud = job.steps.slice(0, step.index).filter((one) => isGate(one) && !continues(one.tree));
        if (silenced.length > 0 && loud.length === 0) {
          yield {
            at: step.condition.at,
            message: `"${called(step)}" waits for failure(), but "${called(silenced[0]!)}" before it continues on error`,
          };
        }
      }
      yield* ofJob(workflow, job);
    }
  },
};

function* ofJob(workflow: Workflow, job: Job) {
  if (!job.condition?.calls.has('failure')) return;
  const before = job.needs
    .map(({ id }) => workflow.jobs.find((one) => one.id === id))
    .filter((one) => one !== undefined);
  const silent = before.filter(
    (one) => gates(one).length > 0 && gates(one).every((step) => continues(step.tree) || continues(one.tree)),
  );
  if (silent.length > 0 && silent.length === before.length) {
    yield {
      at: job.condition.at,
      message: `job \`${job.id}\` waits for failure(), but the gates of \`${silent[0]!.id}\` continue on error`,
    };
  }
}

function gates(job: Job): Step[] {
  return job.steps.filter(isGate);
}

function continues(tree: Step['tree']): boolean {
  return child(tree, 'continue-on-error')?.text === 'true';
}
