import type { Value } from '@tidegate/workflow-lint/evaluate';
import type { Product } from '../product.ts';
import type { Interruption } from './interruption.ts';
import type { Log } from './log.ts';
import type { Row } from './table.ts';

/** One run of a workflow, from its start to its end. */
export interface Session {
  readonly product: Product;
  /** Root of the user's repository. */
  readonly root: string;
  /** Where the run is kept. */
  readonly folder: string;
  readonly log: Log;
  readonly interruption: Interruption;
  readonly given: {
    readonly vars: Readonly<Record<string, string>>;
    readonly secrets: Readonly<Record<string, string>>;
    /** Files git ignores that are copied all the same. */
    readonly with: readonly string[];
    readonly python: string | undefined;
    readonly skipUnknown: boolean;
  };
  /** Context `github`, but for what a job adds. */
  readonly github: Readonly<Record<string, Value>>;
  /** Environment every step starts from. */
  readonly env: Readonly<Record<string, string>>;
  /** Finished artifacts that actions uploaded themselves, written to `artifacts/` by a call. */
  readonly collectArtifacts: () => void;
  readonly rows: Row[];
  /** Reports to open, by path. */
  readonly reports: Set<string>;
  /** Masked summaries of steps. */
  readonly summaries: string[];
}

export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** What a job or a called workflow came to. */
export interface JobEnd {
  readonly result: Result;
  readonly outputs: Readonly<Record<string, string>>;
}
