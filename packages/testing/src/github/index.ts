export { startGitHub, type GitHubDouble, type GitHubOptions } from './server.ts';
export type {
  Comment,
  Deployment,
  Fault,
  FaultReply,
  GitHubWorld,
  Issue,
  Permission,
  RecordedRequest,
  RepositorySetup,
  Run,
  RunStep,
  TokenSetup,
  WorkflowSetup,
} from './world.ts';
