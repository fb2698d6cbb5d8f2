import { z } from 'zod';
import { wholeWeights } from '../whole-weights.ts';
import type { Resource } from './kubectl.ts';
import type { Shape } from './object-router.ts';
import { type Arms, changeLists, type List, readLists, shapeOf } from './weighted-list.ts';

const route = z.looseObject({
  spec: z.looseObject({
    rules: z.array(
      z.looseObject({
        name: z.string().optional(),
        backendRefs: z.array(z.looseObject({ name: z.string(), weight: z.int().min(0).default(1) })).default([]),
      }),
    ),
  }),
});

/**
 * Gateway API: HTTPRoute, `spec.rules[].backendRefs[].weight`, relative to their sum, 1 when it is left out. A rule with one backend
 * sends it everything whatever its weight, so both must be listed at all times.
 */
export function httpRoute(arms: Arms, rule: string | undefined): Shape {
  const object = 'The HTTPRoute';
  const lists = (resource: Resource): List[] =>
    shapeOf(route, resource, object)
      .spec.rules.map(({ name, backendRefs }, index) => ({ name: name ?? String(index), index, backendRefs }))
      .filter(({ name }) => rule === undefined || name === rule)
      .map(({ name, index, backendRefs }) => ({
        what: `Rule ${name} of the HTTPRoute`,
        destinations: backendRefs.map((backend, at) => ({
          names: [backend.name],
          weight: backend.weight,
          path: `/spec/rules/${index}/backendRefs/${at}/weight`,
        })),
      }));
  return {
    router: 'gateway-api',
    kind: 'httproutes.gateway.networking.k8s.io',
    weightsFor: wholeWeights('An HTTPRoute', [100, 1000, 10_000, 1_000_000]),
    read: (resource) => ({ weights: readLists(lists(resource), arms, object) }),
    change: (resource, to) => changeLists(lists(resource), arms, object, to),
  };
}
