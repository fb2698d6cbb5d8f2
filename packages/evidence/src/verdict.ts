import { z } from 'zod';

/** What a gate can say. `inconclusive` means it could not decide; it is never a pass. */
export const verdictSchema = z.enum(['pass', 'warn', 'fail', 'inconclusive']);
export type Verdict = z.output<typeof verdictSchema>;

const severity: Record<Verdict, number> = { pass: 0, warn: 1, inconclusive: 2, fail: 3 };

/** The gravest of several verdicts. Of none it is `inconclusive`: a gate that checked nothing has not passed. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let result: Verdict | undefined;
  for (const verdict of verdicts) {
    if (result === undefined || severity[verdict] > severity[result]) result = verdict;
  }
  return result ?? 'inconclusive';
}
