import { nearest } from '@tidegate/evidence';
import type { Problem, Rule } from '../finding.ts';
import { type Expression, expressionsIn, reads } from '../expression.ts';
import type { Project } from '../model/project.ts';
import { commands } from '../model/roles.ts';
import type { Job, Step, Workflow } from '../model/workflow.ts';
import { allExpressions, jobExpressions } from '../model/scopes.ts';
import { child } from '../yaml/tree.ts';

export const unsetOutput: Rule = {
  id: 'unset-output',
  severity: 'error',
  asks: 'Is every output that is read also set?',
  why: 'An output that nobody sets is an empty text, and no step fails by it.',
  remedy: 'Declare it where it is made, or mend its name.',
  *find(workflow, project) {
    for (const job of workflow.jobs) {
      for (const expression of jobExpressions(job)) {
        yield* ofNeeds(expression, workflow, job, project);
        yield* ofSteps(expression, job, project);
      }
    }
    const call = child(workflow.triggers.get('workflow_call'), 'outputs');
    for (const expression of [
      ...expressionsIn(call),
      ...(workflow.kind === 'action' ? allExpressions(workflow) : []),
    ]) {
      if (workflow.kind === 'action') yield* ofSteps(expression, workflow.jobs[0]!, project);
      else yield* ofCalledJobs(expression, workflow, project);
    }
  },
};

function* ofNeeds({ references, at }: Expression, workflow: Workflow, job: Job, project: Project): Generator<Problem> {
  for (const reference of references) {
    const [, id = '', , output = ''] = reference;
    if (!reads(reference, 'needs') || id === '*' || id === '') continue;
    if (!job.needs.some((need) => need.id === id)) {
      yield {
        at,
        message: `\`${reference.join('.')}\` is read in job \`${job.id}\`, which does not need \`${id}\``,
        remedy: `Add ${id} to its \`needs\`, or mend the name.`,
      };
    } else if (reads(reference, 'needs', id, 'outputs'))
      yield* ofJob(workflow, id, output, at, reference.join('.'), project);
  }
}

function* ofCalledJobs({ references, at }: Expression, workflow: Workflow, project: Project): Generator<Problem> {
  for (const reference of references) {
    const [, id = '', , output = ''] = reference;
    if (reads(reference, 'jobs', id, 'outputs')) yield* ofJob(workflow, id, output, at, reference.join('.'), project);
  }
}

function* ofJob(
  workflow: Workflow,
  id: string,
  output: string,
  at: Problem['at'],
  typed: string,
  project: Project,
): Generator<Problem> {
  const source = workflow.jobs.find((one) => one.id === id);
  if (output === '*' || output === '') return;
  if (source === undefined) yield { at, message: `\`${typed}\` reads a job that is not there` };
  else {
    const callee = source.uses && project.resolve(source.uses.text);
    if (source.uses && callee?.kind !== 'workflow') return;
    const outputs = callee?.kind === 'workflow' ? callee.outputs : source.outputs.map(({ key }) => key);
    if (!includes(outputs, output)) yield { at, message: missing(typed, `job \`${id}\``, output, outputs) };
  }
}

function* ofSteps({ references, at }: Expression, job: Job, project: Project): Generator<Problem> {
  for (const reference of references) {
    const [, id = '', , output = ''] = reference;
    if (!reads(reference, 'steps') || id === '*' || id === '') continue;
    const step = job.steps.find((one) => one.id.toLowerCase() === id.toLowerCase());
    if (step === undefined) {
      const similar = nearest(id, job.steps.map((one) => one.id).filter(Boolean));
      yield {
        at,
        message: `\`${reference.join('.')}\` reads a step that is not there${similar ? `; did you mean \`${similar}\`` : ''}`,
      };
    } else if (reads(reference, 'steps', id, 'outputs') && output !== '*' && output !== '') {
      const outputs = outputsOf(step, output, project);
      if (outputs && !includes(outputs, output)) {
        yield { at, message: missing(reference.join('.'), `step \`${id}\``, output, outputs) };
      }
    }
  }
}

const interpreters =
  /^(python[\d.]*|node|npm|npx|yarn|pnpm|make|bash|sh|zsh|source|\.|Rscript|julia|go|cargo|java|dvc|dotnet|just|task|tidegate|eval|uv|tee|gh-.*)$/;

/** The outputs a step has; undefined when that cannot be known. */
function outputsOf(step: Step, wanted: string, project: Project): readonly string[] | undefined {
  if (step.uses) {
    const callee = project.resolve(step.uses.text);
    return callee?.kind === 'action' ? callee.outputs : undefined;
  }
  if (step.run === undefined) return undefined;
  const script = step.run.text;
  // A name that stands anywhere in the script may be set there.
  if (new RegExp(`(^|[^\\w-])${wanted.replace(/[^\w-]/g, '\\$&')}($|[^\\w-])`, 'i').test(script)) return undefined;
  const list = commands(step);
  const byOthers =
    !/^(bash|sh)\b/.test(child(step.tree, 'shell')?.text ?? 'bash') ||
    list.some(({ program, words }) => interpreters.test(program) || /\.(sh|py|js|pl)$/.test(words[0] ?? ''));
  const writes = list.filter(({ text }) => /GITHUB_OUTPUT|::set-output/.test(text));
  const plain = writes.every(
    ({ program, words }) => /^(echo|printf)$/.test(program) && /^["']?[A-Za-z_:]/.test(words[1] ?? ''),
  );
  if (!plain || (writes.length === 0 && byOthers)) return undefined;
  return [...new Set([...script.matchAll(/["'\s]([A-Za-z_][\w-]*)(?:=|<<)/g)].map((match) => match[1]!))];
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}

function missing(typed: string, where: string, output: string, outputs: readonly string[]): string {
  const similar = nearest(output, outputs);
  return `\`${typed}\` is read, but ${where} sets no such output${similar ? `; did you mean \`${similar}\`` : ''}`;
}
