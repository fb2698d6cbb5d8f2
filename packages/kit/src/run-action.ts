import { relative } from 'node:path';
import * as core from './runner-commands.ts';
import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import type { Action } from './action.ts';
import type { CommonInputs } from './common-inputs.ts';
import { type Conclusion, conclude } from './conclusion.ts';
import { evidenceOf } from './make-evidence.ts';
import { configValues, type Environment, parseInputs, rawInputs, secretInputs } from './read-inputs.ts';
import { redaction, secretsInAddresses } from './redaction.ts';
import { rowAnnotations } from './row-annotations.ts';
import { publish } from './publish.ts';
import { cleaned, saveEvidence } from './save-evidence.ts';
import { outputText, runnerIo } from './runner-io.ts';
import { selfTested } from './self-test.ts';

// zod would compile each schema to a function of its own before its first use; here each is used once.
z.config({ jitless: true });

/** Exit codes: a red verdict, trouble the user can mend, a bug of ours. */
const exitCodes = { red: 1, userError: 2, bug: 3 } as const;

/** The whole life of a step, main or post. Never rejects; it decides the process's exit code, once. */
export async function runAction(action: Action, env: Environment = process.env): Promise<void> {
  const secrets = redaction((secret) => core.setSecret(secret));
  const cancelled = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => cancelled.abort());
  try {
    const startedAt = new Date();
    const isPost = core.getState('tidegate-main') === 'started';
    if (!isPost && action.post) core.saveState('tidegate-main', 'started');
    const raw = rawInputs(action, env);
    maskSecrets(action, raw, secrets.add);
    const io = runnerIo(env, secrets, cancelled.signal);
    const config = await configValues(action, raw, io.run.workspace);
    for (const value of textsIn(config.inputs)) secretsInAddresses(value).forEach(secrets.add);
    const inputs = parseInputs<CommonInputs & Parameters<Action['run']>[0]>(action, raw, config, secrets.clean);
    if (isPost) return await action.post?.(inputs, io);

    const judged = await action.run(inputs, io);
    const known = (inputs as { 'self-test'?: boolean })['self-test'] && (await action.knownBad?.(inputs, io, judged));
    const result = known ? await selfTested(judged, known, inputs['on-inconclusive']) : judged;
    const evidence = evidenceOf(action.name, inputs, result, io.run, startedAt);
    const file = await saveEvidence(evidence, inputs, io, secrets);
    // From here the verdict stands; what goes wrong with its renderings is a warning and no more.
    for (const [name, value] of Object.entries(result.outputs)) core.setOutput(name, secrets.clean(outputText(value)));
    core.setOutput('verdict', result.verdict);
    core.setOutput('evidence', relative(io.run.workspace, file) || file);
    const conclusion = conclude(evidence, inputs['on-inconclusive']);
    await publish(file, inputs, io, {
      inPlace: result.renderings && cleaned(result.renderings, secrets),
      beside: result.beside && cleaned(result.beside, secrets),
    });
    tell(action.name, conclusion, secrets.clean(evidence.reason));
    // After the verdict: of more annotations than it shows, the runner drops the last.
    for (const { level, message, title, file: at, line } of rowAnnotations(
      evidence,
      conclusion.failsJob,
      io.run.workspace,
    ))
      core[level](secrets.clean(message), { title: secrets.clean(title), file: secrets.clean(at), line: String(line) });
  } catch (error) {
    crash(error, secrets.clean);
  }
}

function maskSecrets(action: Action, raw: Readonly<Record<string, string>>, add: (secret: string) => void): void {
  for (const name of secretInputs(action)) if (raw[name] !== undefined) add(raw[name]);
  for (const value of Object.values(raw)) secretsInAddresses(value).forEach(add);
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* textsIn(inner);
}

function tell(name: string, conclusion: Conclusion, reason: string): void {
  const title = `${name}: ${conclusion.verdict}`;
  if (conclusion.failsJob) {
    core.error(reason, { title });
    process.exitCode = exitCodes.red;
  } else if (conclusion.verdict === 'pass') core.info(`${title}. ${reason}`);
  else core.warning(reason, { title });
}

function crash(error: unknown, clean: (text: string) => string): void {
  if (error instanceof UserError) {
    core.error(clean(error.hint ? `${error.message} ${error.hint}` : error.message), {
      title: `Tidegate: ${error.code}`,
    });
    process.exitCode = exitCodes.userError;
    return;
  }
  const bug = error instanceof Error ? error : new Error(String(error));
  core.error(clean(`Internal error: ${bug.message}. Please report it with the stack trace in this log.`), {
    title: 'Tidegate: bug',
  });
  core.startGroup('Stack trace');
  core.info(clean(bug.stack ?? ''));
  core.endGroup();
  process.exitCode = exitCodes.bug;
}
