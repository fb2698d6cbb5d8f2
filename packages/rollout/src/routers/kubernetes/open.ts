import { duration, integer, text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../../mapping-input.ts';
import { login, renewing } from '../renewing.ts';
import type { OpenRouter, RouterInputs, RouterTools } from '../router.ts';
import { deploymentImage } from './deployment-image.ts';
import { seldonExperiment } from './experiment.ts';
import { httpRoute } from './http-route.ts';
import { inferenceService } from './inference-service.ts';
import { nginxCanary } from './ingress-nginx.ts';
import { kubectl, type Kubectl } from './kubectl.ts';
import { objectRouter, type Shape } from './object-router.ts';
import { replicaRatio } from './replica-ratio.ts';
import { serviceSelector } from './service-selector.ts';
import { virtualService } from './virtual-service.ts';

const cluster = {
  namespace: text().prefault('default'),
  context: text().optional(),
  kubeconfig: text().optional(),
  kubectl: text().prefault('kubectl'),
  timeout: duration().prefault('10s'),
  login,
};

const named = z.strictObject({ ...cluster, name: text(), deadline: duration().prefault('30s') });
const ruled = named.extend({ rule: z.union([text(), z.int().transform(String)]).optional() });

export const openGatewayApi = object(ruled, (inputs, { rule }) => httpRoute(inputs, rule));
export const openIstio = object(ruled, (inputs, { rule }) => virtualService(inputs, rule));
export const openIngressNginx = object(named, () => nginxCanary());
export const openKserve = object(named.extend({ deadline: duration().prefault('10m') }), ({ candidate }) =>
  inferenceService(candidate),
);
export const openSeldon = object(named.extend({ deadline: duration().prefault('2m') }), (inputs) =>
  seldonExperiment(inputs),
);
export const openServiceSelector = object(named.extend({ label: text().prefault('version') }), (inputs, { label }) =>
  serviceSelector(inputs, label),
);
export const openDeploymentImage = object(
  named.extend({ container: text().optional(), deadline: duration().prefault('10m') }),
  (inputs, { container }) => deploymentImage(inputs, container),
);

const ratio = z.strictObject({
  ...cluster,
  replicas: integer({ min: 2, max: 10_000 }),
  deadline: duration().prefault('10m'),
});

export const openReplicaRatio: OpenRouter = (inputs, tools) => {
  const target = parseMapping(
    'target',
    ratio,
    inputs.target,
    'For replica-ratio: `{ namespace: models, replicas: 20 }`.',
  );
  const { stable, candidate } = inputs;
  const { replicas, deadline: deadlineMs } = target;
  const router = replicaRatio(api(target, tools), { stable, candidate, replicas, deadlineMs, sleep: tools.sleep });
  return renewing(router, target.login, tools);
};

/** A router that is one object, from the schema of its target. */
function object<S extends z.ZodType<z.output<typeof named>>>(
  schema: S,
  shapeFor: (inputs: RouterInputs, target: z.output<S>) => Shape,
): OpenRouter {
  return (inputs, tools) => {
    const hint = `For ${inputs.router}: \`{ namespace: models, name: fraud }\`.`;
    const target = parseMapping('target', schema, inputs.target, hint);
    const { name, deadline: deadlineMs } = target;
    const settings = { name, deadlineMs, sleep: tools.sleep };
    const router = objectRouter(api(target, tools), settings, shapeFor(inputs, target));
    return renewing(router, target.login, tools);
  };
}

function api(target: z.output<z.ZodObject<typeof cluster>>, tools: RouterTools): Kubectl {
  return kubectl(tools.exec, {
    program: target.kubectl,
    context: target.context,
    kubeconfig: target.kubeconfig === undefined ? undefined : tools.path(target.kubeconfig),
    namespace: target.namespace,
    timeoutMs: target.timeout,
  });
}
