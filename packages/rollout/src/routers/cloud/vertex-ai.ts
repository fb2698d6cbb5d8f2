import { text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../../mapping-input.ts';
import type { Weights } from '../../weights.ts';
import type { OpenRouter } from '../router.ts';
import { wholeWeights } from '../whole-weights.ts';
import { answerOf, managed, managedRouter, pairs, twoArms } from './managed.ts';
import { missingArms } from './missing-arms.ts';

const target = z.strictObject({ ...managed, endpoint: text(), region: text(), project: text().optional() });

/** The Endpoint resource of the Vertex AI API. */
const described = z.looseObject({
  deployedModels: z.array(z.looseObject({ id: z.string() })).default([]),
  trafficSplit: z.record(z.string(), z.int().min(0).max(100)).default({}),
});

/** Vertex AI: deployed models of one endpoint, by their ids, whole percents. */
export const openVertexAi: OpenRouter = (inputs, tools) => {
  const parsed = parseMapping(
    'target',
    target,
    inputs.target,
    'For vertex-ai: `{ endpoint: "456", region: europe-west4 }`.',
  );
  const { endpoint, region, project } = parsed;
  const place = [
    ...['--region', region],
    ...(project === undefined ? [] : ['--project', project]),
    ...['--quiet', '--format', 'json'],
  ];
  const shape = {
    router: 'vertex-ai',
    name: `${project === undefined ? '' : `${project}/`}${region}/${endpoint}`,
    program: parsed.program ?? 'gcloud',
    weightsFor: wholeWeights('Vertex AI', [100]),
    describe: ['ai', 'endpoints', 'describe', endpoint, ...place],
    read(answer: unknown) {
      const { deployedModels, trafficSplit } = answerOf(described, answer, 'Vertex AI');
      missingArms(
        inputs,
        deployedModels.map(({ id }) => id),
        `The endpoint ${endpoint}`,
      );
      return { weights: twoArms(trafficSplit, inputs, `The endpoint ${endpoint}`) };
    },
    update: (weights: Weights) => [
      ...['ai', 'endpoints', 'update', endpoint, `--traffic-split=${pairs(inputs, weights).join(',')}`, ...place],
    ],
  };
  return managedRouter(shape, parsed, tools);
};
