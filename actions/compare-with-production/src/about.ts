import type { Scalar, Subject } from '@tidegate/evidence';
import { type Found, measuredOn } from '@tidegate/gates';
import { type ComparisonInputs, metricsJudged, type MetricRules } from './sources.ts';

/** Which candidate was judged, on which data. */
export function subjectOf(
  candidate: Found | undefined,
  rules: MetricRules,
  predictions: { readonly digest: string } | undefined,
): Subject {
  const dataDigest = predictions?.digest ?? measuredOn(candidate, metricsJudged(rules));
  const said = dataDigest === undefined ? {} : { dataDigest };
  if (!candidate?.metrics || !candidate.version) return said;
  const { name, version, digest, commit } = candidate.version;
  return {
    model: name,
    version,
    ...(digest !== undefined && { digest }),
    ...(commit !== undefined && { commit }),
    ...said,
  };
}

/** What was read, and all that is known of the model in production. */
export function factsOf(
  inputs: ComparisonInputs,
  rules: MetricRules,
  candidate: Found | undefined,
  production: Found | undefined,
): Record<string, Scalar> {
  const judged = metricsJudged(rules);
  const version = production?.metrics ? production.version : undefined;
  const all = {
    candidate: candidate?.metrics?.origin,
    production: production?.metrics?.origin,
    'candidate-data-digest': measuredOn(candidate, judged),
    'production-model': version?.name,
    'production-version': version?.version,
    'production-digest': version?.digest,
    'production-commit': version?.commit,
    'production-data-digest': measuredOn(production, judged),
    predictions: inputs.predictions,
    'first-model': inputs['first-model'],
    baseline: inputs.baseline,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
