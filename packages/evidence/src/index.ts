export { checkSchema, type Check } from './check.ts';
export { columnSchema, type ColumnFacts } from './column.ts';
export { evidenceSchema, momentSchema, subjectSchema, type Evidence, type Moment, type Subject } from './evidence.ts';
export {
  figureSchema,
  longestLabel,
  mostBars,
  mostFigures,
  type Bars,
  type Figure,
  type Histogram,
  type Lines,
} from './figure.ts';
export { judge, type Judgement } from './judgement.ts';
export { nearest } from './nearest.ts';
export { runAddress, type AddressedRun } from './run-address.ts';
export { scalar, scalarSchema, type Scalar } from './scalar.ts';
export { evidenceText, textSchema, type EvidenceText } from './text.ts';
export { refuseEndless, wholeText } from './text-file.ts';
export { UserError, type ErrorCode } from './user-error.ts';
export { verdictSchema, worst, type Verdict } from './verdict.ts';
