import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import type { Declared } from './action.ts';
import type { Conclusion } from './conclusion.ts';
import type { Io } from './io.ts';
import { configValues, type Environment, rawInputs, secretInputs } from './read-inputs.ts';
import { type Redaction, redaction, secretsInAddresses } from './redaction.ts';
import * as core from './runner-commands.ts';
import { runnerIo } from './runner-io.ts';

// zod would compile each schema to a function of its own before its first use; here each is used once.
z.config({ jitless: true });

/** Exit codes: a red verdict, trouble the user can mend, a bug of ours. */
const exitCodes = { red: 1, userError: 2, bug: 3 } as const;

/** A step that has begun: what was typed, the world, and what must not be told. */
export interface Step {
  /** Whether this is the `post:` step of an action whose main step has begun. */
  readonly isPost: boolean;
  readonly raw: Readonly<Record<string, string>>;
  readonly io: Io;
  readonly secrets: Redaction;
  /** What the configuration file says for an action; secrets in its addresses are known from then on. */
  readonly configOf: (action: Declared) => ReturnType<typeof configValues>;
}

/** Does the work of a step. Never rejects; decides the process's exit code when the work throws. */
export async function inStep(declared: Declared, env: Environment, work: (step: Step) => Promise<void>): Promise<void> {
  const secrets = redaction((secret) => core.setSecret(secret));
  const cancelled = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => cancelled.abort());
  try {
    // First of all: a main step that breaks at its inputs has begun too, and its post step must not begin anew.
    const isPost = core.getState('tidegate-main') === 'started';
    if (!isPost && declared.post) core.saveState('tidegate-main', 'started');
    const raw = rawInputs(declared, env);
    for (const name of secretInputs(declared)) if (raw[name] !== undefined) secrets.add(raw[name]);
    for (const value of Object.values(raw)) secretsInAddresses(value).forEach(secrets.add);
    const io = runnerIo(env, secrets, cancelled.signal);
    const configOf = async (action: Declared) => {
      const config = await configValues(action, raw, io.run.workspace);
      for (const value of textsIn(config.inputs)) secretsInAddresses(value).forEach(secrets.add);
      return config;
    };
    await work({ isPost, raw, io, secrets, configOf });
  } catch (error) {
    crash(error, secrets.clean);
  }
}

function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* textsIn(inner);
}

/** Tells the verdict, and fails the job when it must. */
export function tell(name: string, conclusion: Conclusion, reason: string): void {
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
