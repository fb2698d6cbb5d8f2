import { z } from 'zod';
import { allOrNothing } from '../whole-weights.ts';
import type { Kubectl, Resource } from './kubectl.ts';
import type { Shape } from './object-router.ts';
import type { Reading } from '../router.ts';
import { type Arms, shapeOf } from './weighted-list.ts';

const service = z.looseObject({ spec: z.looseObject({ selector: z.record(z.string(), z.string()) }) });
const pod = z.looseObject({
  status: z
    .looseObject({ conditions: z.array(z.looseObject({ type: z.string(), status: z.string() })).default([]) })
    .default({ conditions: [] }),
});

/**
 * Blue/green by a Service's selector: the arms are the two values of one of its labels. A candidate without a ready pod is out of
 * service; to select it would be an outage.
 */
export function serviceSelector(arms: Arms, label: string): Shape {
  const selectorOf = (resource: Resource) => shapeOf(service, resource, 'The Service').spec.selector;
  return {
    router: 'service-selector',
    kind: 'services',
    weightsFor: allOrNothing('A Service'),
    read(resource) {
      const value = selectorOf(resource)[label];
      if (value === arms.stable) return { weights: { stable: 100, candidate: 0 } };
      // A third value serves neither arm, and is told as that.
      return { weights: { stable: 0, candidate: value === arms.candidate ? 100 : 0 } };
    },
    change: (_, to) => [
      {
        op: 'add',
        path: `/spec/selector/${label.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        value: to.candidate > 0 ? arms.candidate : arms.stable,
      },
    ],
    async look(api, resource) {
      const down = async (arm: 'stable' | 'candidate') =>
        (await anyReady(api, { ...selectorOf(resource), [label]: arms[arm] })) ? [] : [arm];
      return { down: await down('candidate') } satisfies Partial<Reading>;
    },
  };
}

async function anyReady(api: Kubectl, selector: Readonly<Record<string, string>>): Promise<boolean> {
  const wanted = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
  const pods = await api.list('pods', wanted.join(','));
  return pods.some((one) =>
    shapeOf(pod, one, 'A pod').status.conditions.some(({ type, status }) => type === 'Ready' && status === 'True'),
  );
}
