import type { Action } from './action.ts';
import { type GateInputs, judgeGate, markRows } from './judge-gate.ts';
import { publish } from './publish.ts';
import { type Environment, parseInputs } from './read-inputs.ts';
import * as core from './runner-commands.ts';
import { cleaned } from './save-evidence.ts';
import { inStep, tell } from './step.ts';

/** The whole life of a step, main or post. Never rejects; it decides the process's exit code, once. */
export function runAction(action: Action, env: Environment = process.env): Promise<void> {
  return inStep(action, env, async ({ isPost, raw, io, secrets, configOf }) => {
    const inputs = parseInputs<GateInputs>(action, raw, await configOf(action), secrets.clean);
    if (isPost) return action.post?.(inputs, io);

    const judged = await judgeGate(action, inputs, io, secrets);
    const { evidence, file, shown, conclusion, result } = judged;
    core.setOutput('verdict', evidence.verdict);
    core.setOutput('evidence', shown);
    await publish({ name: action.name, stem: file.replace(/\.json$/, ''), evidence: [file] }, inputs, io, {
      inPlace: result.renderings && cleaned(result.renderings, secrets),
      beside: result.beside && cleaned(result.beside, secrets),
    });
    tell(action.name, conclusion, secrets.clean(evidence.reason));
    markRows(judged, io, secrets);
  });
}
