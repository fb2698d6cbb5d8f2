import { UserError } from '@tidegate/evidence';
import { openAzureMl } from './cloud/azure-ml.ts';
import { openCloudRun } from './cloud/cloud-run.ts';
import { openSagemaker } from './cloud/sagemaker.ts';
import { openVertexAi } from './cloud/vertex-ai.ts';
import { openCommand } from './command-open.ts';
import { openHaproxy } from './haproxy-open.ts';
import type { RouterKind } from './kinds.ts';
import * as kubernetes from './kubernetes/open.ts';
import type { OpenRouter, RouterInputs, RouterTools, TrafficRouter } from './router.ts';

const ROUTERS: Readonly<Record<RouterKind, OpenRouter>> = {
  'gateway-api': kubernetes.openGatewayApi,
  istio: kubernetes.openIstio,
  'service-selector': kubernetes.openServiceSelector,
  'replica-ratio': kubernetes.openReplicaRatio,
  'deployment-image': kubernetes.openDeploymentImage,
  'ingress-nginx': kubernetes.openIngressNginx,
  kserve: kubernetes.openKserve,
  seldon: kubernetes.openSeldon,
  haproxy: openHaproxy,
  sagemaker: openSagemaker,
  'azure-ml': openAzureMl,
  'vertex-ai': openVertexAi,
  'cloud-run': openCloudRun,
  command: openCommand,
};

/** The router the inputs name. */
export function openRouter(inputs: RouterInputs, tools: RouterTools): TrafficRouter {
  if (inputs.stable === inputs.candidate) {
    throw new UserError('bad-input', `\`stable\` and \`candidate\` are both "${inputs.stable}".`, {
      hint: 'Name two different arms.',
    });
  }
  return ROUTERS[inputs.router](inputs, tools);
}
