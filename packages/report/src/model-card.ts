import type { Evidence, Subject } from '@tidegate/evidence';
import { stringify } from 'yaml';
import { badge } from './badge.ts';
import { link, literal, markdownTable } from './markdown.ts';
import { type MetricRow, metricRows } from './metric-row.ts';
import { clipped, formatScalar } from './numbers.ts';
import { overall } from './overall.ts';
import { metricTable } from './overview.ts';
import { plain } from './plain.ts';

/** What the evidence cannot know of a model. */
export interface CardDetails {
  /** Name of the model, where the evidence names none or several. */
  readonly model?: string | undefined;
  readonly license?: string | undefined;
  readonly language?: string | readonly string[] | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly library?: string | undefined;
  /** Task as Hugging Face names it: `tabular-classification`. */
  readonly task?: string | undefined;
  /** Name of the data the metrics were measured on. */
  readonly dataset?: string | undefined;
  readonly description?: string | undefined;
  readonly 'intended-use'?: string | undefined;
  readonly limitations?: string | undefined;
}

const mostMetrics = 500;
/** Gates that judge what the model is; others judge how it is served. */
const measuring: ReadonlySet<string> = new Set(['check-model-threshold', 'compare-with-production']);

/**
 * A model card after Mitchell et al. (2019): Markdown under the metadata block Hugging Face reads (`model-index`: its EvalResult needs
 * task, dataset and metric of every value). Numbers are the evidence's own; what nobody said is told as not stated.
 */
export function renderModelCard(evidences: readonly Evidence[], details: CardDetails = {}): string {
  const about = subjectOf(evidences);
  const name = details.model ?? about.model ?? 'model';
  const rows = metricRows(evidences);
  const { verdict, reason } = overall(evidences);
  return [
    '---',
    metadata(name, rows, details, evidences).trimEnd(),
    '---',
    '',
    `# ${literal(clipped(name, 200))}${about.version === undefined ? '' : ` version ${literal(clipped(about.version, 100))}`}`,
    '',
    ...paragraph(details.description, 'No description was given.'),
    '## Verdict of the gates',
    '',
    `${badge[verdict]} **${verdict}**. ${literal(clipped(reason, 3000))}`,
    '',
    ...gates(evidences),
    '## Evaluation',
    ...(rows.length > 0 ? metricTable(rows, mostMetrics, 200) : ['', 'No gate measured a metric.']),
    '',
    ...methods(evidences),
    '## Data',
    '',
    ...data(evidences),
    '## Intended use',
    '',
    ...paragraph(details['intended-use'], 'Not stated.'),
    '## Limitations',
    '',
    ...paragraph(details.limitations, 'Not stated.'),
    '## Provenance',
    '',
    ...provenance(about, evidences),
    '',
  ].join('\n');
}

/** The first that is said of each, over all gates. */
export function subjectOf(evidences: readonly Evidence[]): Subject {
  return evidences.reduce<Subject>((known, { subject }) => ({ ...subject, ...known }), {});
}

function metadata(
  name: string,
  rows: readonly MetricRow[],
  details: CardDetails,
  evidences: readonly Evidence[],
): string {
  const { license, language, library, task = 'other', dataset = dataName(evidences) } = details;
  // Of a metric that two gates judged the first counts: both read the same.
  const named = new Map(
    rows
      .filter(({ gate }) => measuring.has(gate))
      .reverse()
      .map((row) => [row.name, row]),
  );
  const metrics = [...named.values()]
    .reverse()
    .slice(0, mostMetrics)
    .map(({ name: metric, candidate }) => ({
      type: slug(metric.replace(/\[.*$/s, '')),
      name: clean(metric),
      value: candidate,
    }));
  const results = [{ task: { type: task }, dataset: { name: clean(dataset), type: slug(dataset) }, metrics }];
  const block = {
    ...(license !== undefined && { license }),
    ...(language !== undefined && { language }),
    ...(library !== undefined && { library_name: library }),
    tags: [...new Set([...(details.tags ?? []), 'tidegate'])],
    ...(metrics.length > 0 && { 'model-index': [{ name: clean(name), results }] }),
  };
  // Quoted, and never folded: no text can end the block early.
  return stringify(block, {
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
    aliasDuplicateObjects: false,
  });
}

function clean(text: string): string {
  return plain(clipped(text, 200)).replace(/\s+/g, ' ');
}

function slug(text: string): string {
  const letters = text.toLowerCase().replace(/[^a-z0-9]+/g, '_');
  return letters.replace(/^_+|_+$/g, '').slice(0, 100) || 'other';
}

function dataName(evidences: readonly Evidence[]): string {
  const said = evidences.map(({ facts }) => facts['data']).find((value) => typeof value === 'string');
  return typeof said === 'string' && said !== '' ? said : 'evaluation data';
}

function paragraph(text: string | undefined, otherwise: string): string[] {
  const lines = (text ?? otherwise).split(/\r?\n/).map((line) => literal(line));
  return [...lines, ''];
}

function gates(evidences: readonly Evidence[]): string[] {
  const rows = evidences.map(({ gate, verdict, reason, finishedAt }) => [
    `${badge[verdict]} ${verdict}`,
    literal(clipped(gate, 100)),
    finishedAt.slice(0, 16).replace('T', ' '),
    literal(clipped(reason, 400)),
  ]);
  return [...markdownTable(['verdict', 'gate', 'when (UTC)', 'why'], ['left', 'left', 'left', 'left'], rows), ''];
}

function methods(evidences: readonly Evidence[]): string[] {
  const named = [...new Set(evidences.flatMap(({ checks }) => checks.flatMap(({ method }) => method?.name ?? [])))];
  return named.length === 0
    ? []
    : [
        `How it was decided: ${named
          .slice(0, 20)
          .map((name) => literal(clipped(name, 200)))
          .join('; ')}.`,
        '',
      ];
}

function data(evidences: readonly Evidence[]): string[] {
  const judged = evidences.filter(({ columns }) => columns !== undefined);
  if (judged.length === 0) return ['No gate looked at the data.', ''];
  return judged.flatMap(({ facts, reason, verdict, columns = [] }) => {
    const told = Object.entries(facts).filter(([, value]) => value !== null && value !== '');
    return [
      `${badge[verdict]} ${literal(clipped(reason, 1000))} ${columns.length} columns.`,
      '',
      ...markdownTable(
        ['fact', 'value'],
        ['left', 'left'],
        told
          .slice(0, 20)
          .map(([key, value]) => [literal(clipped(key, 100)), literal(clipped(formatScalar(value), 200))]),
      ),
      '',
    ];
  });
}

function provenance(about: Subject, evidences: readonly Evidence[]): string[] {
  const runs = [...new Set(evidences.flatMap(({ run }) => run.url ?? []))];
  const said = [
    ['commit', about.commit],
    ['digest of the model', about.digest],
    ['digest of the data', about.dataDigest],
  ].flatMap(([what, value]) => (value === undefined ? [] : [`- ${what}: ${literal(clipped(value, 200))}`]));
  const shown = runs.map((url) => link('run', url)).filter((one) => one !== undefined);
  const tool = evidences[0]?.tool.version;
  return [
    ...said,
    ...(shown.length > 0 ? [`- runs: ${shown.slice(0, 20).join(', ')}`] : []),
    ...(tool === undefined ? [] : [`- judged by Tidegate ${literal(tool)}`]),
  ];
}
