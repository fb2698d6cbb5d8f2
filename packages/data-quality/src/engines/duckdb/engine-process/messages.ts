import type { ErrorCode } from '@tidegate/evidence';
import type { Answer } from '../answer.ts';
import type { Vector } from '../instance.ts';

/** What the action says to its engine process: `open` first and once, then queries and streams. */
export type Request =
  | {
      readonly kind: 'open';
      readonly binding: string;
      readonly files: readonly string[];
      readonly scratch: string;
      readonly memoryLimit: string | undefined;
    }
  | { readonly kind: 'query'; readonly id: number; readonly sql: string }
  | { readonly kind: 'stream'; readonly id: number; readonly sql: string };

/** What the engine process answers. Rows come column by column, in pieces. */
export type Reply =
  | { readonly kind: 'opened'; readonly version: string }
  | { readonly kind: 'rows'; readonly id: number; readonly rows: Answer; readonly last: boolean }
  /** A stretch of the stream `id`; none at its end. */
  | { readonly kind: 'vectors'; readonly id: number; readonly vectors: readonly Vector[] | undefined }
  /** Of the query or stream `id`, or of `open` when there is none. */
  | { readonly kind: 'failed'; readonly id: number | undefined; readonly failure: Failure };

/** An error on its way between processes; with a `code` it is a UserError. */
export interface Failure {
  readonly message: string;
  /** What `unreadColumn` says of it. */
  readonly column?: number;
  readonly code?: ErrorCode;
  readonly hint?: string;
}

/** First argument of a process that is an engine's. */
export const engineArgument = 'tidegate-engine';
