import { type GitHubServer, openapiExtract } from '../../../scripts/openapi.ts';
import { type GitHubDouble, type GitHubOptions, startGitHub, type WorkflowSetup } from '@tidegate/testing/github';

export const sha = '2222222222222222222222222222222222222222';
/** No part of it may ever be seen. */
export const token = 'ghs_plantedTokenThatNobodyMaySee01';

export const deployWorkflow: WorkflowSetup = {
  id: 7001,
  file: 'deploy.yml',
  name: 'Deploy',
  inputs: { model_version: { required: true }, environment: {}, trigger_source: {}, idempotency_key: {} },
  runName: 'Deploy ${{ inputs.model_version }} (${{ inputs.idempotency_key }})',
};

/** A GitHub with one repository whose deploy.yml can be varied. */
export async function deployGitHub(
  workflow: Partial<WorkflowSetup> = {},
  { server, ...options }: Partial<Omit<GitHubOptions, 'openapi'>> & { server?: GitHubServer } = {},
): Promise<GitHubDouble> {
  return startGitHub({
    openapi: await openapiExtract(server),
    tokens: { [token]: {} },
    repositories: [
      {
        name: 'octo/flights',
        refs: { main: sha, v2: sha },
        workflows: [
          { ...deployWorkflow, ...workflow },
          { id: 7002, file: 'nightly.yml', name: 'Nightly' },
          {
            id: 7003,
            file: 'on-event.yml',
            eventTypes: ['deploy'],
            runName: 'Deploy ${{ github.event.client_payload.idempotency_key }}',
          },
        ],
      },
    ],
    ...options,
  });
}

export const dispatchRoute = 'POST /actions/workflows/{workflow_id}/dispatches';
