import type { Evidence } from '@tidegate/evidence';
import { badge, verdictOrder } from './badge.ts';
import { folded, link, literal, markdownTable } from './markdown.ts';
import { boundInWords, changeInWords, intervalInWords, type MetricRow, metricRows } from './metric-row.ts';
import { clipped, formatScalar } from './numbers.ts';
import { overall } from './overall.ts';
import { renderSummary } from './summary.ts';

export { overall };

export interface OverviewOptions {
  readonly title: string;
  /** Where the whole report is: the run, usually. */
  readonly link?: string | undefined;
  /** Most characters. */
  readonly most: number;
}

/** GitHub takes 65,536 characters of a comment or an issue; the marker that finds it again needs room too. */
export const commentLimit = 60_000;
/** The runner allows 1 MiB for the summaries of a step. */
export const summaryLimit = 900_000;

/** How much is told, from all of it down to the verdicts alone. */
const rooms = [
  { gates: 100, metrics: 200, checks: 200, words: 1000 },
  { gates: 50, metrics: 60, checks: 50, words: 400 },
  { gates: 30, metrics: 30, checks: 15, words: 200 },
  { gates: 20, metrics: 15, checks: 3, words: 100 },
  { gates: 10, metrics: 10, checks: 0, words: 40 },
];

/** Several gates as GitHub Markdown, for a comment, an issue or the job summary: verdict, why, candidate beside production, then each gate. */
export function renderOverview(evidences: readonly Evidence[], options: OverviewOptions): string {
  const texts = rooms.map((room, i) => () => overview(evidences, options, room, i > 0));
  for (const text of texts) {
    const rendered = text();
    // Characters and bytes both: GitHub counts characters, the runner bytes.
    if (Buffer.byteLength(rendered) <= options.most) return rendered;
  }
  return texts.at(-1)!().slice(0, options.most).toWellFormed();
}

function overview(
  evidences: readonly Evidence[],
  options: OverviewOptions,
  room: (typeof rooms)[number],
  short: boolean,
): string {
  const { verdict, reason } = overall(evidences);
  const sorted = verdictOrder.flatMap((grave) => evidences.filter((evidence) => evidence.verdict === grave));
  const shown = sorted.slice(0, room.gates);
  const metrics = metricRows(sorted);
  const report = link('The run has the whole report', options.link) ?? 'The report of the run has all of it';
  return [
    `## ${badge[verdict]} ${literal(clipped(options.title, 200))}: ${verdict}`,
    '',
    literal(clipped(reason, room.words * 3)),
    '',
    ...gateTable(shown, room.words),
    ...(sorted.length > shown.length ? ['', `${sorted.length - shown.length} more gates are in the report.`] : []),
    ...metricTable(metrics, room.metrics, room.words),
    ...(room.checks > 0
      ? shown.flatMap((evidence) =>
          folded(`${evidence.gate}: ${evidence.verdict}`, [
            renderSummary(evidence, { checks: room.checks, words: room.words, texts: false }, 4).trimEnd(),
          ]),
        )
      : []),
    '',
    short ? `Shortened to fit here. ${report}.` : `${report}.`,
    '',
  ].join('\n');
}

function gateTable(evidences: readonly Evidence[], words: number): string[] {
  return markdownTable(
    ['', 'gate', 'verdict', 'why'],
    ['left', 'left', 'left', 'left'],
    evidences.map(({ gate, verdict, reason }) => [
      badge[verdict],
      literal(clipped(gate, 100)),
      verdict,
      literal(clipped(reason, words)),
    ]),
  );
}

/** Metrics of the candidate, beside production's where there are any. */
export function metricTable(rows: readonly MetricRow[], most: number, words: number): string[] {
  if (rows.length === 0) return [];
  const compared = rows.some(({ production }) => production !== undefined);
  const sorted = verdictOrder.flatMap((verdict) => rows.filter((row) => row.verdict === verdict));
  const cells = sorted
    .slice(0, most)
    .map((row) => [
      badge[row.verdict],
      literal(clipped(row.name, words)),
      literal(formatScalar(row.candidate)),
      ...(compared ? [literal(formatScalar(row.production)), literal(changeInWords(row))] : []),
      literal(intervalInWords(row)),
      literal(boundInWords(row)),
    ]);
  const left = rows.length - cells.length;
  return [
    '',
    compared ? '**Candidate beside production**' : '**Metrics**',
    '',
    ...markdownTable(
      ['', 'metric', 'candidate', ...(compared ? ['production', 'change'] : []), 'interval', 'bound'],
      ['left', 'left', 'right', ...(compared ? (['right', 'left'] as const) : []), 'left', 'right'],
      cells,
    ),
    ...(left > 0 ? ['', `${left} more metrics are in the report.`] : []),
  ];
}
