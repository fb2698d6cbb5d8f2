import { judge } from '@tidegate/evidence';
import { compareRules, type MetricWorld } from '@tidegate/gates';
import { knownBadMetrics } from '@tidegate/gates/known-bad';
import type { KnownBad } from '@tidegate/kit';
import { wrongPredictions } from './predictions.ts';
import { type ComparisonInputs, readRules, sideReader } from './sources.ts';

/** Each rule against a candidate that is bad in its metric, and the predictions of one that is wrong about every row. */
export async function knownBad(inputs: ComparisonInputs, world: MetricWorld): Promise<KnownBad[]> {
  const { rules } = readRules(inputs);
  const read = sideReader(inputs, world);
  const [candidate, production] = [await read('candidate'), await read('production')];
  const mine = candidate && 'metrics' in candidate ? candidate.metrics : undefined;
  const theirs = production && 'metrics' in production ? production.metrics : undefined;
  const held = theirs ? rules : rules.filter(({ bound }) => bound.kind === 'number');
  const onMetrics = (mine && held.length > 0 ? knownBadMetrics(held, mine) : []).map(
    ({ name, rule, metrics }): KnownBad => {
      const checks = () =>
        compareRules(held, metrics, theirs).checks.filter(({ id }) => rule === undefined || id === rule);
      return { name, run: async () => judge(checks()) };
    },
  );
  const wrong = theirs === undefined && production !== undefined ? [] : await wrongPredictions(inputs, world);
  return [...onMetrics, ...wrong];
}
