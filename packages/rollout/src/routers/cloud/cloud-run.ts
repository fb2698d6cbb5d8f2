import { text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../../mapping-input.ts';
import { sameWeights, type Weights } from '../../weights.ts';
import type { OpenRouter } from '../router.ts';
import { wholeWeights } from '../whole-weights.ts';
import { answerOf, managed, managedRouter, pairs, twoArms } from './managed.ts';

const target = z.strictObject({ ...managed, service: text(), region: text(), project: text().optional() });

const traffic = z
  .array(
    z.looseObject({
      revisionName: z.string().optional(),
      latestRevision: z.boolean().optional(),
      percent: z.int().min(0).max(100).default(0),
    }),
  )
  .default([]);

/** The Service resource of the Cloud Run Admin API, version 1. */
const described = z.looseObject({
  metadata: z.looseObject({ generation: z.number().optional() }),
  spec: z.looseObject({ traffic }),
  status: z.looseObject({
    observedGeneration: z.number().optional(),
    latestReadyRevisionName: z.string().optional(),
    traffic,
  }),
});

/** Cloud Run: revisions of one service, whole percents. */
export const openCloudRun: OpenRouter = (inputs, tools) => {
  const parsed = parseMapping(
    'target',
    target,
    inputs.target,
    'For cloud-run: `{ service: fraud, region: europe-west4 }`.',
  );
  const { service, region, project } = parsed;
  const place = [
    ...['--region', region],
    ...(project === undefined ? [] : ['--project', project]),
    ...['--quiet', '--format', 'json'],
  ];
  const what = `The service ${service}`;
  const shape = {
    router: 'cloud-run',
    name: `${project === undefined ? '' : `${project}/`}${region}/${service}`,
    program: parsed.program ?? 'gcloud',
    weightsFor: wholeWeights('Cloud Run', [100]),
    describe: ['run', 'services', 'describe', service, ...place],
    read(answer: unknown) {
      const { metadata, spec, status } = answerOf(described, answer, 'Cloud Run');
      const byRevision = (entries: z.output<typeof traffic>) => {
        const split: Record<string, number> = {};
        for (const { revisionName, latestRevision, percent } of entries) {
          const name = revisionName ?? (latestRevision ? status.latestReadyRevisionName : undefined) ?? '?';
          split[name] = (split[name] ?? 0) + percent;
        }
        return twoArms(split, inputs, what);
      };
      const weights = byRevision(spec.traffic);
      const settled =
        (status.observedGeneration ?? 0) >= (metadata.generation ?? 0) &&
        sameWeights(byRevision(status.traffic), weights);
      return { weights, settling: !settled };
    },
    update: (weights: Weights) => [
      ...['run', 'services', 'update-traffic', service],
      ...[`--to-revisions=${pairs(inputs, weights).join(',')}`, '--async', ...place],
    ],
  };
  return managedRouter(shape, parsed, tools);
};
