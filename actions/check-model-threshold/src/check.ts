import { type Check, judge, type Judgement, type Subject, UserError } from '@tidegate/evidence';
import {
  checkThresholds,
  isNoAnswer,
  measuredOn,
  type MetricName,
  type MetricWorld,
  parseRules,
  readConfidence,
  readSources,
} from '@tidegate/gates';
import type { thresholdSettings } from '@tidegate/gates/settings';
import { type MetricSet, parseAliases } from '@tidegate/metrics';
import type { ModelVersion } from '@tidegate/registry';
import type { z } from 'zod';
import { metricsOutput, tellLeftOut } from './metrics-output.ts';

export type ThresholdInputs = z.output<typeof thresholdSettings>;

export interface ThresholdResult extends Judgement {
  readonly outputs: { readonly metrics: Record<string, unknown>; readonly failed: readonly string[] };
}

/** Reads the metrics and holds each threshold against them. Of an unreachable registry nothing is known: inconclusive. */
export async function checkModelThreshold(
  inputs: ThresholdInputs,
  world: MetricWorld,
  log?: { warn(message: string): void },
): Promise<ThresholdResult> {
  const rules = parseRules(inputs.thresholds, { input: 'thresholds', production: false });
  const level = confidenceLevel(inputs);
  const reading = { metricsPath: inputs['metrics-path'], aliases: parseAliases(inputs.aliases ?? []) };
  const found = await readSources(inputs.metrics, reading, world).catch((error: unknown) => {
    if (isNoAnswer(error)) return error;
    throw error;
  });
  if (found instanceof UserError) {
    const reason = `The metrics could not be read: ${found.message}`;
    const check: Check = { id: 'metrics', title: 'the metrics can be read', verdict: 'inconclusive', reason };
    return { ...judge([check]), outputs: { metrics: {}, failed: [] } };
  }
  const { metrics, versions } = found;
  const { 'sample-size': sizes, 'test-share': testShare } = inputs;
  const checks = checkThresholds(rules, metrics, {
    ...(sizes && { shares: readConfidence(sizes, level, rules, metrics) }),
    ...(testShare !== undefined && { folds: { level, testShare } }),
  });
  const judged = rules.map(({ metric }) => metric);
  const output = metricsOutput(metrics, judged);
  const leftOut = tellLeftOut(output, metrics.origin);
  if (leftOut !== undefined) log?.warn(leftOut);
  return {
    ...judge(checks),
    subject: subjectOf(metrics, versions, judged),
    facts: { metrics: metrics.origin, 'metrics-read': metrics.values.size },
    outputs: {
      metrics: output.metrics,
      failed: checks.filter(({ verdict }) => verdict !== 'pass').map(({ title }) => title),
    },
  };
}

function confidenceLevel(inputs: ThresholdInputs): number {
  const level = inputs.confidence ?? 0.95;
  const testShare = inputs['test-share'];
  if (inputs.confidence !== undefined && !inputs['sample-size'] && testShare === undefined) {
    throw new UserError('bad-input', '`confidence` was given without `sample-size` or `test-share`.', {
      hint: 'Add `sample-size`, the number of items the metrics were measured on, or `test-share` for means over folds.',
    });
  }
  if (testShare !== undefined && !(testShare > 0 && testShare < 1)) {
    throw new UserError('bad-input', `\`test-share\` is ${testShare}: expected a share above 0 and below 1.`, {
      hint: 'Of k folds each tests on 1/k of the rows: write 0.2 for five, 0.1 for ten.',
    });
  }
  if (level > 0.5 && level < 1) return level;
  throw new UserError('bad-input', `\`confidence\` is ${level}: expected a share above 0.5 and below 1.`, {
    hint: 'Write it as 0.95 or 95%.',
  });
}

/** Which model, and measured on which data. Of several versions none is the one judged. */
function subjectOf(metrics: MetricSet, versions: readonly ModelVersion[], judged: readonly MetricName[]): Subject {
  const version = versions.length === 1 ? versions[0] : undefined;
  const dataDigest = measuredOn({ metrics, ...(version && { version }) }, judged);
  return {
    ...(version && { model: version.name, version: version.version }),
    ...(version?.digest !== undefined && { digest: version.digest }),
    ...(version?.commit !== undefined && { commit: version.commit }),
    ...(dataDigest !== undefined && { dataDigest }),
  };
}
