import { existsSync, readFileSync, statSync } from 'node:fs';
import { UserError } from '@tidegate/evidence';
import { child, listed, parseYaml, type Place, type Tree } from '@tidegate/workflow-lint/yaml';
import { faulty, known, onlyKeys } from './faulty.ts';

export interface Workflow {
  /** As it is told to people. */
  readonly file: string;
  /** Root of the repository it lies in: what `$/` and, in a job, `./` start from. */
  readonly home: string;
  readonly name: string;
  readonly tree: Tree;
  /** Event -> what stands under it. */
  readonly events: ReadonlyMap<string, Tree | undefined>;
  /** In the order they run in: each behind those it needs. */
  readonly jobs: ReadonlyMap<string, Job>;
}

export interface Job {
  readonly id: string;
  readonly at: Place;
  readonly tree: Tree;
  readonly needs: readonly string[];
  /** Every job it waits for, itself or through others. */
  readonly ancestors: readonly string[];
  readonly steps: readonly Tree[];
}

const workflowKeys = ['name', 'run-name', 'on', 'permissions', 'env', 'defaults', 'concurrency', 'jobs'];
const jobKeys = [
  ...['name', 'permissions', 'needs', 'if', 'runs-on', 'environment', 'concurrency', 'outputs', 'env', 'defaults'],
  ...['steps', 'timeout-minutes', 'strategy', 'continue-on-error', 'container', 'services', 'uses', 'with', 'secrets'],
];
export const stepKeys = [
  ...['id', 'if', 'name', 'uses', 'run', 'working-directory', 'shell', 'with', 'env', 'continue-on-error'],
  'timeout-minutes',
];

/** What stands under each of these keys is a mapping, or nothing: of another shape it would be read as if it were not there. */
const mappings = ['env', 'defaults', 'strategy', 'outputs', 'with', 'services'];

/** Reads the YAML of a file, which is a mapping. `shown` is its name in messages. */
export function readTree(path: string, shown: string): Tree {
  if (!existsSync(path) || !statSync(path).isFile()) throw new UserError('not-found', `There is no file \`${shown}\`.`);
  const parsed = parseYaml(readFileSync(path, 'utf8'));
  if ('unreadable' in parsed) throw faulty(shown, parsed.unreadable.at, `${parsed.unreadable.message}.`);
  if (parsed.tree.kind !== 'mapping') throw faulty(shown, parsed.tree.at, 'it is no mapping.');
  return parsed.tree;
}

/** Reads a workflow. What is no workflow, has keys nobody knows, or needs in a circle is a UserError with its place. */
export function readWorkflow(path: string, shown: string, home: string): Workflow {
  const tree = readTree(path, shown);
  onlyKeys(shown, tree, 'a workflow', workflowKeys);
  onlyMappings(shown, tree);
  const on = child(tree, 'on');
  const events = new Map<string, Tree | undefined>([
    ...listed(on).map(({ text }) => [text, undefined] as const),
    ...(on?.entries ?? []).map(({ key, value }) => [key, value] as const),
  ]);
  if (events.size === 0) throw faulty(shown, tree.at, 'it has no `on:`, so it is no workflow.');
  const entries = child(tree, 'jobs')?.entries ?? [];
  if (entries.length === 0) throw faulty(shown, tree.at, 'it has no `jobs:`, so it is no workflow.');
  const raw = new Map(entries.map(({ key, at, value }) => [key, readJob(shown, key, at, value)]));
  const jobs = inOrder(shown, raw);
  return { file: shown, home, name: child(tree, 'name')?.text || shown, tree, events, jobs };
}

function readJob(file: string, id: string, at: Place, tree: Tree): Omit<Job, 'ancestors'> {
  const job = `the job \`${id}\``;
  if (tree.kind !== 'mapping') throw faulty(file, at, `${job} is no mapping.`);
  onlyKeys(file, tree, job, jobKeys);
  onlyMappings(file, tree);
  const needs = child(tree, 'needs');
  if (needs?.kind === 'mapping') throw faulty(file, needs.at, `\`needs\` of ${job} is no list of jobs.`);
  const steps = child(tree, 'steps')?.items ?? [];
  if ((child(tree, 'uses') === undefined) === (steps.length === 0)) {
    throw faulty(
      file,
      at,
      `${job} has ${steps.length === 0 ? 'neither' : 'both'} \`steps\` ${steps.length === 0 ? 'nor' : 'and'} \`uses\`.`,
    );
  }
  for (const step of steps) {
    if (step.kind !== 'mapping') throw faulty(file, step.at, `a step of ${job} is no mapping.`);
    onlyKeys(file, step, `a step of ${job}`, stepKeys);
    onlyMappings(file, step);
    const stepId = child(step, 'id');
    if (stepId && steps.some((other) => other !== step && child(other, 'id')?.text === stepId.text))
      throw faulty(file, stepId.at, `two steps of ${job} have the id \`${stepId.text}\`.`);
    if ((child(step, 'run') === undefined) === (child(step, 'uses') === undefined)) {
      throw faulty(file, step.at, `a step of ${job} has either \`run\` or \`uses\`, and this has both or neither.`);
    }
  }
  return { id, at, tree, needs: listed(needs).map(({ text }) => text), steps };
}

function onlyMappings(file: string, tree: Tree): void {
  for (const { key, at, value } of tree.entries) {
    if (!mappings.includes(key) || value.kind === 'mapping' || (value.kind === 'scalar' && value.value === null))
      continue;
    throw faulty(file, at, `\`${key}\` is no mapping.`);
  }
}

function inOrder(file: string, jobs: ReadonlyMap<string, Omit<Job, 'ancestors'>>): Map<string, Job> {
  const done = new Map<string, Job>();
  const visit = (id: string, path: readonly string[]): Job => {
    const finished = done.get(id);
    if (finished) return finished;
    const job = jobs.get(id)!;
    if (path.includes(id)) {
      throw faulty(
        file,
        job.at,
        `jobs need each other in a circle: ${[...path.slice(path.indexOf(id)), id].join(' needs ')}.`,
      );
    }
    const before = job.needs.map((need) => {
      known(jobs, need, (hint) => faulty(file, job.at, `the job \`${id}\` needs \`${need}\`, which is no job.`, hint));
      return visit(need, [...path, id]);
    });
    const ancestors = new Set(before.flatMap((need) => [...need.ancestors, need.id]));
    const whole = { ...job, ancestors: [...ancestors] };
    done.set(id, whole);
    return whole;
  };
  for (const id of jobs.keys()) visit(id, []);
  return done;
}
