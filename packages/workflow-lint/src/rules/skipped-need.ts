import { type Expression, reads } from '../expression.ts';
import type { Rule } from '../finding.ts';
import { excludes, implies } from '../model/logic.ts';
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
          severity: neverRuns(job, needed) ? 'error' : 'warning',
          message: `job \`${job.id}\` needs \`${id}\`, which is skipped unless \`${oneLine(needed.condition.source)}\`, and does not ask for \`needs.${id}.result\``,
        };
      }
    }
  },
};

function asksForStatus(condition: Expression | undefined): boolean {
  return condition !== undefined && statusFunctions.some((name) => condition.calls.has(name) && name !== 'success');
}

/** Whether the job runs only where the needed one does too: it reads its outputs, or its condition says so. */
function follows(job: Job, needed: Job): boolean {
  const [own, other] = [job.condition, needed.condition];
  if (own?.references.some((reference) => reads(reference, 'needs', needed.id))) return true;
  if (own?.root === undefined || other?.root === undefined) return own?.source === other?.source;
  return implies(own.root, other.root);
}

/** One runs where the other does not: with the need it runs nowhere. */
function neverRuns(job: Job, needed: Job): boolean {
  const [own, other] = [job.condition?.root, needed.condition?.root];
  return own === undefined || other === undefined || excludes(own, other);
}

function oneLine(source: string): string {
  return source.trim().replace(/\s+/g, ' ');
}
