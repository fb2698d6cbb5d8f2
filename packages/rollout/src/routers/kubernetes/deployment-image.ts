import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import { allOrNothing } from '../whole-weights.ts';
import type { Resource } from './kubectl.ts';
import type { Shape } from './object-router.ts';
import { type Arms, shapeOf } from './weighted-list.ts';

const deployment = z.looseObject({
  metadata: z.looseObject({ generation: z.number().optional() }),
  spec: z.looseObject({
    replicas: z.number().default(1),
    template: z.looseObject({
      spec: z.looseObject({ containers: z.array(z.looseObject({ name: z.string(), image: z.string() })) }),
    }),
  }),
  status: z
    .looseObject({
      observedGeneration: z.number().default(0),
      updatedReplicas: z.number().default(0),
      availableReplicas: z.number().default(0),
      replicas: z.number().default(0),
    })
    .optional(),
});

/**
 * All at once by a Deployment's image: the arms are two images of one container, and the weights tell which one is set. The change is in
 * force when the controller has replaced every pod.
 */
export function deploymentImage(arms: Arms, container: string | undefined): Shape {
  const find = (resource: Resource) => {
    const object = shapeOf(deployment, resource, 'The Deployment');
    const { containers } = object.spec.template.spec;
    const index = container === undefined ? 0 : containers.findIndex(({ name }) => name === container);
    const found = containers[index];
    if (found && (container !== undefined || containers.length === 1)) return { object, index, image: found.image };
    throw new UserError('not-found', `The Deployment's container is not clear: it has ${names(containers)}.`, {
      hint: 'Name the one that serves the model in `target.container`.',
    });
  };
  return {
    router: 'deployment-image',
    kind: 'deployments.apps',
    weightsFor: allOrNothing('A Deployment'),
    read(resource) {
      const { object, image } = find(resource);
      const { metadata, spec, status } = object;
      const settled =
        status !== undefined &&
        status.observedGeneration >= (metadata.generation ?? 0) &&
        status.updatedReplicas === spec.replicas &&
        status.availableReplicas === spec.replicas &&
        status.replicas === spec.replicas;
      const weights = { stable: image === arms.stable ? 100 : 0, candidate: image === arms.candidate ? 100 : 0 };
      return { weights, settling: !settled };
    },
    change: (resource, to) => [
      {
        op: 'replace',
        path: `/spec/template/spec/containers/${find(resource).index}/image`,
        value: to.candidate > 0 ? arms.candidate : arms.stable,
      },
    ],
  };
}

const names = (containers: readonly { name: string }[]) =>
  containers.map(({ name }) => `"${name}"`).join(', ') || 'none';
