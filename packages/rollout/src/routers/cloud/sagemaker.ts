import { text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../../mapping-input.ts';
import type { OpenRouter } from '../router.ts';
import { wholeWeights } from '../whole-weights.ts';
import { answerOf, managed, managedRouter, twoArms } from './managed.ts';
import { missingArms } from './missing-arms.ts';

const target = z.strictObject({ ...managed, endpoint: text(), region: text().optional(), profile: text().optional() });

/** The answer of DescribeEndpoint, as in the SageMaker API reference. */
const described = z.looseObject({
  EndpointStatus: z.string(),
  ProductionVariants: z.array(
    z.looseObject({
      VariantName: z.string(),
      CurrentWeight: z.number().min(0).default(0),
      DesiredWeight: z.number().min(0).optional(),
    }),
  ),
});

/** SageMaker: production variants of one endpoint, by UpdateEndpointWeightsAndCapacities. */
export const openSagemaker: OpenRouter = (inputs, tools) => {
  const parsed = parseMapping(
    'target',
    target,
    inputs.target,
    'For sagemaker: `{ endpoint: fraud, region: eu-central-1 }`.',
  );
  const { endpoint, region, profile } = parsed;
  const place = [
    ...(region === undefined ? [] : ['--region', region]),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...['--output', 'json'],
  ];
  const variants = (weights: { stable: number; candidate: number }) =>
    JSON.stringify(
      (['stable', 'candidate'] as const).map((arm) => ({ VariantName: inputs[arm], DesiredWeight: weights[arm] })),
    );
  const shape = {
    router: 'sagemaker',
    name: `${region === undefined ? '' : `${region}/`}${endpoint}`,
    program: parsed.program ?? 'aws',
    weightsFor: wholeWeights('SageMaker', [100, 1000]),
    describe: ['sagemaker', 'describe-endpoint', '--endpoint-name', endpoint, ...place],
    read(answer: unknown) {
      const { EndpointStatus: status, ProductionVariants: list } = answerOf(described, answer, 'SageMaker');
      missingArms(
        inputs,
        list.map(({ VariantName: name }) => name),
        `The endpoint ${endpoint}`,
      );
      const asked = Object.fromEntries(
        list.map(({ VariantName: name, CurrentWeight: current, DesiredWeight: desired }) => [name, desired ?? current]),
      );
      const settled =
        status === 'InService' &&
        list.every(({ CurrentWeight: current, DesiredWeight: desired }) => current === (desired ?? current));
      return { weights: twoArms(asked, inputs, `The endpoint ${endpoint}`), settling: !settled };
    },
    update: (weights: { stable: number; candidate: number }) => [
      ...['sagemaker', 'update-endpoint-weights-and-capacities', '--endpoint-name', endpoint],
      ...['--desired-weights-and-capacities', variants(weights), ...place],
    ],
  };
  return managedRouter(shape, parsed, tools);
};
