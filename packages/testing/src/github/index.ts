export { startGitHub, type GitHubDouble, type GitHubOptions } from './server.ts';
export type {
  Attestation,
  Comment,
  Deployment,
  Fault,
  FaultReply,
  GitHubWorld,
  GitTag,
  InputSetup,
  Issue,
  Permission,
  RecordedRequest,
  RepositorySetup,
  Run,
  RunStep,
  TokenSetup,
  WorkflowSetup,
} from './world.ts';
