import { z } from 'zod';
import { checkSchema } from './check.ts';
import { columnSchema } from './column.ts';
import { figureSchema, mostFigures } from './figure.ts';
import { scalarSchema } from './scalar.ts';
import { textSchema } from './text.ts';
import { verdictSchema } from './verdict.ts';

const scalars = z.record(z.string(), scalarSchema);

/** What the evidence is about: which model, which data, which commit. */
export const subjectSchema = z.strictObject({
  model: z.string().optional(),
  version: z.string().optional(),
  digest: z.string().optional().describe('Digest of the model, `sha256:<hex>`'),
  dataDigest: z.string().optional().describe('Digest of the data judged, `sha256:<hex>`'),
  commit: z.string().optional(),
});
export type Subject = z.output<typeof subjectSchema>;

/** One moment of a longer watch, for example one look of a rollout. */
export const momentSchema = z.strictObject({
  at: z.iso.datetime().describe('UTC time'),
  event: z.string(),
  values: scalars,
});
export type Moment = z.output<typeof momentSchema>;

/** The record a gate leaves behind. Summary, comment, report and model card are renderings of it. */
export const evidenceSchema = z
  .strictObject({
    schema: z.literal('tidegate-evidence/1'),
    tool: z.strictObject({ name: z.literal('tidegate'), version: z.string() }),
    gate: z.string().min(1).describe('The action that judged'),
    verdict: verdictSchema,
    reason: z.string().min(1),
    mode: z.enum(['enforce', 'warn', 'dry-run']),
    environment: z.string().optional(),
    subject: subjectSchema,
    checks: z.array(checkSchema),
    facts: scalars.describe('What was read and done: paths, versions, counts'),
    timeline: z.array(momentSchema).optional(),
    columns: z.array(columnSchema).optional().describe('The columns of the data judged'),
    figures: z.array(figureSchema).max(mostFigures).optional().describe('What there is to see, as numbers'),
    texts: z.array(textSchema).optional().describe('Texts made for people to read'),
    run: z.strictObject({
      repository: z.string().optional(),
      workflow: z.string().optional(),
      job: z.string().optional(),
      id: z.string().optional(),
      attempt: z.string().optional(),
      url: z.string().optional(),
    }),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime(),
  })
  .describe('Evidence of one Tidegate gate');
export type Evidence = z.output<typeof evidenceSchema>;
