import { z } from 'zod';
import type { Shadow } from '../counts.ts';
import type { ShadowRule } from './guardrails.ts';
import { increaseOf } from './latency.ts';
import { limitSchema, startLimit, updateLimit } from './share-limit.ts';

const counted = z.strictObject({ compared: z.int().min(0), disagreed: z.int().min(0) });

export const shadowEvidenceSchema = z.strictObject({
  before: counted,
  totals: counted,
  limit: limitSchema,
});
export type ShadowEvidence = z.output<typeof shadowEvidenceSchema>;

/** One look at the requests a mirror sent to both models. */
export function foldShadow(
  { maxDisagreement }: ShadowRule,
  kept: ShadowEvidence | null,
  { compared, disagreed }: Shadow,
): ShadowEvidence {
  const before = { compared, disagreed };
  if (kept === null) return { before, totals: { compared: 0, disagreed: 0 }, limit: startLimit() };
  const [more, apart] = increaseOf([kept.before.compared, kept.before.disagreed], [compared, disagreed]) as [number, number]; // prettier-ignore
  return {
    before,
    totals: { compared: kept.totals.compared + Math.max(more, apart), disagreed: kept.totals.disagreed + apart },
    limit: updateLimit(kept.limit, more, apart, maxDisagreement),
  };
}
