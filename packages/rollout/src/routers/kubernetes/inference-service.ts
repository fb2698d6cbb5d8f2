import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import { wholeWeights } from '../whole-weights.ts';
import type { Operation, Resource } from './kubectl.ts';
import type { Shape } from './object-router.ts';
import type { Reading } from '../router.ts';
import type { Weights } from '../../weights.ts';
import { shapeOf } from './weighted-list.ts';

const percent = z.int().min(0).max(100);
const service = z.looseObject({
  spec: z.looseObject({
    predictor: z.looseObject({ canaryTrafficPercent: percent.optional() }),
    canary: z
      .array(z.looseObject({ trafficPercent: percent.default(0), predictor: z.looseObject({ name: z.string() }) }))
      .optional(),
  }),
  status: z
    .looseObject({
      components: z
        .looseObject({
          predictor: z
            .looseObject({
              latestCreatedRevision: z.string().optional(),
              latestReadyRevision: z.string().optional(),
              previousRolledoutRevision: z.string().optional(),
              traffic: z
                .array(
                  z.looseObject({
                    revisionName: z.string().optional(),
                    latestRevision: z.boolean().optional(),
                    percent: percent.default(0),
                  }),
                )
                .optional(),
            })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});
type Service = z.output<typeof service>;

/**
 * KServe: InferenceService. With `spec.canary[]` (0.20, Standard mode) the candidate is the entry of that name; else it is the latest
 * revision and `spec.predictor.canaryTrafficPercent` its share, everything when that is left out.
 */
export function inferenceService(candidate: string): Shape {
  const read = (resource: Resource) => shapeOf(service, resource, 'The InferenceService');
  return {
    router: 'kserve',
    kind: 'inferenceservices.serving.kserve.io',
    weightsFor: wholeWeights('KServe', [100]),
    read: (resource) => {
      const object = read(resource);
      return object.spec.canary === undefined ? readLatest(object) : readListed(object.spec.canary, candidate);
    },
    change: (resource, to): Operation[] => {
      const { canary } = read(resource).spec;
      if (canary === undefined) {
        return [{ op: 'add', path: '/spec/predictor/canaryTrafficPercent', value: to.candidate }];
      }
      const index = canary.findIndex(({ predictor }) => predictor.name === candidate);
      return [{ op: 'add', path: `/spec/canary/${index}/trafficPercent`, value: to.candidate }];
    },
  };
}

const split = (share: number): Weights => ({ stable: 100 - share, candidate: share });

function readListed(canary: NonNullable<Service['spec']['canary']>, candidate: string): Reading {
  const ours = canary.find(({ predictor }) => predictor.name === candidate);
  if (!ours) {
    throw new UserError('not-found', `The InferenceService has no entry "${candidate}" in \`spec.canary\`.`, {
      hint: `It has ${canary.map(({ predictor }) => predictor.name).join(', ') || 'none'}; add one with trafficPercent 0.`,
    });
  }
  const others = canary.filter((entry) => entry !== ours && entry.trafficPercent > 0);
  if (others.length > 0) throw third(others.map(({ predictor }) => predictor.name));
  return { weights: split(ours.trafficPercent) };
}

function readLatest({ spec, status }: Service): Reading {
  const asked = spec.predictor.canaryTrafficPercent ?? 100;
  const seen = status?.components?.predictor;
  if (seen === undefined) return { weights: split(asked) };
  const { latestCreatedRevision, latestReadyRevision, previousRolledoutRevision, traffic } = seen;
  const down = latestCreatedRevision !== latestReadyRevision ? (['candidate'] as const) : [];
  if (traffic === undefined) return { weights: split(asked), down };
  const isLatest = (entry: { revisionName?: string | undefined; latestRevision?: boolean | undefined }) =>
    entry.latestRevision === true || (entry.revisionName !== undefined && entry.revisionName === latestReadyRevision);
  // A canary that follows another one has been seen to keep the one before in the route.
  const leaked = traffic.filter(
    (entry) => !isLatest(entry) && entry.percent > 0 && entry.revisionName !== previousRolledoutRevision,
  );
  if (previousRolledoutRevision !== undefined && leaked.length > 0) {
    throw third(leaked.map(({ revisionName }) => revisionName ?? '?'));
  }
  const latest = traffic.filter(isLatest).reduce((sum, entry) => sum + entry.percent, 0);
  return { weights: split(asked), down, settling: latest !== asked };
}

function third(names: readonly string[]): UserError {
  return new UserError('unsupported', `The InferenceService gives traffic to a third revision: ${names.join(', ')}.`, {
    hint: 'End the earlier canary first, so that the stable and the candidate revision have all traffic.',
  });
}
