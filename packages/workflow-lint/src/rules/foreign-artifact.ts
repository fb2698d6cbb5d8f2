import type { Rule } from '../finding.ts';
import type { Project } from '../model/project.ts';
import { runsByItself } from '../model/roles.ts';
import { type Job, needed, type Step, type Workflow } from '../model/workflow.ts';
import { child } from '../yaml/tree.ts';

export const foreignArtifact: Rule = {
  id: 'foreign-artifact',
  severity: 'error',
  asks: 'Is every artifact that is downloaded made by this run, or its run named?',
  why: 'Without a run id only the artifacts of the same run are seen: the download fails, or fetches nothing.',
  remedy: 'Add `run-id` and `github-token`, or need the job that uploads it.',
  *find(workflow, project) {
    // A called workflow sees what its caller's other jobs have uploaded.
    if (workflow.kind !== 'workflow' || !runsByItself(workflow) || workflow.triggers.has('workflow_call')) return;
    const uploads = workflow.jobs.flatMap((job) => uploadsOf(job, project).map((name) => ({ job, name })));
    for (const job of workflow.jobs) {
      const before = new Set([job, ...needed(workflow, job)]);
      for (const step of job.steps.filter(isDownload)) {
        if (child(step.tree, 'with', 'run-id') || child(step.tree, 'with', 'artifact-ids')) continue;
        const name = child(step.tree, 'with', 'name') ?? child(step.tree, 'with', 'pattern');
        const wanted = name?.text;
        const fitting = uploads.filter(
          (upload) => upload.name === undefined || wanted === undefined || mayBe(wanted, upload.name),
        );
        const what = wanted === undefined ? 'artifacts are' : `the artifact "${wanted}" is`;
        if (fitting.length === 0)
          yield {
            at: step.at,
            message: `${what} downloaded, and no job of this workflow uploads ${wanted === undefined ? 'any' : 'it'}`,
          };
        else if (!fitting.some((upload) => before.has(upload.job))) {
          yield {
            at: step.at,
            message: `${what} downloaded in \`${job.id}\`, which does not wait for \`${fitting[0]!.job.id}\` that uploads it`,
            remedy: `Add ${fitting[0]!.job.id} to the job's \`needs\`.`,
          };
        }
      }
    }
  },
};

function isDownload(step: Step): boolean {
  return /^actions\/download-artifact(@|$)/.test(step.uses?.text ?? '');
}

/** Names of what a job uploads; undefined stands for names that are not known here. */
function uploadsOf(job: Job, project: Project, depth = 0): (string | undefined)[] {
  if (job.uses) {
    const callee = project.resolve(job.uses.text);
    if (callee?.kind !== 'workflow' || depth > 5) return [undefined];
    return uploadsOfAll(callee.workflow, project, depth + 1);
  }
  return job.steps.flatMap(({ uses, run, tree }) => {
    if (/^actions\/upload-artifact(\/merge)?@/.test(uses?.text ?? ''))
      return [child(tree, 'with', 'name')?.text ?? 'artifact'];
    // Other actions may upload; those of GitHub that prepare do not.
    return run ||
      uses === undefined ||
      /^actions\/(checkout|setup-[a-z]+|cache|download-artifact|github-script)@/.test(uses.text)
      ? []
      : [undefined];
  });
}

function uploadsOfAll(workflow: Workflow, project: Project, depth: number): (string | undefined)[] {
  return workflow.jobs.flatMap((job) => uploadsOf(job, project, depth));
}

/** Whether two names, in which expressions and `*` stand for anything, can be the same. */
function mayBe(wanted: string, made: string): boolean {
  const pattern = (name: string) =>
    new RegExp(
      `^${name
        .split(/(?:\$\{\{.*?\}\}|\*)+/s)
        .map((part) => part.replace(/[.+?^$(){}|[\]\\]/g, '\\$&'))
        .join('.*')}$`,
      's',
    );
  const plain = (name: string) => name.replace(/\$\{\{.*?\}\}|\*/gs, '');
  return (
    pattern(wanted).test(plain(made)) ||
    pattern(made).test(plain(wanted)) ||
    (/\$\{\{/.test(wanted) && /\$\{\{/.test(made))
  );
}
