import { ApiFailure } from './api-failure.ts';
import type { GitHubApi } from './api.ts';
import { type Deployment, deploymentsOf, deploymentState, setDeploymentState } from './deployment.ts';

export interface HistoryWanted {
  readonly repository: string;
  readonly environment: string;
  /** The record that is being written; it is not among those before it. */
  readonly except: number | undefined;
}

/** How far back the record of what is in production is looked for. */
const farthest = 10;

/** What is in production by the records: the newest whose last state is `success` and that is no canary. Throws an ApiFailure. */
export async function activeDeployment(api: GitHubApi, wanted: HistoryWanted): Promise<Deployment | undefined> {
  for await (const deployment of before(api, wanted)) {
    if (deployment.task === 'deploy:canary') continue;
    if ((await deploymentState(api, wanted.repository, deployment.id)) === 'success') return deployment;
  }
  return undefined;
}

/**
 * After a release has all the traffic: records before it that still say `success` go `inactive`, canaries too. GitHub does
 * so by itself only outside production. They are only records: when it fails that is told, and no more.
 */
export async function retireDeployments(api: GitHubApi, wanted: HistoryWanted, by: string): Promise<void> {
  const { repository, environment } = wanted;
  try {
    for await (const { id } of before(api, wanted)) {
      if ((await deploymentState(api, repository, id)) !== 'success') continue;
      await setDeploymentState(api, repository, id, 'inactive', { description: `Replaced: ${by}` });
    }
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    api.log.warn(`Earlier deployments to ${environment} were not marked inactive: GitHub ${failure.message}.`);
  }
}

async function* before(
  api: GitHubApi,
  { repository, environment, except }: HistoryWanted,
): AsyncGenerator<Deployment, void, undefined> {
  let seen = 0;
  for await (const deployment of deploymentsOf(api, repository, environment, { most: 1 })) {
    if (except !== undefined && deployment.id >= except) continue;
    if (++seen > farthest) return;
    yield deployment;
  }
}
