import { child, type Tree } from '@tidegate/workflow-lint/yaml';
import type { Product } from '../product.ts';
import { imageAsWritten, refuseContainers } from '../run/containers.ts';
import { calledWorkflow, usedByStep } from '../run/uses.ts';
import { plainName } from '../run/steps.ts';
import { located } from '../run/job-run.ts';
import { readWorkflow, type Workflow } from './read.ts';

export interface PlannedStep {
  readonly name: string;
  /** How it is run here. */
  readonly by: 'bash' | 'Tidegate' | 'its folder' | 'local equivalent' | 'nothing';
  readonly uses: string;
  readonly condition: string;
}

export interface PlannedJob {
  readonly name: string;
  readonly file: string;
  /** Conditions of the job and of those that call it, outermost first. */
  readonly conditions: readonly string[];
  readonly hasMatrix: boolean;
  /** Environment that GitHub may ask people for. */
  readonly environment: string;
  readonly steps: readonly PlannedStep[];
}

/** Every job of a workflow and of those it calls, as far as it is known before anything runs. */
export function planOf(
  product: Product,
  root: string,
  workflow: Workflow,
  path: readonly string[] = [],
  above: readonly string[] = [],
): PlannedJob[] {
  return [...workflow.jobs.values()].flatMap((job) => {
    const condition = child(job.tree, 'if')?.text;
    const conditions = [...above, ...(condition ? [condition] : [])];
    const name = [...path, job.id];
    const uses = child(job.tree, 'uses');
    if (uses && path.length < 10) {
      const called = located(workflow.file, uses, () => calledWorkflow(product, uses.text, workflow.home));
      return planOf(product, root, readWorkflow(called.path, called.shown, called.home), name, conditions);
    }
    if (conditions.length === 0) refuseContainers(workflow.file, job, imageAsWritten);
    const environment = child(job.tree, 'environment');
    return {
      name: name.join(' / '),
      file: workflow.file,
      conditions,
      hasMatrix: child(job.tree, 'strategy', 'matrix') !== undefined,
      environment: environment?.text || child(environment, 'name')?.text || '',
      steps: job.steps.map((step, i) => plannedStep(product, root, workflow, step, i)),
    };
  });
}

function plannedStep(product: Product, root: string, workflow: Workflow, step: Tree, index: number): PlannedStep {
  const base = { name: plainName(step, index), condition: child(step, 'if')?.text ?? '' };
  const uses = child(step, 'uses');
  if (!uses) return { ...base, uses: '', by: 'bash' };
  const used = located(workflow.file, uses, () => usedByStep(product, uses.text, workflow.home, root));
  const by =
    used.kind === 'unknown'
      ? 'nothing'
      : used.kind === 'equivalent'
        ? 'local equivalent'
        : used.own
          ? 'Tidegate'
          : 'its folder';
  return { ...base, uses: uses.text, by };
}

/** Steps that nothing here can run and that will certainly be asked for. */
export function impossible(plan: readonly PlannedJob[]): { job: PlannedJob; step: PlannedStep }[] {
  return plan
    .filter(({ conditions }) => conditions.length === 0)
    .flatMap((job) =>
      job.steps.filter(({ by, condition }) => by === 'nothing' && condition === '').map((step) => ({ job, step })),
    );
}

/** The plan as text. */
export function tellPlan(plan: readonly PlannedJob[]): string {
  return plan
    .map(({ name, conditions, hasMatrix, environment, steps }) => {
      const remarks = [
        hasMatrix && 'once per value of its matrix',
        ...conditions.map((each) => `if ${oneLine(each)}`),
        environment && `environment ${environment}: nobody is asked here`,
      ];
      const lines = steps.map(
        (step, i) =>
          `  ${i + 1}. ${step.name}  [${step.by}${step.by === 'nothing' ? ': no local equivalent' : ''}]${step.condition ? `  if ${oneLine(step.condition)}` : ''}`,
      );
      return [[name, ...remarks.filter(Boolean)].join('  · '), ...lines].join('\n');
    })
    .join('\n\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
