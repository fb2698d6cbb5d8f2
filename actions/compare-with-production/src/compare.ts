import { type Check, judge, type Judgement, type Scalar, UserError, type Verdict } from '@tidegate/evidence';
import {
  checkFirstModel,
  checkPredictions,
  compareRules,
  type Comparison,
  type Found,
  isNoAnswer,
  type MetricWorld,
  nothingAt,
  parseRules,
  readSource,
} from '@tidegate/gates';
import type { comparisonSettings } from '@tidegate/gates/settings';
import { parseAliases } from '@tidegate/metrics';
import type { z } from 'zod';

export type ComparisonInputs = z.output<typeof comparisonSettings>;

export interface ComparisonResult extends Judgement {
  readonly outputs: {
    readonly decision: 'promote' | 'keep' | 'inconclusive';
    readonly 'production-version': string | undefined;
    readonly deltas: Record<string, number>;
  };
}

/** Compares the candidate with what is in production: by rules, by paired predictions, or both, and then both must hold. */
export async function compareWithProduction(inputs: ComparisonInputs, world: MetricWorld): Promise<ComparisonResult> {
  const rules = parseRules(inputs.rules ?? [], { input: 'rules', production: true });
  requireSources(inputs, rules);
  const read = reader(inputs, world);
  const candidate = await read('candidate');
  const production = await read('production');
  const unread = [candidate, production].filter((side) => side instanceof UserError);
  if (unread.length > 0) return unanswered(unread);
  const [mine, theirs] = [candidate as Found | undefined, production as Found | undefined];
  if (mine && !mine.metrics) throw nothingAt(inputs.candidate!, mine.location);
  if (theirs && !theirs.metrics) return firstModel(inputs, rules, mine, theirs);

  const compared = mine
    ? compareRules(rules, mine.metrics, theirs?.metrics)
    : { checks: [], deltas: new Map<string, number>() };
  const paired = await pairedChecks(inputs, world);
  const accuracy = paired.find(({ id }) => id === 'predictions.accuracy')?.observed;
  const judged = judge([...compared.checks, ...paired]);
  return {
    ...judged,
    subject: subjectOf(mine),
    facts: facts(inputs, { candidate: mine?.metrics?.origin, production: theirs?.metrics?.origin }),
    outputs: {
      decision: decisionOf[judged.verdict],
      'production-version': theirs?.version?.version,
      deltas: Object.fromEntries([
        ...compared.deltas,
        ...(typeof accuracy === 'number' ? [['predictions.accuracy', accuracy] as const] : []),
      ]),
    },
  };
}

const decisionOf: Readonly<Record<Verdict, 'promote' | 'keep' | 'inconclusive'>> = {
  pass: 'promote',
  warn: 'promote',
  fail: 'keep',
  inconclusive: 'inconclusive',
};

function requireSources(inputs: ComparisonInputs, rules: readonly Comparison[]): void {
  const missing = (what: string, hint: string): never => {
    throw new UserError('bad-input', what, { hint });
  };
  const { candidate, production, predictions, slices } = inputs;
  if (rules.length === 0 && predictions === undefined) {
    missing(
      'Neither `rules` nor `predictions` was given, so there is nothing to compare by.',
      'Give `rules`, as in `accuracy >= production - 0.02`, or a `predictions` file, or both.',
    );
  }
  if (rules.length > 0 && candidate === undefined) {
    missing(
      '`rules` were given without `candidate`.',
      'Name the metrics of the candidate: a JSON file, `runs:/<id>` or `models:/<name>@<alias>`.',
    );
  }
  if (production === undefined && rules.some(({ bound }) => bound.kind === 'production')) {
    missing(
      '`rules` speak of production, but `production` was not given.',
      'Name its metrics: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or a JSON file.',
    );
  }
  if (candidate !== undefined && candidate === production) {
    missing(
      `\`candidate\` and \`production\` are both ${candidate}: a model compared with itself.`,
      'Name the metrics of two models.',
    );
  }
  if (slices && predictions === undefined) {
    missing('`slices` were given without `predictions`.', 'Give the predictions file whose columns they are.');
  }
}

/** Reads one side; a server that gave no answer comes back as the error, since the other side may be a plain mistake. */
function reader(inputs: ComparisonInputs, world: MetricWorld) {
  const reading = { metricsPath: inputs['metrics-path'], aliases: parseAliases(inputs.aliases ?? []) };
  return async (side: 'candidate' | 'production'): Promise<Found | UserError | undefined> => {
    const source = inputs[side];
    if (source === undefined) return undefined;
    return readSource(source, reading, world).catch((error: unknown) => {
      if (isNoAnswer(error)) return error;
      throw error;
    });
  };
}

function unanswered(errors: readonly UserError[]): ComparisonResult {
  const reasons = [...new Set(errors.map(({ message }) => message))];
  const checks = reasons.map((reason, i): Check => {
    return { id: `registry.${i + 1}`, title: 'the registry answers', verdict: 'inconclusive', reason };
  });
  return { ...judge(checks), outputs: { decision: 'inconclusive', 'production-version': undefined, deltas: {} } };
}

/** The registry itself says that nothing is in production: the policy decides, and the candidate's own rules must hold. */
function firstModel(
  inputs: ComparisonInputs,
  rules: readonly Comparison[],
  candidate: Found | undefined,
  production: Found,
): ComparisonResult {
  const { nothingAt: reference, location } = production as Exclude<Found, { metrics: object }>;
  const address = inputs.production!;
  // Only an alias can be new. A version, run or tag that is not there is a mistake in the address.
  if (reference.kind !== 'alias') throw nothingAt(address, location);
  const pass = inputs['first-model'] === 'pass';
  const told = `There is nothing at ${address} yet in the registry (${location})`;
  const policy: Check = {
    id: 'first-model',
    title: 'a model is in production',
    verdict: pass ? 'pass' : 'fail',
    reason: pass
      ? `${told}, and \`first-model: pass\` lets the first model through.`
      : `${told}, so there is nothing to compare with; \`first-model: pass\` would let the first model through.`,
    method: { name: 'first-model policy', parameters: { 'first-model': inputs['first-model'] } },
  };
  const judged = judge([policy, ...(candidate?.metrics ? checkFirstModel(rules, candidate.metrics) : [])]);
  return {
    ...judged,
    subject: subjectOf(candidate),
    facts: facts(inputs, { candidate: candidate?.metrics?.origin, production: undefined }),
    outputs: { decision: decisionOf[judged.verdict], 'production-version': undefined, deltas: {} },
  };
}

async function pairedChecks(inputs: ComparisonInputs, world: MetricWorld): Promise<Check[]> {
  if (inputs.predictions === undefined) return [];
  // Its own chunk: the CSV reader is not needed for rules.
  const { readPredictions } = await import('@tidegate/metrics/predictions');
  const predictions = await readPredictions(inputs.predictions, world.readText, inputs.slices);
  return checkPredictions(predictions, { alpha: inputs.alpha, margin: inputs.margin });
}

function subjectOf(candidate: Found | undefined): {
  model?: string;
  version?: string;
  digest?: string;
  commit?: string;
} {
  if (!candidate?.metrics || !candidate.version) return {};
  const { name, version, digest, commit } = candidate.version;
  return { model: name, version, ...(digest !== undefined && { digest }), ...(commit !== undefined && { commit }) };
}

function facts(inputs: ComparisonInputs, read: Readonly<Record<string, string | undefined>>): Record<string, Scalar> {
  const all = { ...read, predictions: inputs.predictions, 'first-model': inputs['first-model'] };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
