import { startBlockBet, startBoosted, startCertificate, startEvidence } from '@tidegate/statistics';
import { z } from 'zod';
import { classEvidenceSchema } from './classes.ts';
import type { ErrorEvents } from './error-events.ts';
import { latencyEvidenceSchema } from './latency.ts';
import { shadowEvidenceSchema } from './shadow.ts';
import { limitSchema, startLimit } from './share-limit.ts';

/** Running sums, a few numbers each. */
const sums = z.strictObject({ S: z.array(z.number()) });

/** Errors and requests of a block that is not closed yet. */
const openBlockSchema = z.strictObject({
  errorsStable: z.int(),
  errorsCanary: z.int(),
  requestsStable: z.int(),
  requestsCanary: z.int(),
  sinceMs: z.number(),
});

/** All evidence of a rollout: plain data, and a reloaded state goes on exactly. */
export const evidenceStateSchema = z.strictObject({
  /** How errors come, as it was found before the start. `clusterSize` null: not known, so the block bet decides. */
  errorEvents: z.strictObject({ clusterSize: z.number().min(1).nullable(), told: z.string() }),
  /** B: what the boost has added, in ln. */
  rollback: z.strictObject({ S: z.array(z.number()), B: z.number() }),
  /** `S` that the candidate is worse, `good` that it is not. */
  blocks: z.strictObject({ S: z.array(z.number()), good: z.array(z.number()), open: openBlockSchema.nullable() }),
  certificate: sums,
  limit: limitSchema,
  /** Sample ratio: evidence of earlier steps, and the counts of this one. */
  split: z.strictObject({ earlier: z.number(), stable: z.int(), candidate: z.int(), sinceMs: z.number() }),
  latency: latencyEvidenceSchema.nullable(),
  classes: classEvidenceSchema.nullable(),
  shadow: shadowEvidenceSchema.nullable(),
  /** Predictions of the candidate that were no numbers: counted so far, and since the start. */
  nan: z.strictObject({ before: z.int(), seen: z.int() }).nullable(),
  /** What the candidate's health endpoint said at the last look, when it was not well. */
  unwell: z.string().nullable(),
});
export type RolloutEvidence = z.output<typeof evidenceStateSchema>;

/** Before the first look. */
export function noEvidence(now: number, { clusterSize, told }: ErrorEvents): RolloutEvidence {
  const blocks = startBlockBet().S;
  return {
    errorEvents: { clusterSize, told },
    rollback: { S: [...startEvidence().S], B: startBoosted(startEvidence()).B },
    blocks: { S: [...blocks], good: [...blocks], open: null },
    certificate: { S: [...startCertificate().S] },
    limit: startLimit(),
    split: { earlier: 0, stable: 0, candidate: 0, sinceMs: now },
    latency: null,
    classes: null,
    shadow: null,
    nan: null,
    unwell: null,
  };
}
