import { type Check, UserError } from '@tidegate/evidence';
import { deduplicatedIssue, gitHubApi, type GitHubApi } from '@tidegate/github';
import type { Io } from '@tidegate/kit';
import { alarmState, alertOf, type Recorded, type Rule, rules, type Watched } from '@tidegate/monitoring';
import type { Inputs } from './look.ts';

export interface Issues {
  /** Open issues by rule. */
  readonly open: Readonly<Partial<Record<Rule, number>>>;
  /** What could not be done; it changes no verdict. */
  readonly checks: readonly Check[];
}

const day = 24 * 60 * 60 * 1000;

/** One issue per rule of a model, as the history says it should be. */
export async function tellIssues(watched: Watched, recorded: Recorded, inputs: Inputs, io: Io): Promise<Issues> {
  const open: Partial<Record<Rule, number>> = {};
  const checks: Check[] = [];
  let api: GitHubApi | undefined;
  for (const rule of rules) {
    const finding = watched.observation.findings[rule];
    if (finding === undefined) continue;
    const alert = alertOf({
      rule,
      finding,
      row: recorded.row,
      past: recorded.past,
      state: alarmState(rule, finding.signal, recorded.past, inputs['alert-when']),
      report: inputs['report-url'] === undefined ? watched.runUrl : io.clean(inputs['report-url']),
      clean: (text) => io.clean(text),
    });
    if (alert === undefined) continue;
    try {
      api ??= await openApi(inputs, io);
      const { number, url, action } = await deduplicatedIssue(api, {
        repository: io.run.repository!,
        key: alert.key,
        title: alert.title,
        body: alert.body,
        labels: inputs['alert-labels'] as [string, ...string[]],
        open: alert.open,
        reopenWithinDays: inputs['reopen-within'] / day,
        ...(alert.comment !== undefined && { comment: alert.comment }),
      });
      if (action !== 'none' && action !== 'unchanged') io.log.info(`Issue #${number} was ${action}: ${url}`);
      if (alert.open && number !== undefined) open[rule] = number;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      checks.push({
        id: `issue.${rule}`,
        title: `issue about ${rule}`,
        verdict: 'warn',
        reason: [error.message, 'The next run will see to it.', error.hint].filter(Boolean).join(' '),
      });
    }
  }
  return { open, checks };
}

async function openApi({ token }: Inputs, io: Io): Promise<GitHubApi> {
  if (io.run.repository === undefined) {
    throw new UserError('not-found', 'There is no GITHUB_REPOSITORY to keep issues in.', {
      hint: 'Set `issues: false` where there is none.',
    });
  }
  const { clock, log, signal } = io;
  return gitHubApi(await io.github(token), { clock, log, signal, timeoutMs: 30_000 });
}
