import { judge } from '@tidegate/evidence';
import { checkThresholds, type MetricWorld, parseRules, readSources } from '@tidegate/gates';
import { knownBadMetrics } from '@tidegate/gates/known-bad';
import type { KnownBad } from '@tidegate/kit';
import { parseAliases } from '@tidegate/metrics';
import { checkModelThreshold, type ThresholdInputs } from './check.ts';

/** A file that says NaN, read as any other, and then each threshold against a model that is bad in its metric. */
export async function knownBad(inputs: ThresholdInputs, world: MetricWorld): Promise<KnownBad[]> {
  const rules = parseRules(inputs.thresholds, { input: 'thresholds', production: false });
  const reading = { metricsPath: inputs['metrics-path'], aliases: parseAliases(inputs.aliases ?? []) };
  const { metrics } = await readSources(inputs.metrics, reading, world);
  const names = rules.map(({ metric }) => metric.name);
  const text = `{${names.map((name) => `${JSON.stringify(name)}: NaN`).join(', ')}}`;
  const { 'metrics-path': _, aliases: __, ...plain } = inputs;
  return [
    {
      name: 'a file of NaN',
      run: () =>
        checkModelThreshold({ ...plain, metrics: ['known-bad.json'] }, { ...world, readText: async () => text }),
    },
    ...knownBadMetrics(rules, metrics).map(({ name, rule, metrics: bad }): KnownBad => {
      const checks = () => checkThresholds(rules, bad).filter(({ id }) => rule === undefined || id === rule);
      return { name, run: async () => judge(checks()) };
    }),
  ];
}
