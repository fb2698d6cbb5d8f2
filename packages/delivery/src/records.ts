/** What GitHub keeps of deliveries, as far as the metrics need it. Moments are milliseconds since the epoch. */
export interface DeploymentRecord {
  readonly id: number;
  /** `deploy`, `deploy:canary`, `rollback` ... */
  readonly task: string;
  readonly createdAt: number;
  readonly sha: string;
  /** When the commit was committed; undefined when GitHub does not say. */
  readonly committedAt?: number;
  readonly payload: DeploymentFacts;
  readonly statuses: readonly DeploymentStatus[];
}

export interface DeploymentStatus {
  readonly state: DeploymentState;
  readonly at: number;
}
export const deploymentStates = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'pending',
  'queued',
  'success',
  'waiting',
] as const;
export type DeploymentState = (typeof deploymentStates)[number];

/** What the payload of a deployment says; whatever it does not say is left out. */
export interface DeploymentFacts {
  readonly model?: string;
  readonly version?: string;
  /** Records of one key are attempts of one deployment. */
  readonly key?: string;
  /** When the newest data the model was trained on was made. */
  readonly dataAt?: number;
  /** Id of the deployment, or version of the model, that is taken back. */
  readonly rollsBack?: string;
  /** Made to mend what users met: a hotfix. */
  readonly unplanned?: boolean;
}

/** An issue that says something went wrong or drifted. */
export interface Alert {
  readonly number: number;
  readonly openedAt: number;
  readonly closedAt?: number;
  readonly labels: readonly string[];
  readonly title: string;
  readonly body: string;
}

/** A finished run of a workflow of gates. */
export interface GateRun {
  readonly id: number;
  readonly createdAt: number;
  readonly conclusion: string;
}

/** Something that could not be read, with what it takes. */
export interface Unread {
  readonly unread: string;
}
export function isUnread(value: readonly unknown[] | Unread): value is Unread {
  return 'unread' in value;
}

/** All that was read of a repository's deliveries to one environment. */
export interface History {
  readonly deployments: readonly DeploymentRecord[];
  readonly incidents: readonly Alert[] | Unread;
  readonly drifts: readonly Alert[] | Unread;
  readonly gateRuns: readonly GateRun[] | Unread;
  /** Why no commit time could be read. */
  readonly commitsUnread?: string;
}

/** From `start` (included) to `end` (excluded). */
export interface Window {
  readonly start: number;
  readonly end: number;
}
export function within({ start, end }: Window, at: number | undefined): boolean {
  return at !== undefined && at >= start && at < end;
}
