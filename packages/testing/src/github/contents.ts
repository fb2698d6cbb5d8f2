import { type Handlers, notFound, page, read } from './handler.ts';
import type { WorkflowSetup } from './world.ts';

const repository = '/repos/{owner}/{repo}';

export const contentsHandlers: Handlers = {
  [`GET ${repository}/contents/{path}`]: read(
    'contents',
    ({ state, repository: { refs, workflows }, params, query }) => {
      const path = decodeURIComponent(params['path']!);
      const ref = query.get('ref');
      if (ref !== null && !(ref in refs) && !Object.values(refs).includes(ref)) return notFound;
      const workflow = workflows.find(({ file }) => path === `.github/workflows/${file}`);
      const text = workflow && (workflow.content ?? workflowText(workflow));
      if (text === undefined) return notFound;
      const content = Buffer.from(text).toString('base64').replace(/.{60}/g, '$&\n');
      const example = state.contract.example('content-file-response-if-content-is-a-file');
      return { status: 200, body: { ...example, path, name: path.split('/').at(-1), size: text.length, content } };
    },
  ),
  [`GET ${repository}/environments`]: read('actions', ({ state, repository: { environments = [] }, query }) => {
    const [example] = (state.contract.example('environments') as { environments: object[] }).environments;
    return {
      status: 200,
      body: {
        total_count: environments.length,
        environments: page(environments, query).map((name) => ({ ...example, name })),
      },
    };
  }),
};

/** The file of a workflow, as its settings describe it: JSON is YAML too. */
function workflowText({ inputs, eventTypes, runName }: WorkflowSetup): string {
  return JSON.stringify({
    ...(runName !== undefined && { 'run-name': runName }),
    on: {
      ...(inputs && { workflow_dispatch: { inputs } }),
      ...(eventTypes && { repository_dispatch: { types: eventTypes } }),
      ...(!inputs && !eventTypes && { schedule: [{ cron: '0 3 * * *' }] }),
    },
    jobs: { deploy: { 'runs-on': 'ubuntu-latest', steps: [{ run: 'true' }] } },
  });
}
