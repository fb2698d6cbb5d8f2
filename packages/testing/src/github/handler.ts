import type { Contract } from './contract.ts';
import type { Attestation, Deployment, GitHubWorld, GitTag, Issue, Permission, RepositorySetup, Run } from './world.ts';

/** All that changes while the double runs. */
export interface State {
  readonly world: GitHubWorld;
  readonly contract: Contract;
  readonly url: string;
  readonly runs: Run[];
  readonly deployments: Deployment[];
  readonly issues: Issue[];
  readonly tags: GitTag[];
  readonly attestations: Attestation[];
  /** Repository -> reference -> object; branches and tags are in the settings. */
  readonly gitRefs: Map<string, Map<string, string>>;
  /** A fresh number for anything that needs an id. */
  nextId(): number;
  /** What GitHub's clock says, as replies tell it. */
  timestamp(): string;
}

/** One authorised request to a repository that exists. */
export interface Call {
  readonly state: State;
  readonly repository: RepositorySetup;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  readonly apiVersion: string;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Handler {
  readonly needs: Permission;
  readonly level: 'read' | 'write';
  answer(call: Call): Reply;
}

/** Route as GitHub describes it -> what the double does. */
export type Handlers = Readonly<Record<string, Handler>>;

export const notFound: Reply = { status: 404, body: problem('Not Found', 404) };

export function problem(message: string, status: number): Record<string, string> {
  return { message, documentation_url: 'https://docs.github.com/rest', status: String(status) };
}

export function unprocessable(message: string): Reply {
  return { status: 422, body: problem(message, 422) };
}

export function read(needs: Permission, answer: Handler['answer']): Handler {
  return { needs, level: 'read', answer };
}

export function write(needs: Permission, answer: Handler['answer']): Handler {
  return { needs, level: 'write', answer };
}

/** The part of a list that `per_page` and `page` ask for. */
export function page<T>(items: readonly T[], query: URLSearchParams): T[] {
  const size = Number(query.get('per_page') ?? 30);
  const start = (Number(query.get('page') ?? 1) - 1) * size;
  return items.slice(start, start + size);
}
