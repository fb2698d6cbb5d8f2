import { type Call, type Handlers, notFound, page, read, type State, unprocessable, write } from './handler.ts';
import type { Deployment } from './world.ts';

const repository = '/repos/{owner}/{repo}';

export const deploymentHandlers: Handlers = {
  [`POST ${repository}/deployments`]: write('deployments', (call) => {
    const { ref } = call.body as { ref: string };
    const { refs, name } = call.repository;
    const sha = Object.values(refs).includes(ref) ? ref : refs[ref];
    if (sha === undefined) return unprocessable(`No ref found for: ${ref}`);
    const deployment: Deployment = {
      id: call.state.nextId(),
      repository: name,
      request: call.body,
      sha,
      createdAt: call.state.timestamp(),
      statuses: [],
    };
    call.state.deployments.push(deployment);
    return { status: 201, body: deploymentJson(call.state, deployment) };
  }),
  [`GET ${repository}/deployments`]: read('deployments', (call) => ({
    status: 200,
    body: page(
      call.state.deployments
        .filter((deployment) => deployment.repository === call.repository.name)
        .filter(({ request }) =>
          ['environment', 'task'].every((name) => !call.query.has(name) || request[name] === call.query.get(name)),
        )
        .reverse(),
      call.query,
    ).map((deployment) => deploymentJson(call.state, deployment)),
  })),
  [`GET ${repository}/deployments/{deployment_id}`]: read('deployments', (call) => {
    const deployment = find(call);
    return deployment ? { status: 200, body: deploymentJson(call.state, deployment) } : notFound;
  }),
  [`POST ${repository}/deployments/{deployment_id}/statuses`]: write('deployments', (call) => {
    const deployment = find(call);
    if (!deployment) return notFound;
    const status = {
      ...call.state.contract.example('deployment-status'),
      ...call.body,
      id: call.state.nextId(),
      created_at: call.state.timestamp(),
    };
    deployment.statuses.push(status);
    return { status: 201, body: status };
  }),
  [`GET ${repository}/deployments/{deployment_id}/statuses`]: read('deployments', (call) => {
    const deployment = find(call);
    return deployment ? { status: 200, body: page(deployment.statuses.toReversed(), call.query) } : notFound;
  }),
};

function find({ state, repository: { name }, params }: Call): Deployment | undefined {
  return state.deployments.find(({ id, repository: of }) => of === name && id === Number(params['deployment_id']));
}

function deploymentJson(state: State, { id, sha, request, createdAt, repository: name }: Deployment) {
  const { ref, task = 'deploy', payload = '', environment = 'production', description = null } = request;
  return {
    ...state.contract.example('deployment'),
    ...{ id, sha, ref, task, payload, environment, description, original_environment: environment },
    created_at: createdAt,
    url: `${state.url}/repos/${name}/deployments/${id}`,
  };
}
