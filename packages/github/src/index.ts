export { attestationsOf, attestationsWith, type StoredAttestation } from './attestations.ts';
export { gitHubApi, repositoryParameters, type Clock, type GitHubApi, type GitHubRequest, type Log } from './api.ts';
export { deduplicatedIssue, type DeduplicatedIssue, type IssueState } from './deduplicated-issue.ts';
export { pagesOf, type PageOptions } from './pages.ts';
export { stickyComment, type PostedComment, type StickyComment } from './sticky-comment.ts';
export { ApiFailure, type FailureKind } from './api-failure.ts';
export { checkAgainstWorkflow, checkEnvironments, type DeclaredAt } from './check-against-workflow.ts';
export {
  deploymentsOf,
  createDeployment,
  deploymentState,
  findDeployment,
  setDeploymentState,
  type Deployment,
  type DeploymentRecord,
  type DeploymentState,
  type DeploymentTask,
} from './deployment.ts';
export { activeDeployment, retireDeployments, type HistoryWanted } from './deployment-history.ts';
export { deploymentPayload, deploymentPayloadSchema, type DeploymentPayload } from './deployment-payload.ts';
export { lockKey, type DispatchLock, type Locking, type LockWanted } from './dispatch-lock.ts';
export { runNameRemedy, UnknownOutcome, type Dispatched, type StartedRun } from './dispatch.ts';
export { checkPayload, checkWorkflowInputs, dispatchInputs } from './dispatch-inputs.ts';
export { dispatchRepository, type RepositoryDispatch } from './dispatch-repository.ts';
export { dispatchWorkflow, type WorkflowDispatch } from './dispatch-workflow.ts';
export { awaitRun, findRun, showsKey, type RunSearch, type RunSearchResult } from './find-run.ts';
export { explainFailure, type Undertaking } from './refusal.ts';
export { commitOf, defaultBranch, requireActiveWorkflow } from './workflow.ts';
export {
  parseWorkflow,
  readWorkflowFile,
  type DeclaredInput,
  type WorkflowFile,
  type WorkflowReading,
} from './workflow-file.ts';
export { cancelRun, readRun, type WorkflowRun } from './run.ts';
export { documentedConclusions, outcomeOf, type RunOutcome } from './run-outcome.ts';
export {
  pendingEnvironments,
  waitForRun,
  type PendingEnvironment,
  type RunEnd,
  type WaitOptions,
} from './wait-for-run.ts';
