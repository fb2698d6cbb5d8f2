import { type Check, judge } from '@tidegate/evidence';
import { checkFirstModel, checkSuspicious, type Found, type MetricWorld, nothingAt } from '@tidegate/gates';
import { factsOf, subjectOf } from './about.ts';
import { type ComparisonResult, decisionOf } from './compare.ts';
import { compareWithBaseline } from './predictions.ts';
import type { ComparisonInputs, MetricRules } from './sources.ts';

/** The registry itself says that nothing is in production: the policy decides, and the candidate's own rules and the baseline must hold. */
export async function judgeFirstModel(
  inputs: ComparisonInputs,
  metricRules: MetricRules,
  candidate: Found | undefined,
  production: Found & { readonly metrics?: never },
  world: MetricWorld,
): Promise<ComparisonResult> {
  const { nothingAt: reference, location, around } = production;
  const address = inputs.production!;
  const { rules, suspicious } = metricRules;
  // Only an alias, or a stage, can be new. A version, run or tag that is not there is a mistake in the address.
  if (reference.kind !== 'alias' && reference.kind !== 'stage') throw nothingAt(address, production);
  if (production.inStage) return notTheFirst(address, production.inStage);
  const pass = inputs['first-model'] === 'pass';
  const told = `There is nothing at ${address} yet in the registry (${location})`;
  const policy: Check = {
    id: 'first-model',
    title: 'a model is in production',
    // A mistyped name looks like a first model.
    verdict: pass ? (around?.isLikelySlip ? 'warn' : 'pass') : 'fail',
    reason: [
      pass
        ? `${told}, and \`first-model: pass\` lets the first model through.`
        : `${told}, so there is nothing to compare with; \`first-model: pass\` would let the first model through.`,
      around?.sentence ?? [],
    ]
      .flat()
      .join(' '),
    method: { name: 'first-model policy', parameters: { 'first-model': inputs['first-model'] } },
  };
  const beaten = pass && inputs.baseline ? await compareWithBaseline(inputs, world) : undefined;
  const absolute = suspicious.filter(({ bound }) => bound.kind === 'number');
  const own = candidate?.metrics
    ? [...checkFirstModel(rules, candidate.metrics), ...checkSuspicious(absolute, candidate.metrics, undefined)]
    : [];
  const judged = judge([policy, ...own, ...(beaten?.checks ?? [])]);
  return {
    ...judged,
    ...(judged.verdict === 'pass' && { reason: policy.reason }),
    subject: subjectOf(candidate, metricRules, beaten),
    facts: factsOf(inputs, metricRules, candidate, undefined),
    outputs: {
      decision: decisionOf[judged.verdict],
      'production-version': undefined,
      'best-candidate': beaten?.best,
      deltas: {},
    },
  };
}

/** A registry that still works by stages has a model in production, though the alias is not there yet. */
function notTheFirst(address: string, { stage, version }: { stage: string; version: string }): ComparisonResult {
  const [, name, alias] = /^models:\/(.+)@(.+)$/.exec(address.trim()) ?? [];
  const check: Check = {
    id: 'first-model',
    title: 'a model is in production',
    verdict: 'inconclusive',
    reason: `There is nothing at ${address} yet, but version ${version} of ${name} is in the stage ${stage}, so this is not the first model: promote that version to the alias ${alias} once, or compare with models:/${name}/${stage}.`,
  };
  return {
    ...judge([check]),
    outputs: { decision: 'inconclusive', 'production-version': version, 'best-candidate': undefined, deltas: {} },
  };
}
