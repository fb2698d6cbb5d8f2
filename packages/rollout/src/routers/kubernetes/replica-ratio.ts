import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import type { TrafficRouter } from '../router.ts';
import { sameWeights, type Weights } from '../../weights.ts';
import { annotationStore } from './annotation-store.ts';
import type { Kubectl } from './kubectl.ts';
import { type Arms, shapeOf } from './weighted-list.ts';

const KIND = 'deployments.apps';

const deployment = z.looseObject({
  metadata: z.looseObject({ generation: z.number().optional(), resourceVersion: z.string() }),
  spec: z.looseObject({ replicas: z.int().min(0).default(1) }),
  status: z
    .looseObject({ observedGeneration: z.number().default(0), availableReplicas: z.number().default(0) })
    .optional(),
});

export interface ReplicaTarget extends Arms {
  /** Both Deployments together, at every step. */
  readonly replicas: number;
  readonly deadlineMs: number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/**
 * Two Deployments behind one Service, which sends each pod the same: the share is the candidate's part of all replicas. The
 * weights are replicas. State is kept on the stable Deployment.
 */
export function replicaRatio(api: Kubectl, target: ReplicaTarget): TrafficRouter {
  const get = async (arm: keyof Arms) => {
    const object = shapeOf(deployment, await api.get(KIND, target[arm]), `The Deployment ${target[arm]}`);
    const { metadata, spec, status } = object;
    const settled =
      status !== undefined &&
      status.observedGeneration >= (metadata.generation ?? 0) &&
      status.availableReplicas === spec.replicas;
    return { version: metadata.resourceVersion, replicas: spec.replicas, settled };
  };
  const both = async () => ({ stable: await get('stable'), candidate: await get('candidate') });
  return {
    kind: 'replica-ratio',
    location: `replica-ratio ${api.namespace}/${target.stable}`,
    capabilities: { deadlineMs: target.deadlineMs, asynchronous: false, weightsFor: replicasFor(target.replicas) },
    store: annotationStore(api, { kind: KIND, name: target.stable }, target.sleep),
    async read() {
      const { stable, candidate } = await both();
      return {
        weights: { stable: stable.replicas, candidate: candidate.replicas },
        settling: !(stable.settled && candidate.settled),
      };
    },
    async write(weights, expected) {
      const present = await both();
      const seen = { stable: present.stable.replicas, candidate: present.candidate.replicas };
      if (!sameWeights(seen, expected)) {
        throw new UserError('conflict', `The replicas are ${shown(seen)} where ${shown(expected)} were read.`, {
          hint: 'Somebody else changed them meanwhile; an autoscaler must not own these Deployments.',
        });
      }
      // The one that grows first, so that there are never fewer pods than before.
      const order = (['stable', 'candidate'] as const).toSorted(
        (a, b) => weights[b] - seen[b] - (weights[a] - seen[a]),
      );
      for (const arm of order) {
        if (weights[arm] === seen[arm]) continue;
        await api.patch(KIND, target[arm], present[arm].version, [
          { op: 'add', path: '/spec/replicas', value: weights[arm] },
        ]);
      }
    },
  };
}

const shown = ({ stable, candidate }: Weights) => `${stable}:${candidate}`;

/** Replicas that make exactly the share; told with what is possible where there are none. */
function replicasFor(replicas: number): (share: number) => Weights {
  return (share) => {
    const candidate = Math.round(share * replicas);
    if (Math.abs(candidate - share * replicas) < 1e-9) return { stable: replicas - candidate, candidate };
    const asked = Number((share * 100).toFixed(6));
    const possible = Array.from({ length: Math.min(replicas, 12) }, (_, index) =>
      Number((((index + 1) / replicas) * 100).toFixed(2)),
    );
    throw new UserError(
      'unsupported',
      `${replicas} replicas cannot give the candidate exactly ${asked} %: they can do ${possible.join(', ')}${replicas > 12 ? ', ...' : ''} %.`,
      { hint: `Use such steps, or ${needed(share)} replicas in \`target.replicas\`.` },
    );
  };
}

/** The fewest replicas that can do the share, up to 1000. */
function needed(share: number): string {
  for (let replicas = 1; replicas <= 1000; replicas++) {
    if (Math.abs(Math.round(share * replicas) - share * replicas) < 1e-9) return String(replicas);
  }
  return 'far more';
}
