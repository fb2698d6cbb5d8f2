import { type Call, type Handlers, notFound, page, read, type Reply, unprocessable, write } from './handler.ts';
import { runJson, startRun, stepOf } from './runs.ts';
import type { WorkflowSetup } from './world.ts';

const repository = '/repos/{owner}/{repo}';

export const workflowHandlers: Handlers = {
  [`GET ${repository}/actions/workflows`]: read('actions', (call) => ({
    status: 200,
    body: {
      total_count: call.repository.workflows.length,
      workflows: page(call.repository.workflows, call.query).map((workflow) => workflowJson(call, workflow)),
    },
  })),
  [`GET ${repository}/actions/workflows/{workflow_id}`]: read('actions', (call) => {
    const workflow = find(call);
    return workflow ? { status: 200, body: workflowJson(call, workflow) } : notFound;
  }),
  [`POST ${repository}/actions/workflows/{workflow_id}/dispatches`]: write('actions', dispatch),
  [`POST ${repository}/dispatches`]: write('contents', (call) => {
    const { event_type: type, client_payload: payload = {} } = call.body as {
      event_type: string;
      client_payload?: Record<string, unknown>;
    };
    for (const workflow of call.repository.workflows) {
      if (workflow.eventTypes?.includes(type) && (workflow.state ?? 'active') === 'active') {
        startRun(call, workflow, 'repository_dispatch', call.repository.defaultBranch ?? 'main', payload);
      }
    }
    return { status: 204 };
  }),
};

function dispatch(call: Call): Reply {
  const workflow = find(call);
  if (!workflow) return notFound;
  const {
    ref,
    inputs = {},
    return_run_details: details,
  } = call.body as {
    ref: string;
    inputs?: Record<string, unknown>;
    return_run_details?: boolean;
  };
  const older = call.apiVersion < '2026-03-10';
  if (details !== undefined && (!older || call.state.world.runDetails === false)) {
    return unprocessable('Invalid request.\n\n"return_run_details" is not a permitted key.');
  }
  const short = ref.replace(/^refs\/(heads|tags)\//, '');
  if (!(short in call.repository.refs)) return unprocessable(`No ref found for: ${ref}`);
  if ((workflow.state ?? 'active') !== 'active') {
    return unprocessable("Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  }
  if (!workflow.inputs) return unprocessable("Workflow does not have 'workflow_dispatch' trigger");
  const unexpected = Object.keys(inputs).filter((name) => !(name in workflow.inputs!));
  if (unexpected.length > 0) return unprocessable(`Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  for (const [name, { required, options }] of Object.entries(workflow.inputs)) {
    if (required && !(name in inputs)) return unprocessable(`Required input '${name}' not provided`);
    if (options && name in inputs && !options.includes(String(inputs[name]))) {
      return unprocessable(
        `Provided value '${String(inputs[name])}' for input '${name}' not in the list of allowed values`,
      );
    }
  }
  const size = JSON.stringify(inputs).length;
  if (size > 65_535) return unprocessable('inputs are too large.');
  const run = startRun(call, workflow, 'workflow_dispatch', short, inputs);
  if (older && details !== true) return { status: 204 };
  const { url, html_url } = runJson(call.state, run, stepOf(run));
  return { status: 200, body: { workflow_run_id: run.id, run_url: url, html_url } };
}

/** The workflow a path names: by id when it is all digits, else by file name. */
export function find({ repository, params }: Call): WorkflowSetup | undefined {
  const id = decodeURIComponent(params['workflow_id']!);
  return repository.workflows.find((workflow) =>
    /^\d+$/.test(id) ? workflow.id === Number(id) : workflow.file === id,
  );
}

function workflowJson({ state, repository }: Call, workflow: WorkflowSetup): Record<string, unknown> {
  const url = `${state.url}/repos/${repository.name}/actions/workflows/${workflow.id}`;
  return {
    ...state.contract.example('workflow'),
    id: workflow.id,
    name: workflow.name ?? workflow.file,
    path: `.github/workflows/${workflow.file}`,
    state: workflow.state ?? 'active',
    url,
    html_url: `https://github.invalid/${repository.name}/actions/workflows/${workflow.file}`,
  };
}
