import { z } from 'zod';
import { wholeWeights } from '../whole-weights.ts';
import type { Resource } from './kubectl.ts';
import type { Shape } from './object-router.ts';
import { type Arms, changeLists, type List, readLists, shapeOf } from './weighted-list.ts';

const experiment = z.looseObject({
  spec: z.looseObject({
    candidates: z.array(z.looseObject({ name: z.string(), weight: z.int().min(0).default(0) })),
  }),
  status: z
    .looseObject({ conditions: z.array(z.looseObject({ type: z.string(), status: z.string() })).optional() })
    .optional(),
});

/** Seldon Core 2: Experiment, `spec.candidates[].weight`, relative to their sum. It is in force while its condition Ready is true. */
export function seldonExperiment(arms: Arms): Shape {
  const object = 'The Experiment';
  const lists = (resource: Resource): List[] => [
    {
      what: object,
      destinations: shapeOf(experiment, resource, object).spec.candidates.map(({ name, weight }, index) => ({
        names: [name],
        weight,
        path: `/spec/candidates/${index}/weight`,
      })),
    },
  ];
  return {
    router: 'seldon',
    kind: 'experiments.mlops.seldon.io',
    weightsFor: wholeWeights('An Experiment', [100, 1000, 10_000]),
    read(resource) {
      const ready = shapeOf(experiment, resource, object).status?.conditions?.find(({ type }) => type === 'Ready');
      const settling = ready !== undefined && ready.status !== 'True';
      return { weights: readLists(lists(resource), arms, object), settling };
    },
    change: (resource, to) => changeLists(lists(resource), arms, object, to),
  };
}
