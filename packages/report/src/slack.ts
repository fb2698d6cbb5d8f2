import { badge } from './badge.ts';
import { clipped, formatScalar } from './numbers.ts';
import type { Told } from './notification.ts';

// Limits of Block Kit: header 150 characters, text of a section 3000, 10 fields of 2000, 50 blocks.
const mostFields = 10;

/** A message for an incoming webhook. Texts are plain_text wherever they come from outside: nothing in them is markup, a mention or a link. */
export function slackMessage(told: Told): Record<string, unknown> {
  const { title, verdict, summary, gates, metrics, link } = told;
  const words = (text: string, most: number) => ({
    type: 'plain_text',
    text: clipped(text, most) || ' ',
    emoji: false,
  });
  const about = [told.model, told.version && `version ${told.version}`, told.environment, told.repository].filter(
    Boolean,
  );
  return {
    // What a notification shows: control characters of mrkdwn as Slack wants them escaped.
    text: escaped(`${badge[verdict]} ${title}`),
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      { type: 'header', text: words(`${badge[verdict]} ${title}`, 150) },
      { type: 'section', text: words(summary, 2900) },
      ...(metrics.length > 0
        ? [{ type: 'section', fields: metrics.slice(0, mostFields).map((metric) => words(metricInWords(metric), 500)) }]
        : []),
      ...(gates.length > 1
        ? [
            {
              type: 'section',
              text: words(gates.map((one) => `${badge[one.verdict]} ${one.gate}: ${one.verdict}`).join('\n'), 2900),
            },
          ]
        : []),
      ...(about.length > 0 ? [{ type: 'context', elements: [words(about.join(' · '), 1000)] }] : []),
      ...(link === undefined
        ? []
        : [
            {
              type: 'actions',
              elements: [{ type: 'button', text: words('Open the run', 75), url: clipped(link, 3000) }],
            },
          ]),
    ],
  };
}

/** One metric in one line: accuracy 0.91 (production 0.9, bound 0.85). */
export function metricInWords({ name, value, production, threshold, verdict }: Told['metrics'][number]): string {
  const beside = [
    production !== undefined && `production ${formatScalar(production)}`,
    threshold !== undefined && `bound ${formatScalar(threshold)}`,
  ].filter(Boolean);
  return `${badge[verdict]} ${name} ${formatScalar(value)}${beside.length > 0 ? ` (${beside.join(', ')})` : ''}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
