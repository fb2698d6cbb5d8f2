import type { Evidence, Moment } from '@tidegate/evidence';
import { badge } from './badge.ts';
import { link, literal, markdownTable } from './markdown.ts';
import { metricRows } from './metric-row.ts';
import { subjectOf } from './model-card.ts';
import { clipped, formatScalar } from './numbers.ts';
import { overall } from './overall.ts';
import { metricTable } from './overview.ts';
import { renderSummary } from './summary.ts';

export { renderModelCard, type CardDetails } from './model-card.ts';

const training = ['validate-data', 'check-model-threshold', 'compare-with-production', 'promote-model'];
const deployment = ['trigger-deploy', 'canary-rollout', 'smoke-test', 'promote-model', 'monitor-model'];
/** Last moments of a rollout that are told. */
const mostMoments = 100;

/** What was trained and how it was judged: data, metrics, comparison. */
export function renderTrainingReport(evidences: readonly Evidence[]): string {
  return render(
    'Training report',
    'training',
    evidences.filter(({ gate }) => training.includes(gate)),
  );
}

/** What was deployed and how it went: start, traffic in steps, looks, end. */
export function renderDeploymentReport(evidences: readonly Evidence[]): string {
  return render(
    'Deployment report',
    'deployment',
    evidences.filter(({ gate }) => deployment.includes(gate)),
  );
}

function render(title: string, what: string, evidences: readonly Evidence[]): string {
  if (evidences.length === 0) return `# ${title}\n\nNo gate of the ${what} has said anything.\n`;
  const { verdict, reason } = overall(evidences);
  const { model, version } = subjectOf(evidences);
  const [from, to] = [
    evidences.map((one) => one.startedAt).sort()[0]!,
    evidences
      .map((one) => one.finishedAt)
      .sort()
      .at(-1)!,
  ];
  const environments = [...new Set(evidences.flatMap(({ environment }) => environment ?? []))];
  const runs = [...new Set(evidences.flatMap(({ run }) => run.url ?? []))].map((url) => link('run', url));
  return [
    `# ${title}: ${literal(clipped(model ?? 'model', 200))}${version === undefined ? '' : ` ${literal(clipped(version, 100))}`}`,
    '',
    `${badge[verdict]} **${verdict}**. ${literal(clipped(reason, 3000))}`,
    '',
    `From ${moment(from)} to ${moment(to)} UTC${environments.length > 0 ? `, environment ${environments.map((name) => literal(name)).join(', ')}` : ''}${runs.length > 0 ? `, ${runs.join(', ')}` : ''}.`,
    ...metricTable(metricRows(evidences), 200, 200),
    '',
    ...evidences.flatMap((evidence) => [
      renderSummary(evidence, { checks: 200, words: 400, texts: false }, 2).trimEnd(),
      '',
      ...timeline(evidence.timeline ?? []),
    ]),
  ].join('\n');
}

function timeline(moments: readonly Moment[]): string[] {
  if (moments.length === 0) return [];
  const shown = moments.slice(-mostMoments);
  const keys = [...new Set(shown.flatMap(({ values }) => Object.keys(values)))].slice(0, 12);
  const rows = shown.map(({ at, event, values }) => [
    moment(at),
    literal(clipped(event, 200)),
    ...keys.map((key) => literal(clipped(formatScalar(values[key]), 100))),
  ]);
  return [
    ...(moments.length > shown.length
      ? [`${moments.length - shown.length} earlier moments are in the evidence file.`, '']
      : []),
    ...markdownTable(
      ['when (UTC)', 'what', ...keys.map((key) => literal(clipped(key, 60)))],
      ['left', 'left', ...keys.map(() => 'right' as const)],
      rows,
    ),
    '',
  ];
}

function moment(at: string): string {
  return at.slice(0, 19).replace('T', ' ');
}
