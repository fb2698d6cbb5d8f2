import { type Evidence, evidenceSchema, runAddress } from '@tidegate/evidence';
import type { ActionResult } from './action.ts';
import type { CommonInputs } from './common-inputs.ts';
import type { RunContext } from './io.ts';
import { version } from './version.ts';

/** The record of one run. It is checked against its own schema: a malformed record is our bug and is never written. */
export function evidenceOf(
  gate: string,
  inputs: CommonInputs,
  result: ActionResult,
  run: RunContext,
  startedAt: Date,
  finishedAt = new Date(),
): Evidence {
  const { repository, workflow, job, id, attempt } = run;
  const url = runAddress(run);
  return evidenceSchema.parse({
    schema: 'tidegate-evidence/1',
    tool: { name: 'tidegate', version },
    gate,
    verdict: result.verdict,
    reason: result.reason,
    mode: inputs.mode,
    environment: inputs.environment,
    subject: { commit: run.sha, model: inputs.model, ...result.subject },
    checks: result.checks,
    facts: result.facts ?? {},
    timeline: result.timeline,
    columns: result.columns,
    figures: result.figures,
    texts: result.texts,
    run: { repository, workflow, job, id, attempt, url },
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
  });
}
