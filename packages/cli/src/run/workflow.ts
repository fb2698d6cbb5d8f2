import { UserError } from '@tidegate/evidence';
import type { Value } from '@tidegate/workflow-lint/evaluate';
import { child } from '@tidegate/workflow-lint/yaml';
import { type Call, filledTexts } from './job-run.ts';
import { jobScope, runJob } from './job.ts';
import type { JobEnd, Result } from './session.ts';

/** Runs the jobs of a workflow one after the other, each behind those it needs. `only` names those that are wanted. */
export async function runWorkflow(call: Call, only: readonly string[] = []): Promise<JobEnd> {
  const { workflow } = call;
  const wanted = new Set(only.flatMap((id) => [id, ...workflow.jobs.get(id)!.ancestors]));
  const ends = new Map<string, JobEnd>();
  for (const job of workflow.jobs.values()) {
    if (only.length > 0 && !wanted.has(job.id)) continue;
    ends.set(job.id, await told(call, job.id, () => runJob(call, job, ends)));
  }
  const outputs = child(workflow.events.get('workflow_call'), 'outputs')?.entries ?? [];
  const values = outputs.flatMap(({ key, at, value }) => {
    const tree = child(value, 'value');
    return tree ? [{ key, at, value: tree }] : [];
  });
  const scope = jobScope(call, {}, []);
  const jobs = Object.fromEntries(ends) as unknown as Value;
  return {
    result: overall([...ends.values()].map(({ result }) => result)),
    outputs: filledTexts(
      workflow.file,
      { ...workflow.tree, entries: values },
      { ...scope, contexts: { ...scope.contexts, jobs } },
    ),
  };
}

/** A job that cannot be started is a job that failed: those behind it may still have something to do. */
async function told(call: Call, id: string, run: () => Promise<JobEnd>): Promise<JobEnd> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { log, rows } = call.session;
    const job = [...call.path, id].join(' / ');
    log.say(`\n${job} · error: ${error.message}${error.hint ? ` ${error.hint}` : ''}`);
    rows.push({
      job,
      step: 'start the job',
      outcome: 'failure',
      verdict: undefined,
      seconds: 0,
      continued: false,
      exitCode: 2,
    });
    return { result: 'failure', outputs: {} };
  }
}

function overall(results: readonly Result[]): Result {
  if (results.includes('failure')) return 'failure';
  if (results.includes('cancelled')) return 'cancelled';
  return results.every((result) => result === 'skipped') ? 'skipped' : 'success';
}
