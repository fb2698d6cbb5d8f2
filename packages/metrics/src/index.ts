export { JsonSyntaxError, parseJson, type JsonValue } from './formats/json.ts';
export { mergeMetrics, metricSet, parseAliases, withAliases, type MetricSet } from './metric-set.ts';
export { readMetricsFile, textOf, type ReadText } from './metrics-file.ts';
export { printable, quoted } from './printable.ts';
export {
  rowsOf,
  type AskedColumns,
  type Categories,
  type ModelAnswers,
  type PairingFaults,
  type Predictions,
} from './predictions/predictions.ts';
export type { PredictionsWorld } from './predictions/read.ts';
