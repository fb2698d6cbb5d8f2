import { z } from 'zod';
import { wholeWeights } from '../whole-weights.ts';
import type { Resource } from './kubectl.ts';
import type { Shape } from './object-router.ts';
import { type Arms, changeLists, type List, readLists, shapeOf } from './weighted-list.ts';

const destination = z.looseObject({ host: z.string(), subset: z.string().optional() });
const service = z.looseObject({
  spec: z.looseObject({
    http: z
      .array(
        z.looseObject({
          name: z.string().optional(),
          route: z.array(z.looseObject({ destination, weight: z.int().min(0).default(0) })).default([]),
        }),
      )
      .default([]),
  }),
});

/** Istio: VirtualService, `spec.http[].route[].weight`, whole percents. An arm is a subset, or a host with or without its domain. */
export function virtualService(arms: Arms, rule: string | undefined): Shape {
  const object = 'The VirtualService';
  const lists = (resource: Resource): List[] =>
    shapeOf(service, resource, object)
      .spec.http.map(({ name, route }, index) => ({ name: name ?? String(index), index, route }))
      .filter(({ name }) => rule === undefined || name === rule)
      .map(({ name, index, route }) => ({
        what: `Route ${name} of the VirtualService`,
        destinations: route.map(({ destination: { host, subset }, weight }, at) => ({
          // Subsets of one host share its name, so the host names a destination that has no subset.
          names: subset === undefined ? [host, host.split('.')[0]] : [subset],
          weight,
          path: `/spec/http/${index}/route/${at}/weight`,
        })),
      }));
  return {
    router: 'istio',
    kind: 'virtualservices.networking.istio.io',
    weightsFor: wholeWeights('A VirtualService', [100]),
    read: (resource) => ({ weights: readLists(lists(resource), arms, object) }),
    change: (resource, to) => changeLists(lists(resource), arms, object, to),
  };
}
