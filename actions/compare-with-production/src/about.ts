import type { Scalar, Subject } from '@tidegate/evidence';
import { type Found, measuredOn } from '@tidegate/gates';
import type { ComparisonInputs } from './sources.ts';

/** Which candidate was judged, on which data. */
export function subjectOf(candidate: Found | undefined, predictions: { readonly digest: string } | undefined): Subject {
  const dataDigest = predictions?.digest ?? measuredOn(candidate);
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
  candidate: Found | undefined,
  production: Found | undefined,
): Record<string, Scalar> {
  const version = production?.metrics ? production.version : undefined;
  const all = {
    candidate: candidate?.metrics?.origin,
    production: production?.metrics?.origin,
    'candidate-data-digest': measuredOn(candidate),
    'production-model': version?.name,
    'production-version': version?.version,
    'production-digest': version?.digest,
    'production-commit': version?.commit,
    'production-data-digest': measuredOn(production),
    predictions: inputs.predictions,
    'first-model': inputs['first-model'],
    baseline: inputs.baseline,
  };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
