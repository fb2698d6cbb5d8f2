import { text } from '@tidegate/fields';
import { z } from 'zod';
import { parseMapping } from '../../mapping-input.ts';
import type { Weights } from '../../weights.ts';
import type { OpenRouter } from '../router.ts';
import { wholeWeights } from '../whole-weights.ts';
import { answerOf, managed, managedRouter, twoArms } from './managed.ts';

const target = z.strictObject({ ...managed, endpoint: text(), 'resource-group': text(), workspace: text() });

/** The answer of `az ml online-endpoint show`: the endpoint's YAML schema as JSON. */
const shown = z.looseObject({
  provisioning_state: z.string(),
  traffic: z.record(z.string(), z.number().min(0).max(100)).default({}),
});

/** Azure Machine Learning: deployments of one managed online endpoint, whole percents. */
export const openAzureMl: OpenRouter = (inputs, tools) => {
  const parsed = parseMapping(
    'target',
    target,
    inputs.target,
    'For azure-ml: `{ endpoint: fraud, resource-group: ml, workspace: prod }`.',
  );
  const { endpoint, workspace, 'resource-group': group } = parsed;
  const place = ['--name', endpoint, '--resource-group', group, '--workspace-name', workspace];
  const { stable, candidate } = inputs;
  const shape = {
    router: 'azure-ml',
    name: `${group}/${workspace}/${endpoint}`,
    program: parsed.program ?? 'az',
    weightsFor: wholeWeights('Azure Machine Learning', [100]),
    describe: ['ml', 'online-endpoint', 'show', ...place, '--output', 'json'],
    read(answer: unknown) {
      const { provisioning_state: state, traffic } = answerOf(shown, answer, 'Azure Machine Learning');
      return {
        weights: twoArms(traffic, inputs, `The endpoint ${endpoint}`),
        settling: state.toLowerCase() !== 'succeeded',
      };
    },
    // One argument of pairs parted by blanks, as the command takes it.
    update: (weights: Weights) => [
      ...['ml', 'online-endpoint', 'update', ...place],
      ...['--traffic', `${stable}=${weights.stable} ${candidate}=${weights.candidate}`, '--no-wait'],
    ],
  };
  return managedRouter(shape, parsed, tools);
};
