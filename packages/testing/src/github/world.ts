/** What the double is told of GitHub before it starts. */
export interface GitHubWorld {
  readonly repositories: readonly RepositorySetup[];
  /** Token -> what it may do. Any other token is answered 401. */
  readonly tokens: Readonly<Record<string, TokenSetup>>;
  readonly faults?: readonly Fault[];
  /** What happened before the double started. */
  readonly history?: {
    readonly deployments?: readonly Deployment[];
    readonly runs?: readonly Run[];
    readonly issues?: readonly Issue[];
  };
  /** API versions answered; GHES before 3.21 knows 2022-11-28 alone. Default: all that are described. */
  readonly apiVersions?: readonly string[];
  /** Whether `return_run_details` is known under 2022-11-28. Default true. */
  readonly runDetails?: boolean;
  /** GitHub's clock, milliseconds since the epoch. Default: the real one. */
  readonly now?: () => number;
}

export interface RepositorySetup {
  /** `owner/name`. */
  readonly name: string;
  readonly defaultBranch?: string;
  /** Branch or tag -> commit. */
  readonly refs: Readonly<Record<string, string>>;
  /** Commit -> when it was committed, ISO 8601. */
  readonly committedAt?: Readonly<Record<string, string>>;
  readonly workflows: readonly WorkflowSetup[];
  /** Names of its environments. */
  readonly environments?: readonly string[];
  /** Numbers of pull requests that are open from the start. */
  readonly pullRequests?: readonly number[];
}

export interface WorkflowSetup {
  readonly id: number;
  /** Name of the file in .github/workflows. */
  readonly file: string;
  readonly name?: string;
  readonly state?: 'active' | 'disabled_manually' | 'disabled_inactivity';
  /** The inputs of `workflow_dispatch`; left out when the workflow has no such trigger. */
  readonly inputs?: Readonly<Record<string, InputSetup>>;
  /** Types of `repository_dispatch` that start it. */
  readonly eventTypes?: readonly string[];
  /** `run-name:`, with `${{ inputs.x }}` and `${{ github.event.client_payload.x }}` filled in. */
  readonly runName?: string;
  /** Text of its file. Default: one made of these settings. */
  readonly content?: string;
  /** What becomes of a run: each look at it moves on to the next step; the last one stays. */
  readonly script?: readonly RunStep[];
}

export interface InputSetup {
  readonly type?: 'string' | 'choice' | 'boolean' | 'number' | 'environment';
  readonly required?: boolean;
  readonly default?: string;
  readonly options?: readonly string[];
}

export interface RunStep {
  readonly status: string;
  readonly conclusion?: string | null;
  /** While `waiting`: the environments whose rules hold it. */
  readonly pending?: readonly { environment: string; reviewers: readonly string[]; waitTimer?: number }[];
}

export interface TokenSetup {
  /** Default: write to everything. */
  readonly permissions?: Readonly<Partial<Record<Permission, 'read' | 'write'>>>;
  /** Repositories it can see. Default: all. */
  readonly repositories?: readonly string[];
}
export type Permission = 'actions' | 'attestations' | 'contents' | 'deployments' | 'issues' | 'metadata';

/** Something that goes wrong, in order of the list, each `times` times (default 1). */
export interface Fault {
  /** A described route, or its end: `POST /dispatches`, `GET /actions/runs/{run_id}`. */
  readonly route: string;
  readonly times?: number;
  /** Requests of the route let through first. */
  readonly skip?: number;
  /** `hang` never answers, `reset` drops the connection, else this answer. */
  readonly effect: 'hang' | 'reset' | FaultReply;
  /** The request does its work before the answer goes wrong: the ambiguous case. */
  readonly worked?: boolean;
}
export interface FaultReply {
  readonly status: number;
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that is no JSON, as proxies send. */
  readonly html?: string;
}

/** A request as it came in and what was answered. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly route: string | undefined;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
  /** Undefined when the connection was dropped or never answered. */
  readonly status: number | undefined;
}

export interface Run {
  readonly id: number;
  readonly repository: string;
  readonly workflow: WorkflowSetup;
  readonly event: 'workflow_dispatch' | 'repository_dispatch';
  readonly title: string;
  readonly ref: string;
  readonly sha: string;
  readonly createdAt: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Looks taken so far. */
  looks: number;
  cancelRequested: boolean;
}

export interface Deployment {
  readonly id: number;
  readonly repository: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly sha: string;
  readonly createdAt: string;
  readonly statuses: Record<string, unknown>[];
}

export interface GitTag {
  readonly sha: string;
  readonly repository: string;
  readonly tag: string;
  readonly message: string;
  readonly object: string;
}

export interface Attestation {
  readonly id: number;
  readonly repository: string;
  /** Of its subjects, `sha256:<hex>`. */
  readonly digests: readonly string[];
  readonly predicateType: string;
  readonly bundle: unknown;
}

export interface Issue {
  readonly number: number;
  readonly repository: string;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  stateReason: 'completed' | 'not_planned' | 'duplicate' | 'reopened' | null;
  labels: string[];
  /** GitHub lists pull requests among the issues. */
  readonly pullRequest: boolean;
  readonly createdAt: string;
  updatedAt: string;
  closedAt: string | null;
  readonly comments: Comment[];
}

export interface Comment {
  readonly id: number;
  body: string;
  readonly url: string;
  /** How its author belongs to the repository; left out, a collaborator. */
  readonly association?: 'NONE' | 'CONTRIBUTOR' | 'COLLABORATOR';
}
