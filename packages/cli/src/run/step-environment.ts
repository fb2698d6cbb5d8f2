import { type Frame, type JobRun } from './job-run.ts';
import { trackingVariable } from './left-behind.ts';

/** The environment of one step: what the runner sets, then workflow, job and steps before it, then its own. */
export function stepEnvironment(
  job: JobRun,
  frame: Frame,
  own: Readonly<Record<string, string>>,
  runner: Readonly<Record<string, string>>,
): Record<string, string> {
  const { session, workflow } = job.call;
  const path = [...job.path].reverse();
  return {
    ...session.env,
    ...job.env,
    ...frame.action?.env,
    ...own,
    ...(path.length > 0 && { PATH: [...path, own['PATH'] ?? job.env['PATH'] ?? session.env['PATH']].join(':') }),
    GITHUB_WORKSPACE: job.workspace,
    GITHUB_WORKFLOW: workflow.name,
    GITHUB_JOB: job.label
      .split(' / ')
      .at(-1)!
      .replace(/ \(.*$/, ''),
    ...(frame.action && { GITHUB_ACTION_PATH: frame.action.folder }),
    RUNNER_TEMP: job.temp,
    [trackingVariable]: job.trackingId,
    ...runner,
  };
}
