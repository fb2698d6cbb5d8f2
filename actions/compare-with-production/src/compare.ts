import { type Check, judge, type Judgement, UserError, type Verdict } from '@tidegate/evidence';
import {
  checkSameData,
  checkSuspicious,
  compareRules,
  type Comparison,
  type Found,
  type MetricWorld,
  nothingAt,
  onSameData,
} from '@tidegate/gates';
import { factsOf, subjectOf } from './about.ts';
import { judgeFirstModel } from './first-model.ts';
import { comparePredictionsFile } from './predictions.ts';
import { type ComparisonInputs, type MetricRules, metricsJudged, readRules, sideReader } from './sources.ts';

export interface ComparisonResult extends Judgement {
  readonly outputs: {
    readonly decision: 'promote' | 'keep' | 'inconclusive';
    readonly 'production-version': string | undefined;
    readonly 'best-candidate': string | undefined;
    readonly deltas: Record<string, number>;
  };
}

/** Compares the candidate with what is in production: by rules, by paired predictions, or both, and then both must hold. */
export async function compareWithProduction(inputs: ComparisonInputs, world: MetricWorld): Promise<ComparisonResult> {
  const metricRules = readRules(inputs);
  const read = sideReader(inputs, world);
  const candidate = await read('candidate');
  const production = await read('production');
  const unread = [candidate, production].filter((side) => side instanceof UserError);
  if (unread.length > 0) return unanswered(unread);
  const [mine, theirs] = [candidate as Found | undefined, production as Found | undefined];
  if (mine && !mine.metrics) throw nothingAt(inputs.candidate!, mine);
  if (theirs && !theirs.metrics) return judgeFirstModel(inputs, metricRules, mine, theirs, world);

  const compared = compareMetrics(metricRules, mine, theirs);
  const paired = await comparePredictionsFile(inputs, world);
  const [now, before] = mine ? [mine.metrics, theirs?.metrics] : [paired?.candidate, paired?.production];
  const suspicious = now ? checkSuspicious(metricRules.suspicious.filter(comparable(mine, theirs)), now, before) : [];
  const judged = judge([...compared.checks, ...(paired?.checks ?? []), ...suspicious]);
  return {
    ...judged,
    subject: subjectOf(mine, metricRules, paired),
    facts: factsOf(inputs, metricRules, mine, theirs),
    outputs: {
      decision: decisionOf[judged.verdict],
      'production-version': theirs?.version?.version,
      'best-candidate': paired?.best,
      deltas: Object.fromEntries([...compared.deltas, ...(paired?.deltas ?? [])]),
    },
  };
}

export const decisionOf: Readonly<Record<Verdict, 'promote' | 'keep' | 'inconclusive'>> = {
  pass: 'promote',
  warn: 'promote',
  fail: 'keep',
  inconclusive: 'inconclusive',
};

/** Metrics of different rows are not held against each other; what the candidate alone must hold still is. */
function compareMetrics(given: MetricRules, mine: Found | undefined, theirs: Found | undefined) {
  if (!mine?.metrics) return { checks: [] as readonly Check[], deltas: new Map<string, number>() };
  const data = checkSameData(mine, theirs, metricsJudged(given));
  const { checks, deltas } = compareRules(given.rules.filter(comparable(mine, theirs)), mine.metrics, theirs?.metrics);
  return { checks: [...data, ...checks], deltas };
}

function comparable(mine: Found | undefined, theirs: Found | undefined) {
  return ({ metric, bound }: Comparison) => bound.kind === 'number' || onSameData(mine, theirs, metric);
}

function unanswered(errors: readonly UserError[]): ComparisonResult {
  const reasons = [...new Set(errors.map(({ message }) => message))];
  const checks = reasons.map((reason, i): Check => {
    return { id: `registry.${i + 1}`, title: 'the registry answers', verdict: 'inconclusive', reason };
  });
  return {
    ...judge(checks),
    outputs: { decision: 'inconclusive', 'production-version': undefined, 'best-candidate': undefined, deltas: {} },
  };
}
