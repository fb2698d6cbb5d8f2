import { z } from 'zod';

const named = z.object({ model: z.string().optional(), version: z.string().optional() });

/** What a deployment record says of the model, under `payload`. Further keys are others' and are left alone. */
export const deploymentPayloadSchema = named.extend({
  /** Digest of the model's files, `sha256:<hex>`. */
  digest: z.string().optional(),
  /** When the newest data it was trained on was made, ISO 8601. */
  data_at: z.string().optional(),
  /** Metrics the deployment was decided on. */
  metrics: z.record(z.string(), z.number()).optional(),
  /** Verdicts it rests on: gate, verdict and digest of the evidence file. */
  evidence: z
    .array(z.object({ file: z.string(), gate: z.string(), verdict: z.string(), digest: z.string() }))
    .optional(),
  /** It mends a release before it. */
  unplanned: z.boolean().optional(),
  /** Run that asked for it: its evidence is among the artifacts. */
  triggered_by: z.string().optional(),
  trigger_source: z.string().optional(),
  workflow: z.string().optional(),
  idempotency_key: z.string().optional(),
  /** In the record of a rollback: what it takes out of production. */
  rolls_back: named.extend({ deployment_id: z.number().int() }).optional(),
});
export type DeploymentPayload = z.output<typeof deploymentPayloadSchema>;

/** The payload of a record, as far as it is one of ours; GitHub gives text back for records made by others. */
export function deploymentPayload(payload: unknown): DeploymentPayload {
  return deploymentPayloadSchema.safeParse(payload).data ?? {};
}
