import { badge } from './badge.ts';
import { clipped } from './numbers.ts';
import type { Told } from './notification.ts';
import { metricInWords } from './slack.ts';

/** Teams takes messages of 28 KB; texts are kept far below. */
const mostFacts = 15;

/** An adaptive card (1.4) as a webhook of Teams Workflows takes it. Texts are RichTextBlocks, which read no Markdown. */
export function teamsMessage(told: Told): Record<string, unknown> {
  const { title, verdict, summary, gates, metrics, link } = told;
  const text = (words: string, more: object = {}) => ({
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: words, ...more }],
  });
  const about = [told.model, told.version && `version ${told.version}`, told.environment, told.repository].filter(
    Boolean,
  );
  const color = { info: 'Good', warning: 'Warning', critical: 'Attention' }[told.severity];
  const body = [
    text(`${badge[verdict]} ${title}`, { size: 'Large', weight: 'Bolder', color }),
    text(clipped(summary, 1500)),
    ...metrics.slice(0, mostFacts).map((metric) => text(clipped(metricInWords(metric), 300))),
    ...(gates.length > 1
      ? gates
          .slice(0, mostFacts)
          .map((one) => text(`${badge[one.verdict]} ${one.gate}: ${one.verdict}`, { isSubtle: true }))
      : []),
    ...(about.length > 0 ? [text(clipped(about.join(' · '), 500), { isSubtle: true, size: 'Small' })] : []),
  ];
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        contentUrl: null,
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          body,
          ...(link === undefined ? {} : { actions: [{ type: 'Action.OpenUrl', title: 'Open the run', url: link }] }),
        },
      },
    ],
  };
}
