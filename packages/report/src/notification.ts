import { createHash } from 'node:crypto';
import type { Evidence } from '@tidegate/evidence';
import { z } from 'zod';
import { metricRows } from './metric-row.ts';
import { subjectOf } from './model-card.ts';
import { clipped } from './numbers.ts';
import { overall } from './overall.ts';
import { plain } from './plain.ts';
import { metricInWords, slackMessage } from './slack.ts';
import { teamsMessage } from './teams.ts';

const verdicts = z.enum(['pass', 'warn', 'fail', 'inconclusive']);

/** What happened, for whoever tells people: neutral fields, then the same in the shapes two messengers take. */
export const notificationSchema = z
  .strictObject({
    schema: z.literal('tidegate-notification/1'),
    severity: z
      .enum(['info', 'warning', 'critical'])
      .describe('pass: info; warn: warning; inconclusive and fail: critical'),
    verdict: verdicts,
    title: z.string(),
    summary: z.string().describe('Why, in one or a few sentences'),
    dedupeKey: z.string().describe('The same for the trouble of one model and for its recovery, whatever the run'),
    link: z.string().optional().describe('The run that has the whole report'),
    repository: z.string().optional(),
    environment: z.string().optional(),
    model: z.string().optional(),
    version: z.string().optional(),
    at: z.iso.datetime(),
    gates: z.array(z.strictObject({ gate: z.string(), verdict: verdicts, reason: z.string() })),
    metrics: z.array(
      z.strictObject({
        name: z.string(),
        value: z.number(),
        production: z.number().optional(),
        threshold: z.number().optional(),
        verdict: verdicts,
      }),
    ),
    slack: z.record(z.string(), z.unknown()).describe("Message for one of Slack's incoming webhooks"),
    teams: z.record(z.string(), z.unknown()).describe('Adaptive card for a webhook of Teams Workflows'),
    mail: z.strictObject({ subject: z.string(), text: z.string() }).describe('A mail of plain text'),
  })
  .describe('What a run has to tell, for Slack, Teams, mail and alike');
export type Notification = z.output<typeof notificationSchema>;
/** What the messengers' shapes are made of. */
export type Told = Omit<Notification, 'slack' | 'teams' | 'mail'>;

const severities = { pass: 'info', warn: 'warning', inconclusive: 'critical', fail: 'critical' } as const;
const most = { gates: 20, metrics: 50 };

export interface NotificationOptions {
  readonly title: string;
  readonly key: string;
  readonly link?: string | undefined;
  readonly repository?: string | undefined;
}

/** The payload. Its dedupe key names repository, key, environment and model: trouble and recovery share it, as pagers want it. */
export function notification(evidences: readonly Evidence[], options: NotificationOptions): Notification {
  const { verdict, reason } = overall(evidences);
  const { model, version } = subjectOf(evidences);
  const environment = evidences.map((one) => one.environment).find((name) => name !== undefined);
  const same = JSON.stringify([options.repository, options.key, environment, model]);
  const told: Told = {
    schema: 'tidegate-notification/1',
    severity: severities[verdict],
    verdict,
    title: say(`${options.title}: ${verdict}`, 150),
    summary: say(reason, 2000),
    dedupeKey: `tidegate-${createHash('sha256').update(same).digest('hex').slice(0, 24)}`,
    ...(options.link !== undefined && { link: options.link }),
    ...(options.repository !== undefined && { repository: options.repository }),
    ...(environment !== undefined && { environment: say(environment, 100) }),
    ...(model !== undefined && { model: say(model, 200) }),
    ...(version !== undefined && { version: say(version, 100) }),
    at:
      evidences
        .map(({ finishedAt }) => finishedAt)
        .sort()
        .at(-1) ?? new Date(0).toISOString(),
    gates: evidences
      .slice(0, most.gates)
      .map((one) => ({ gate: say(one.gate, 100), verdict: one.verdict, reason: say(one.reason, 500) })),
    metrics: metricRows(evidences)
      .slice(0, most.metrics)
      .map(({ name, candidate, production, threshold, held, verdict: of }) => ({
        name: say(name, 150),
        value: candidate,
        ...(production !== undefined && { production }),
        ...(threshold !== undefined && held === 'value' && { threshold }),
        verdict: of,
      })),
  };
  return { ...told, slack: slackMessage(told), teams: teamsMessage(told), mail: mailText(told) };
}

function mailText(told: Told): Notification['mail'] {
  const lines = [
    told.summary,
    '',
    ...told.metrics.map(metricInWords),
    '',
    ...told.gates.map(({ gate, verdict, reason }) => `${gate}: ${verdict}. ${reason}`),
    '',
    ...(told.link === undefined ? [] : [told.link]),
  ];
  return { subject: told.title, text: `${lines.join('\n')}\n` };
}

function say(text: string, longest: number): string {
  return clipped(plain(text).replace(/\s+/g, ' '), longest);
}
