import { conjuncts, type Expression, reads } from '../expression.ts';
import type { Rule } from '../finding.ts';
import { isGateJob } from '../model/roles.ts';
import type { Job } from '../model/workflow.ts';

const statusFunctions = ['always', 'cancelled', 'failure', 'success'];

export const skippedNeed: Rule = {
  id: 'skipped-need',
  severity: 'error',
  asks: 'Does every job run though a job it needs was skipped by its own condition?',
  why: 'A skipped job skips all that need it, without a word, and a skipped job counts as a passed check.',
  remedy: "Say what the job wants: `if: ${{ !cancelled() && needs.<job>.result != 'failure' && ... }}`.",
  *find(workflow) {
    if (workflow.kind !== 'workflow') return;
    for (const job of workflow.jobs) {
      if (asksForStatus(job.condition)) continue;
      for (const { id, at } of job.needs) {
        const needed = workflow.jobs.find((one) => one.id === id);
        if (needed?.condition === undefined || asksForStatus(needed.condition)) continue;
        // Without a condition of its own a job is meant to follow; a gate that follows is a gate that is left out.
        if (job.condition === undefined ? !isGateJob(job) : follows(job, needed)) continue;
        yield {
          at,
          message: `job \`${job.id}\` needs \`${id}\`, which is skipped unless \`${oneLine(needed.condition.source)}\`, and does not ask for \`needs.${id}.result\``,
        };
      }
    }
  },
};

function asksForStatus(condition: Expression | undefined): boolean {
  return condition !== undefined && statusFunctions.some((name) => condition.calls.has(name) && name !== 'success');
}

/** Whether the job runs only where the needed one does too: it reads its outputs or says the same and more. */
function follows(job: Job, needed: Job): boolean {
  const { condition } = job;
  if (condition === undefined || condition.references.some((reference) => reads(reference, 'needs', needed.id)))
    return true;
  const own = parts(condition);
  return parts(needed.condition!).every((part) => own.includes(part));
}

function parts({ root, source }: Expression): string[] {
  if (root === undefined) return [source.replace(/\s/g, '')];
  return conjuncts(root).map((one) =>
    JSON.stringify(one, (key, value: unknown) => (key === 'range' || key === 'token' ? undefined : value)),
  );
}

function oneLine(source: string): string {
  return source.trim().replace(/\s+/g, ' ');
}
