import type { Frame, JobRun } from './job-run.ts';
import { StepLog } from './log.ts';
import { runProcess } from './process.ts';
import { stepEnvironment } from './step-environment.ts';
import { stepFiles } from './step-files.ts';

/** What a process of a step came to. */
export interface Performed {
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  /** Why it was ended, when it did not end itself. */
  readonly ended: 'timeout' | 'cancelled' | 'not-started' | undefined;
}

/** Runs one process of a step with the runner's files, and takes over what it wrote there for the steps behind it. */
export async function perform(
  job: JobRun,
  frame: Frame,
  what: {
    readonly command: readonly [string, readonly string[]];
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly runner: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
  },
): Promise<Performed> {
  const { session } = job.call;
  const log = new StepLog(session.log);
  const files = stepFiles(job.temp);
  const [command, args] = what.command;
  const { code, why, group } = await runProcess(command, args, {
    cwd: what.cwd,
    env: stepEnvironment(job, frame, what.env, { ...files.env, ...what.runner }),
    onLine: (line) => log.line(line),
    ...session.interruption.signals,
    // A timer of Node holds no longer than 2^31 - 1 milliseconds.
    timeoutMs: Math.max(1, Math.min(Math.ceil(what.timeoutMs), 2 ** 31 - 1)),
  });
  if (group !== undefined) job.groups.push(group);
  session.collectArtifacts();
  const written = files.read();
  Object.assign(job.env, written.env);
  job.path.push(...written.path);
  if (written.summary.trim() !== '') session.summaries.push(session.log.clean(written.summary));
  if (why === 'timeout') session.log.say(`  error: The step was ended: its time was up.`);
  return {
    exitCode: code,
    outputs: { ...log.outputs, ...written.outputs },
    state: { ...log.state, ...written.state },
    ended: why === 'ended' ? undefined : why,
  };
}
