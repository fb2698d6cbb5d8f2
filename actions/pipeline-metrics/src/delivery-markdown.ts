import {
  confidenceSaid,
  type Delivery,
  type DeliveryReport,
  type Measurement,
  sampled,
  say,
  sayInterval,
  spoken,
} from '@tidegate/delivery';
import { folded, literal, markdownTable } from '@tidegate/report/markdown';

/** Models with a table of their own; the JSON file has all. */
const mostModels = 20;

/** The metrics as GitHub Markdown: all together in the open, each model folded. */
export function deliveryMarkdown({ repository, environment, window, deliveries }: DeliveryReport): string {
  const [whole, ...each] = deliveries as readonly [Delivery, ...Delivery[]];
  const day = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');
  const left = each.length - mostModels;
  return [
    `**${literal(repository)}** to **${literal(environment)}**, ${day(window.start)} to ${day(window.end)} UTC`,
    '',
    ...tables(whole),
    '',
    aside(whole),
    ...each.slice(0, mostModels).flatMap((delivery) => {
      const { model = '', counts } = delivery;
      const name = model === '' ? 'deployments that name no model' : `model ${model}`;
      return folded(literal(`${name}: ${counts.finished} finished`), tables(delivery));
    }),
    ...(left > 0 ? ['', `${left} more models are in the JSON file (\`to: json\`).`] : []),
    '',
    '',
  ].join('\n');
}

function tables({ measurements }: Delivery): string[] {
  const measured = measurements.filter(({ value }) => value !== undefined);
  const missing = measurements.filter(({ value }) => value === undefined);
  return [
    ...(measured.length > 0
      ? markdownTable(
          ['metric', 'value', `interval, ${confidenceSaid}`, 'from'],
          ['left', 'right', 'left', 'left'],
          measured.map((measurement) => [
            spoken[measurement.name],
            `**${say(measurement.value!, measurement.unit)}**`,
            sayInterval(measurement),
            literal(sampleOf(measurement)),
          ]),
        )
      : []),
    ...(missing.length > 0
      ? [
          ...(measured.length > 0 ? [''] : []),
          ...markdownTable(
            ['not enough data', 'why'],
            ['left', 'left'],
            missing.map(({ name, missing: why }) => [spoken[name], withoutLiteralCode(why!)]),
          ),
        ]
      : []),
  ];
}

/** Reasons are ours, but for `code` in them nothing is meant as Markdown. */
function withoutLiteralCode(why: string): string {
  return why
    .split('`')
    .map((part, i) => (i % 2 === 1 ? `\`${part}\`` : literal(part)))
    .join('');
}

function sampleOf({ name, sampleSize, note }: Measurement): string {
  const counted = sampleSize === 1 ? sampled[name].replace(/s(?= and|$)/g, '') : sampled[name];
  return [`${sampleSize} ${counted}`, note].filter(Boolean).join('; ');
}

/** What is in no metric, so that nobody looks for it there. */
function aside({ counts }: Delivery): string {
  const uncounted = [
    [counts['in-flight'], 'still under way'],
    [counts.superseded, 'superseded before they were through'],
    [counts.rejected, 'refused by a reviewer'],
    [counts['not-started'], 'never started'],
  ] as const;
  const parts = uncounted.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [
    parts.length > 0 ? `Counted in no metric: ${parts.join(', ')}.` : '',
    counts['open-outages'] > 0 ? `**Failed and not recovered yet: ${counts['open-outages']}.**` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
