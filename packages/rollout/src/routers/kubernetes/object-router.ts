import { UserError } from '@tidegate/evidence';
import type { Reading, TrafficRouter } from '../router.ts';
import { sameWeights, type Weights } from '../../weights.ts';
import { annotationStore } from './annotation-store.ts';
import type { Kubectl, Operation, Resource } from './kubectl.ts';

/** How one kind of object says how it splits traffic. Pure. */
export interface Shape {
  /** As in `router:`. */
  readonly router: string;
  /** As kubectl names the resource, with its group: `httproutes.gateway.networking.k8s.io`. */
  readonly kind: string;
  readonly weightsFor: (share: number) => Weights;
  /** Throws a UserError for an object that does not split between the two arms. */
  readonly read: (object: Resource) => Reading;
  readonly change: (object: Resource, to: Weights) => readonly Operation[];
  /** More than the object itself tells, such as whether pods are ready. */
  readonly look?: (api: Kubectl, object: Resource) => Promise<Partial<Reading>>;
}

export interface ObjectTarget {
  readonly name: string;
  readonly deadlineMs: number;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** A router that is one object of a Kubernetes API server, with the rollout's state in an annotation of it. */
export function objectRouter(api: Kubectl, target: ObjectTarget, shape: Shape): TrafficRouter {
  const { kind, router, weightsFor } = shape;
  const { name, deadlineMs, sleep } = target;
  return {
    kind: router,
    location: `${router} ${api.namespace}/${name}`,
    capabilities: { deadlineMs, asynchronous: false, weightsFor },
    store: annotationStore(api, { kind, name }, sleep),
    async read() {
      const object = await api.get(kind, name);
      return { ...shape.read(object), ...(await shape.look?.(api, object)) };
    },
    async write(weights, expected) {
      for (let tries = 1; ; tries++) {
        const object = await api.get(kind, name);
        const { weights: present } = shape.read(object);
        if (!sameWeights(present, expected)) throw changed(target.name, present, expected);
        try {
          return await api.patch(kind, name, object.metadata.resourceVersion, shape.change(object, weights));
        } catch (error) {
          // Refused whole. A controller that writes the object's status makes a new version of it too; that is no rival.
          if (tries === 5 || !(error instanceof UserError && error.code === 'conflict')) throw error;
        }
      }
    },
  };
}

function changed(name: string, present: Weights, expected: Weights): UserError {
  const shown = ({ stable, candidate }: Weights) => `${stable}:${candidate}`;
  return new UserError('conflict', `${name} has the weights ${shown(present)} where ${shown(expected)} were read.`, {
    hint: 'Somebody else changed them meanwhile.',
  });
}
