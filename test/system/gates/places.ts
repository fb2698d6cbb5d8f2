// The steps of the reusable workflows, by place: `<file>/<job>/<name of the step>`; a called workflow is `<file>/<job>`.
import { parse } from 'yaml';

export interface Place {
  readonly key: string;
  /** The action without its ref, `$/actions/report` or `actions/checkout`; undefined for a command. */
  readonly action: string | undefined;
  /** The file of the called workflow; such a job has no steps. */
  readonly calls: string | undefined;
}

export interface Workflow {
  readonly name: string;
  readonly text: string;
  /** In the order of the file, which is the order of `needs`. */
  readonly places: readonly Place[];
}

/** By file name. */
export type Workflows = Readonly<Record<string, Workflow>>;

export interface StepText {
  readonly name?: string;
  readonly id?: string;
  readonly uses?: string;
}

interface WorkflowText {
  readonly name: string;
  readonly jobs: Readonly<Record<string, { readonly uses?: string; readonly steps?: readonly StepText[] }>>;
}

export function readWorkflow(file: string, text: string): Workflow {
  const { name, jobs } = parse(text) as WorkflowText;
  const places = Object.entries(jobs).flatMap(([id, { uses, steps = [] }]): Place[] => {
    if (uses !== undefined) return [{ key: `${file}/${id}`, action: undefined, calls: uses.replace(/^.*\//, '') }];
    return steps.map((step) => ({ key: placeOf(file, id, step), action: actionOf(step), calls: undefined }));
  });
  const twice = places.find(({ key }, i) =>
    places.some((other, j) => j < i && other.key === key && other.action === undefined),
  );
  if (twice !== undefined) throw new Error(`two steps are ${twice.key}; give them names of their own.`);
  return { name, text, places };
}

const actionOf = ({ uses }: StepText): string | undefined => uses?.replace(/@.*$/, '');

export function placeOf(file: string, job: string, step: StepText): string {
  return `${file}/${job}/${step.name ?? step.id ?? actionOf(step) ?? ''}`;
}

/** All places of a workflow in order, with those of the workflows it calls where it calls them. */
export function allPlaces(workflows: Workflows, file: string): Place[] {
  const own = workflows[file]?.places;
  if (own === undefined) throw new Error(`there is no workflow ${file}`);
  return own.flatMap((place) => [place, ...(place.calls === undefined ? [] : allPlaces(workflows, place.calls))]);
}
