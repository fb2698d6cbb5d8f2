import { conditionOf, type Expression } from '../expression.ts';
import { child, type Entry, listed, type Place, type Tree } from '../yaml/tree.ts';

/** A workflow, or a composite action told as a workflow of one job. */
export interface Workflow {
  readonly kind: 'workflow' | 'action';
  /** Path from the root of the checkout. */
  readonly file: string;
  readonly source: string;
  readonly root: Tree;
  /** Event -> what stands under it. */
  readonly triggers: ReadonlyMap<string, Tree | undefined>;
  readonly jobs: readonly Job[];
}

export interface Job {
  readonly id: string;
  readonly at: Place;
  readonly tree: Tree;
  readonly name: string;
  readonly needs: readonly { readonly id: string; readonly at: Place }[];
  readonly condition: Expression | undefined;
  readonly uses: Tree | undefined;
  readonly steps: readonly Step[];
  readonly outputs: readonly Entry[];
}

export interface Step {
  readonly at: Place;
  readonly tree: Tree;
  readonly id: string;
  readonly name: string;
  readonly condition: Expression | undefined;
  readonly uses: Tree | undefined;
  readonly run: Tree | undefined;
  /** Number within its job, from 0. */
  readonly index: number;
}

/** What a workflow, a called workflow or an action says it takes. */
export interface Declared {
  readonly name: string;
  readonly at: Place;
  readonly required: boolean;
  /** A default other than the empty text. */
  readonly hasDefault: boolean;
}

export function readWorkflow(file: string, source: string, root: Tree): Workflow {
  const on = child(root, 'on');
  const triggers = new Map<string, Tree | undefined>([
    ...listed(on).map(({ text }) => [text, undefined] as const),
    ...(on?.entries ?? []).map(({ key, value }) => [key, value] as const),
  ]);
  const jobs = (child(root, 'jobs')?.entries ?? []).map(readJob);
  return { kind: 'workflow', file, source, root, triggers, jobs };
}

/** Undefined for an action whose steps are not YAML. */
export function readComposite(file: string, source: string, root: Tree): Workflow | undefined {
  const runs = child(root, 'runs');
  if (runs === undefined || child(runs, 'using')?.text !== 'composite') return undefined;
  const job = readJob({ key: 'runs', at: runs.at, value: runs });
  return { kind: 'action', file, source, root, triggers: new Map(), jobs: [{ ...job, outputs: [] }] };
}

/** The entries of an `inputs:` or `secrets:` block. */
export function declared(block: Tree | undefined): Declared[] {
  return (block?.entries ?? []).map(({ key, at, value }) => ({
    name: key,
    at,
    required: child(value, 'required')?.value === true || child(value, 'required')?.text === 'true',
    hasDefault: (child(value, 'default')?.text ?? '') !== '',
  }));
}

/** The job and every job it needs, itself or through others. */
export function needed(workflow: Workflow, job: Job): ReadonlySet<Job> {
  const found = new Set<Job>();
  const waiting = [job];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const { id } of at.needs) {
      const other = workflow.jobs.find((one) => one.id === id);
      if (other === undefined || found.has(other)) continue;
      found.add(other);
      waiting.push(other);
    }
  }
  return found;
}

/** What people call it, for messages. */
export function called(step: Step): string {
  return step.name || step.id || step.uses?.text || step.run?.text.trim().split('\n')[0] || `step ${step.index + 1}`;
}

function readJob({ key, at, value }: Entry): Job {
  return {
    id: key,
    at,
    tree: value,
    name: child(value, 'name')?.text ?? '',
    needs: listed(child(value, 'needs')).map(({ text, at: where }) => ({ id: text, at: where })),
    condition: conditionOf(child(value, 'if')),
    uses: child(value, 'uses'),
    steps: (child(value, 'steps')?.items ?? []).map(readStep),
    outputs: child(value, 'outputs')?.entries ?? [],
  };
}

function readStep(tree: Tree, index: number): Step {
  return {
    at: tree.at,
    tree,
    id: child(tree, 'id')?.text ?? '',
    name: child(tree, 'name')?.text ?? '',
    condition: conditionOf(child(tree, 'if')),
    uses: child(tree, 'uses'),
    run: child(tree, 'run'),
    index,
  };
}
