import { judge, UserError } from '@tidegate/evidence';
import type { MetricWorld } from '@tidegate/gates';
import type { PairedRule, PredictionsComparison } from '@tidegate/gates/paired';
import type { KnownBad } from '@tidegate/kit';
import type { AskedColumns } from '@tidegate/metrics';
import type { ComparisonInputs } from './sources.ts';

/** What the predictions file came to. */
export interface PredictionsResult extends PredictionsComparison {
  /** Of the file. */
  readonly digest: string;
}

/** Both models' answers to the same items, judged by `paired-rules`, or accuracy within `margin` when there are none. */
export async function comparePredictionsFile(
  inputs: ComparisonInputs,
  world: MetricWorld,
): Promise<PredictionsResult | undefined> {
  const asked = await askedOfPredictions(inputs, world);
  if (asked === undefined) return undefined;
  const { comparePredictions } = await import('@tidegate/gates/paired');
  return { ...comparePredictions(asked.predictions, asked.plan), digest: asked.predictions.digest };
}

/** For `self-test`: each rule on the predictions of candidates that are wrong about every row. */
export async function wrongPredictions(inputs: ComparisonInputs, world: MetricWorld): Promise<KnownBad[]> {
  const asked = await askedOfPredictions(inputs, world);
  if (asked === undefined) return [];
  const { comparePredictions, positiveClass, wrongEverywhere } = await import('@tidegate/gates/paired');
  const { predictions, plan } = asked;
  const { path, labels } = predictions;
  const positive = labels.classes && positiveClass(path, labels.classes, plan.rules, plan.positiveClass);
  const wrong = wrongEverywhere(predictions, positive);
  return plan.rules.map((rule): KnownBad => {
    const checks = () => comparePredictions(wrong, { ...plan, rules: [rule], slices: [] }).checks;
    return { name: `a candidate wrong about every row (${rule.title})`, run: async () => judge(checks()) };
  });
}

async function askedOfPredictions(inputs: ComparisonInputs, world: MetricWorld) {
  const path = inputs.predictions;
  if (path === undefined) return undefined;
  // Chunks of their own: neither the CSV reader nor the resampling is needed for rules on metrics.
  const { accuracyRule, columnsOfRules, parsePairedRules } = await import('@tidegate/gates/paired');
  const { readPredictions } = await import('@tidegate/metrics/predictions');
  const lines = inputs['paired-rules'];
  const rules = lines ? parsePairedRules(lines) : [accuracyRule(inputs.margin)];
  const slices = inputs.slices ?? [];
  const asked = {
    ...columnsFor(rules),
    slices: [...new Set([...slices, ...columnsOfRules(rules)])],
    production: true,
  };
  const predictions = await readPredictions(path, asked, world);
  if (predictions.candidates.size > 1 && inputs.candidate !== undefined) {
    throw new UserError(
      'bad-input',
      `The predictions file ${path} has ${predictions.candidates.size} candidates, and \`candidate\` names the metrics of one.`,
      { hint: 'Leave `candidate` and `rules` out, or keep one candidate in the file.' },
    );
  }
  return { predictions, plan: { alpha: inputs.alpha, rules, slices, positiveClass: inputs['positive-class'] } };
}

/** The candidate beside a trivial model, when nothing is in production. */
export async function compareWithBaseline(inputs: ComparisonInputs, world: MetricWorld): Promise<PredictionsResult> {
  const baseline = inputs.baseline!;
  const { baselineAnswers, baselineRule, comparePredictions } = await import('@tidegate/gates/paired');
  const { readPredictions } = await import('@tidegate/metrics/predictions');
  const rules = [baselineRule(baseline)];
  const asked = { ...columnsFor(rules), slices: [], production: false };
  const predictions = await readPredictions(inputs.predictions!, asked, world);
  const plan = { alpha: inputs.alpha, rules, slices: [], baseline: baselineAnswers(baseline, predictions) };
  return { ...comparePredictions(predictions, plan), digest: predictions.digest };
}

/** Throws a UserError when some rules need classes and others numbers. */
function columnsFor(rules: readonly PairedRule[]): Pick<AskedColumns, 'answers' | 'scores'> {
  const of = (kind: string) => rules.find(({ definition }) => definition.from === kind);
  const [classes, numbers] = [of('classes'), of('numbers')];
  const scores = of('scores') ?? of('probabilities');
  const other = classes ?? scores;
  if (numbers && other) {
    throw new UserError(
      'bad-input',
      `\`paired-rules\` ask for ${numbers.score}, which is of numbers, and for ${other.score}, which is of classes.`,
      { hint: 'One file holds the predictions of one kind of model: compare by one kind of score.' },
    );
  }
  const answers = numbers ? 'numbers' : classes ? 'classes' : undefined;
  return { ...(answers && { answers }), scores: scores !== undefined };
}
