// One run of one workflow, called by a small repository, with one place red.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { ActLog } from '../../../scripts/tools/act-log.ts';
import { runAct } from '../../../scripts/tools/act.ts';
import type { Workflows } from './places.ts';
import { linesOf, type Outputs, type Staged } from './staging.ts';

export type Inputs = Readonly<Record<string, string | number | boolean>>;

export interface Scenario {
  readonly workflow: string;
  readonly inputs: Inputs;
  /** Outputs of a place instead of the usual. */
  readonly outputs?: Readonly<Record<string, Outputs>>;
  /** Places that say no. */
  readonly red?: readonly string[];
  /** What the red ones of our own actions say. */
  readonly verdict?: 'fail' | 'inconclusive';
  /** A command that cannot fail by itself is refused before it begins, as GitHub ends a job that nobody approves. */
  readonly refused?: string;
  readonly secrets?: Readonly<Record<string, string>>;
}

export interface Ending {
  /** What the caller of the workflow sees, and what the whole run ends with. */
  readonly result: string;
  /** Results of the jobs, by `<file>/<job>`. */
  readonly jobs: ReadonlyMap<string, string>;
  /** The places that ran, with how they ended. */
  readonly ran: ReadonlyMap<string, 'success' | 'failure'>;
}

let runs = 0;

/** Runs the scenario to its end in a folder of its own below `root`. */
export async function runScenario(
  root: string,
  staged: Staged,
  workflows: Workflows,
  scenario: Scenario,
): Promise<Ending> {
  const folder = join(root, `run-${++runs}`);
  const consumer = join(folder, 'caller');
  for (const [place, outputs] of Object.entries(scenario.outputs ?? {})) {
    write(join(folder, 'outputs', place), linesOf(outputs));
  }
  const call = { uses: `tidegate/mlops/.github/workflows/${scenario.workflow}@v1`, with: scenario.inputs };
  const caller = { name: 'Caller', on: { workflow_dispatch: {} }, jobs: { call: { ...call, secrets: 'inherit' } } };
  write(join(consumer, '.github/workflows/caller.yml'), stringify(caller));
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', consumer]);
  const act = await runAct({
    consumer,
    workflow: '.github/workflows/caller.yml',
    folder: join(folder, 'act'),
    repositories: staged.repositories,
    python: join(staged.commands, 'python'),
    secrets: scenario.secrets ?? {},
    env: {
      STAGED: dirname(staged.commands),
      SCENARIO: folder,
      BASH_ENV: staged.beforeBash,
      RED: `\n${(scenario.red ?? []).join('\n')}\n`,
      REFUSED: scenario.refused ?? 'nothing',
      VERDICT: scenario.verdict ?? 'fail',
    },
  });
  const result = act.jobs.findLast(({ name }) => name === 'Caller/call')?.result ?? 'none';
  // The caller has this job alone, so the run ends as it does.
  if ((result === 'failure') !== (act.exitCode !== 0))
    throw new Error(`act ended with ${act.exitCode} after ${result}`);
  return { result, ...whatRan(act, workflows) };
}

/** Jobs and steps of act's log by the places of the files; a composite action's inner steps are not among them. */
function whatRan(act: ActLog, workflows: Workflows): Pick<Ending, 'jobs' | 'ran'> {
  const files = new Map(Object.entries(workflows).map(([file, { name }]) => [name, file]));
  const jobOf = (name: string): string | undefined => {
    const file = files.get(name.split('/').at(-2) ?? '');
    const job = act.jobs.find((one) => one.name === name);
    return file === undefined || job === undefined ? undefined : `${file}/${job.id}`;
  };
  const jobs = new Map<string, string>();
  for (const { name, result } of act.jobs) {
    const job = jobOf(name);
    if (job !== undefined) jobs.set(job, result);
  }
  const ran = new Map<string, 'success' | 'failure'>();
  for (const { job: jobName, id, name, outcome } of act.steps) {
    const job = jobOf(jobName);
    if (job === undefined || id.includes('/') || outcome === 'skipped') continue;
    const named = [name, id, name.replace(/@.*$/, '').replace(/^tidegate\/mlops\//, '$/')].map(
      (key) => `${job}/${key}`,
    );
    const [file = ''] = job.split('/');
    const place = named.find((key) => workflows[file]?.places.some((one) => one.key === key));
    if (place === undefined) throw new Error(`act ran ${named[0]}, which is no step of ${file}`);
    ran.set(place, outcome);
  }
  return { jobs, ran };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
