import { createHash } from 'node:crypto';
import { type Check, scalarSchema, subjectSchema, verdictSchema } from '@tidegate/evidence';
import type { Witness } from '@tidegate/evidence/required';
import { z } from 'zod';

/** Names the predicate below in a statement; another shape gets another number. */
export const predicateType = 'https://github.com/tidegate/mlops/gates/v1';

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256:<hex>');

const gateSchema = z.object({
  gate: z.string().min(1).describe('The action that judged'),
  verdict: verdictSchema,
  mode: z.enum(['enforce', 'warn', 'dry-run']),
  reason: z.string(),
  environment: z.string().optional(),
  subject: subjectSchema.describe('What it judged'),
  checks: z.int().min(0).describe('How many questions it asked'),
  thresholds: z.record(z.string(), scalarSchema).describe('The bounds values were held against, by check'),
  questions: digest.describe(
    'SHA-256 over the lines `<id>\\t<title>\\t<threshold>\\n` of its checks: the same bar has the same digest',
  ),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  run: z.string().optional().describe('Address of the run it judged in'),
  evidence: z.object({ file: z.string(), digest }).describe('Its evidence file'),
});
export type GateSummary = z.output<typeof gateSchema>;

/** What is signed about a model: which gates judged it, and what they said. */
export const gatesPredicateSchema = z
  .object({
    schema: z.literal('tidegate-gates/1'),
    tool: z.object({ name: z.literal('tidegate'), version: z.string() }),
    model: z.object({
      name: z.string().min(1),
      version: z.string().min(1),
      digest: digest.describe('Digest of its files, that of the subject of the statement'),
      dataDigest: z.string().optional().describe('Digest of the data it was trained on'),
    }),
    gates: z.array(gateSchema).min(1),
    run: z
      .object({
        repository: z.string(),
        workflow: z.string().optional(),
        id: z.string(),
        attempt: z.string().optional(),
        commit: z.string(),
        ref: z.string().optional(),
      })
      .describe('The run that writes this down, and signs it'),
    writtenAt: z.iso.datetime(),
  })
  .describe('Predicate of an in-toto statement: the gates a model has passed');
export type GatesPredicate = z.output<typeof gatesPredicateSchema>;

/** The predicate over these files. It is checked against its own schema: what would not be believed is not written. */
export function gatesPredicate(
  witnesses: readonly Witness[],
  { model, run, at }: { model: GatesPredicate['model']; run: GatesPredicate['run']; at: Date },
): GatesPredicate {
  return gatesPredicateSchema.parse({
    schema: 'tidegate-gates/1',
    tool: witnesses[0]?.evidence.tool,
    model,
    gates: witnesses.map(summary),
    run,
    writtenAt: at.toISOString(),
  });
}

function summary({ file, digest, evidence }: Witness): GateSummary {
  const { gate, verdict, mode, reason, environment, subject, checks, startedAt, finishedAt, run } = evidence;
  const bounds = checks.flatMap(({ id, threshold }) => (threshold === undefined ? [] : [[id, threshold] as const]));
  return {
    ...{ gate, verdict, mode, reason, subject, checks: checks.length, startedAt, finishedAt },
    ...(environment !== undefined && { environment }),
    thresholds: Object.fromEntries(bounds),
    questions: questionsDigest(checks),
    ...(run.url !== undefined && { run: run.url }),
    evidence: { file, digest },
  };
}

function questionsDigest(checks: readonly Check[]): string {
  const lines = checks.map(({ id, title, threshold }) => `${id}\t${title}\t${JSON.stringify(threshold ?? null)}\n`);
  return `sha256:${createHash('sha256').update(lines.join('')).digest('hex')}`;
}
