export {
  commonOutputs,
  defineAction,
  type Action,
  type ActionDefinition,
  type ActionResult,
  type ConfigSource,
  type ConfigValues,
  type KnownBad,
  type Renderings,
} from './action.ts';
export { commonInputs, tokenInput, type CommonInputs } from './common-inputs.ts';
export type { Clock, ExecOptions, ExecResult, GitHubRequest, Io, Logger, OutputValue, RunContext } from './io.ts';
export { runAction } from './run-action.ts';
export { runSuite } from './run-suite.ts';
export { defineSuite, type Suite, type SuiteGate } from './suite.ts';
