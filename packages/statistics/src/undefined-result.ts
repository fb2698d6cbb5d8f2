/** Why data do not define a statistic. */
export type UndefinedReason =
  'too-few' | 'one-class' | 'no-variation' | 'undefined-metric' | 'too-few-resamples' | 'unstable' | 'not-positive';

/** The answer for data on which a statistic does not exist. It is no number, so that it can never pass a gate. */
export interface UndefinedResult {
  readonly defined: false;
  readonly reason: UndefinedReason;
  /** One clause for people, without a full stop. */
  readonly message: string;
}

export function undefinedResult(reason: UndefinedReason, message: string): UndefinedResult {
  return { defined: false, reason, message };
}
