export { checkThresholds } from './thresholds.ts';
export { evaluate, type Outcome } from './evaluate.ts';
export { evaluateWhen, type WhenOutcome } from './when.ts';
export { measure, type Measured, spellings } from './measure.ts';
export { type Confidence, readConfidence } from './proportion-bound.ts';
export {
  isAddress,
  isNoAnswer,
  nothingAt,
  readSource,
  readSources,
  type MetricWorld,
  type Reading,
  type Resolved,
  type Found,
} from './metric-source.ts';
export { formatComparison, formatCondition, formatMetric } from './expression/format.ts';
export { parseComparison, parseCondition, parseRules } from './expression/parse.ts';
export type { Bound, Comparator, Comparison, Condition, MetricName } from './expression/ast.ts';
export { checkFirstModel, compareRules, type RuleComparison } from './compare-rules.ts';
export { checkSameData, measuredOn, onSameData } from './data-digest.ts';
export { metricWorld } from './metric-world.ts';
export { checkSuspicious } from './suspicious.ts';
