import type { IncomingHttpHeaders } from 'node:http';
import type { Scalar } from '@tidegate/evidence';
import type { Answer } from '../answers/answer.ts';
import type { Payload } from '../payloads/payload.ts';

/** A request that was answered. */
export interface Answered {
  readonly payload: Payload;
  readonly answer: Answer;
  readonly body: unknown;
  readonly headers: IncomingHttpHeaders;
}

/** A request that was not. */
export interface Unanswered {
  readonly payload: Payload;
  /** Half a sentence. */
  readonly reason: string;
}

const mostExamples = 5;

/** The first few payloads something is wrong with, for the evidence; `file` and `line` say where they stand. */
export function examplesOf(
  wrong: readonly { readonly payload: Payload; readonly reason: string }[],
): Record<string, Scalar>[] {
  return wrong.slice(0, mostExamples).map(({ payload: { name, file, line }, reason }) => ({
    payload: name,
    reason,
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
  }));
}
