import { type Call, type Handlers, notFound, page, read, type State, write } from './handler.ts';
import type { Run, RunStep, WorkflowSetup } from './world.ts';

const repository = '/repos/{owner}/{repo}';

export const runHandlers: Handlers = {
  [`GET ${repository}/actions/runs`]: read('actions', (call) => list(call, () => true)),
  [`GET ${repository}/actions/workflows/{workflow_id}/runs`]: read('actions', (call) => {
    const id = decodeURIComponent(call.params['workflow_id']!);
    const known = call.repository.workflows.some((workflow) => named(workflow, id));
    return known ? list(call, (run) => named(run.workflow, id)) : notFound;
  }),
  [`GET ${repository}/actions/runs/{run_id}`]: read('actions', (call) => {
    const run = find(call);
    if (!run) return notFound;
    const step = stepOf(run);
    run.looks++;
    return { status: 200, body: runJson(call.state, run, step) };
  }),
  [`GET ${repository}/actions/runs/{run_id}/pending_deployments`]: read('actions', (call) => {
    const run = find(call);
    if (!run) return notFound;
    // The look that found it waiting has already moved the script on.
    const pending = (scriptOf(run)[Math.max(0, run.looks - 1)] ?? stepOf(run)).pending ?? [];
    const [environment] = call.state.contract.example('pending-deployment-items') as unknown as [PendingExample];
    return {
      status: 200,
      body: pending.map(({ environment: name, reviewers, waitTimer }) => ({
        ...environment,
        environment: { ...environment.environment, name },
        wait_timer: waitTimer ?? 0,
        wait_timer_started_at: run.createdAt,
        reviewers: reviewers.map((login) => ({
          type: 'User',
          reviewer: { ...environment.reviewers.find(({ type }) => type === 'User')!.reviewer, login },
        })),
      })),
    };
  }),
  [`POST ${repository}/actions/runs/{run_id}/cancel`]: write('actions', (call) => {
    const run = find(call);
    if (!run) return notFound;
    run.cancelRequested = true;
    return { status: 202, body: {} };
  }),
};

interface PendingExample {
  readonly environment: object;
  readonly reviewers: readonly { type: string; reviewer: object }[];
}

function named(workflow: WorkflowSetup, id: string): boolean {
  return /^\d+$/.test(id) ? workflow.id === Number(id) : workflow.file === id;
}

function list(call: Call, wanted: (run: Run) => boolean) {
  const { query } = call;
  const [since] = /(?<=^>=).+/.exec(query.get('created') ?? '') ?? [];
  const runs = call.state.runs
    .filter((run) => run.repository === call.repository.name && wanted(run))
    .filter((run) => !query.has('event') || run.event === query.get('event'))
    .filter((run) => since === undefined || Date.parse(run.createdAt) >= Date.parse(since))
    .reverse();
  const workflow_runs = page(runs, query).map((run) => runJson(call.state, run, stepOf(run)));
  return { status: 200, body: { total_count: runs.length, workflow_runs } };
}

function find({ state, repository: { name }, params }: Call): Run | undefined {
  return state.runs.find((run) => run.repository === name && run.id === Number(params['run_id']));
}

/** Starts a run, as a dispatch does. */
export function startRun(
  { state, repository: { name, refs } }: Call,
  workflow: WorkflowSetup,
  event: Run['event'],
  ref: string,
  inputs: Readonly<Record<string, unknown>>,
): Run {
  const filled = (workflow.runName ?? workflow.name ?? workflow.file).replace(
    /\$\{\{\s*(?:inputs|github\.event\.client_payload)\.([\w-]+)\s*\}\}/g,
    (_, input: string) => textOf(inputs[input]),
  );
  const run: Run = {
    id: state.nextId(),
    repository: name,
    workflow,
    event,
    title: filled,
    ref,
    sha: refs[ref]!,
    createdAt: state.timestamp(),
    inputs,
    looks: 0,
    cancelRequested: false,
  };
  state.runs.push(run);
  return run;
}

function scriptOf(run: Run): readonly RunStep[] {
  return run.workflow.script ?? [{ status: 'completed', conclusion: 'success' }];
}

/** Where a run stands at this look. */
export function stepOf(run: Run): RunStep {
  if (run.cancelRequested) return { status: 'completed', conclusion: 'cancelled' };
  const script = scriptOf(run);
  return script[Math.min(run.looks, script.length - 1)]!;
}

export function runJson(state: State, run: Run, step: RunStep) {
  const url = `${state.url}/repos/${run.repository}/actions/runs/${run.id}`;
  return {
    ...state.contract.example('workflow-run'),
    id: run.id,
    name: run.workflow.name ?? run.workflow.file,
    display_title: run.title,
    event: run.event,
    head_branch: run.ref,
    head_sha: run.sha,
    path: `.github/workflows/${run.workflow.file}`,
    workflow_id: run.workflow.id,
    status: step.status,
    conclusion: step.conclusion ?? null,
    created_at: run.createdAt,
    url,
    html_url: `https://github.invalid/${run.repository}/actions/runs/${run.id}`,
  };
}

function textOf(value: unknown): string {
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
