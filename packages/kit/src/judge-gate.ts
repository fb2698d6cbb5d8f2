import { relative } from 'node:path';
import type { Evidence } from '@tidegate/evidence';
import type { Action, ActionResult } from './action.ts';
import type { CommonInputs } from './common-inputs.ts';
import { type Conclusion, conclude } from './conclusion.ts';
import type { Io } from './io.ts';
import { evidenceOf } from './make-evidence.ts';
import type { Redaction } from './redaction.ts';
import { rowAnnotations } from './row-annotations.ts';
import * as core from './runner-commands.ts';
import { outputText } from './runner-io.ts';
import { saveEvidence } from './save-evidence.ts';
import { selfTested } from './self-test.ts';

/** The inputs of one gate, parsed. */
export type GateInputs = CommonInputs & Parameters<Action['run']>[0];

/** A gate that has spoken: its evidence is written and its own outputs are set. */
export interface Judged {
  readonly evidence: Evidence;
  /** The evidence file. */
  readonly file: string;
  /** The same as the job sees it, below the workspace. */
  readonly shown: string;
  readonly conclusion: Conclusion;
  readonly result: ActionResult;
}

/** One gate, from its inputs to its evidence. */
export async function judgeGate(action: Action, inputs: GateInputs, io: Io, secrets: Redaction): Promise<Judged> {
  const startedAt = new Date();
  const judged = await action.run(inputs, io);
  const known = (inputs as { 'self-test'?: boolean })['self-test'] && (await action.knownBad?.(inputs, io, judged));
  const result = known ? await selfTested(judged, known, inputs['on-inconclusive']) : judged;
  const evidence = evidenceOf(action.name, inputs, result, io.run, startedAt);
  const file = await saveEvidence(evidence, inputs, io, secrets);
  // From here the verdict stands; what goes wrong with its renderings is a warning and no more.
  for (const [name, value] of Object.entries(result.outputs)) core.setOutput(name, secrets.clean(outputText(value)));
  const shown = relative(io.run.workspace, file) || file;
  return { evidence, file, shown, conclusion: conclude(evidence, inputs['on-inconclusive']), result };
}

/** Marks on the lines of failing rows. After the verdict: of more annotations than it shows, the runner drops the last. */
export function markRows({ evidence, conclusion }: Judged, io: Io, secrets: Redaction): void {
  for (const { level, message, title, file, line } of rowAnnotations(evidence, conclusion.failsJob, io.run.workspace))
    core[level](secrets.clean(message), {
      title: secrets.clean(title),
      file: secrets.clean(file),
      line: String(line),
    });
}
