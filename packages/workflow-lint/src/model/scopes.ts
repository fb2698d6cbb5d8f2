import { conditionOf, type Expression, expressionsIn } from '../expression.ts';
import { child, type Tree } from '../yaml/tree.ts';
import type { Job, Workflow } from './workflow.ts';

/** Every expression of a job, its conditions among them. */
export function jobExpressions(job: Job): Expression[] {
  return [...conditions(job), ...withoutConditions(job.tree).flatMap((tree) => expressionsIn(tree))];
}

/** Every expression of a file. */
export function allExpressions(workflow: Workflow): Expression[] {
  const outside = workflow.root.entries.filter(({ key }) => key !== 'jobs' && key !== 'runs');
  return [...outside.flatMap(({ value }) => expressionsIn(value)), ...workflow.jobs.flatMap(jobExpressions)];
}

/** The `if:` of a job, of its steps and of a `snapshot:`. */
export function conditions(job: Job): Expression[] {
  return [
    job.condition,
    ...job.steps.map((step) => step.condition),
    conditionOf(child(job.tree, 'snapshot', 'if')),
  ].filter((one) => one !== undefined);
}

/** What stands in a job besides conditions. */
function withoutConditions(tree: Tree): Tree[] {
  return tree.entries.flatMap(({ key, value }) => {
    if (key === 'if') return [];
    return key === 'steps' ? value.items.flatMap(withoutConditions) : [value];
  });
}
