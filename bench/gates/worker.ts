import { parentPort } from 'node:worker_threads';
import { repeats, type Scenario } from './families.ts';

/** Some repeats of one family in one scenario. */
export interface Task {
  readonly family: number;
  readonly scenario: Scenario;
  readonly seed: number;
  readonly first: number;
  readonly count: number;
}

parentPort!.on('message', ({ family, scenario, seed, first, count }: Task) => {
  parentPort!.postMessage(repeats(family, scenario, seed, first, count));
});
