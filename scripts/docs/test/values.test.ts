import { expect, test } from '@jest/globals';
import { badValues } from '../values.ts';

const job = (text: string) => `on: push\njobs:\n  a:\n${text}`;
const step = (uses: string, inputs: string) =>
  job(`    steps:\n      - uses: ${uses}\n        with:\n          ${inputs}\n`);

test.each([
  ['an action', step('tidegate/mlops/actions/canary-rollout@v1', 'strategy: red-black'), 7],
  [
    'a called workflow',
    job('    uses: tidegate/mlops/.github/workflows/deploy.yml@v1\n    with: { steps: soon }\n'),
    5,
  ],
])('a value that %s would refuse is told with its line', async (_, workflow, line) => {
  expect((await badValues(workflow)).map((found) => found.line)).toEqual([line]);
});

test.each([
  ['good', step('tidegate/mlops/actions/canary-rollout@v1', 'strategy: canary')],
  ['made by an expression', step('tidegate/mlops/actions/canary-rollout@v1', "strategy: '${{ inputs.strategy }}'")],
  ['of an action of others', step('some/canary-rollout@v1', 'strategy: red-black')],
  [
    'of an input that is not known, which others tell',
    step('tidegate/mlops/actions/canary-rollout@v1', 'stratagem: x'),
  ],
])('a value that is %s is not told', async (_, workflow) => {
  expect(await badValues(workflow)).toEqual([]);
});
