import type { Rule } from '../finding.ts';
import { alwaysTrue } from './always-true.ts';
import { missingInput, unknownInput } from './call-interface.ts';
import { cancelledDeployment, missingConcurrency } from './concurrency.ts';
import { constantVerdict } from './constant-verdict.ts';
import { unwatchedDispatch } from './dispatch.ts';
import { emptyPromise } from './empty-promise.ts';
import { foreignArtifact } from './foreign-artifact.ts';
import { gateAfterDeployment, ungatedDeployment } from './gate-order.ts';
import { emptyInput, undeclaredInput, unusedInput } from './inputs.ts';
import { notCallable } from './not-callable.ts';
import { broadPermissions, missingPermissions } from './permissions.ts';
import { duplicateIssues, localTarget, lostHistory } from './schedules.ts';
import { missingScript, toothlessGate } from './scripts-of-gates.ts';
import { inventedMetric, shellComparison } from './shell-metric.ts';
import { silencedGate } from './silenced-gate.ts';
import { silentAlert } from './silent-alert.ts';
import { skippedNeed } from './skipped-need.ts';
import { splicedShell } from './spliced-shell.ts';
import { deadComment, impossibleEvent, unknownWorkflow } from './triggers.ts';
import { unpinnedAction } from './unpinned-action.ts';
import { unsetOutput } from './unset-output.ts';

/** Every rule, in the order in which they are told. A new one adds its line here. */
export const rules: readonly Rule[] = [
  // gates
  silencedGate,
  toothlessGate,
  constantVerdict,
  emptyPromise,
  inventedMetric,
  shellComparison,
  alwaysTrue,
  gateAfterDeployment,
  ungatedDeployment,
  // wiring
  unsetOutput,
  skippedNeed,
  notCallable,
  unknownInput,
  missingInput,
  unusedInput,
  undeclaredInput,
  emptyInput,
  missingScript,
  foreignArtifact,
  // what never runs
  impossibleEvent,
  deadComment,
  unknownWorkflow,
  silentAlert,
  // production
  missingConcurrency,
  cancelledDeployment,
  unwatchedDispatch,
  duplicateIssues,
  lostHistory,
  localTarget,
  // safety
  splicedShell,
  missingPermissions,
  broadPermissions,
  unpinnedAction,
];
