import { modelKey, type Row } from '../row.ts';

interface Family {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly { labels: Readonly<Record<string, string>>; value: number }[];
}

/**
 * The newest row of each model in the Prometheus text format (version 0.0.4). What was not measured has no sample.
 * https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function prometheusText(rows: readonly Row[]): string {
  const gauge = (name: string, help: string, value: (row: Row) => number | boolean | null): Family => ({
    name: `tidegate_model_${name}`,
    help,
    samples: rows.flatMap((row) => {
      const found = value(row);
      return found === null ? [] : [{ labels: { model: row.model_name }, value: Number(found) }];
    }),
  });
  const families: Family[] = [
    gauge('drift_score_ratio', 'Drifted columns by compared columns.', ({ drift_score: it }) => it),
    gauge('prediction_drift_ratio', 'Drift of the column of predictions.', ({ prediction_drift: it }) => it),
    gauge('drifted_columns', 'Columns that drifted.', ({ num_drifted_columns: it }) => it),
    gauge('missing_values_ratio', 'Cells without a value.', ({ share_missing_values: it }) => it),
    gauge('failed_checks', 'Rules of the data that failed.', ({ num_failed_checks: it }) => it),
    gauge('retrain_requested', 'Whether this run asked for retraining.', ({ retrain }) => retrain),
    gauge(
      'monitored_timestamp_seconds',
      'When the model was measured.',
      ({ timestamp }) => Date.parse(timestamp) / 1000,
    ),
    {
      name: 'tidegate_model_alarm',
      help: 'Whether a rule is in alarm.',
      samples: rows.flatMap(({ model_name: model, signals }) =>
        Object.entries(signals).flatMap(([rule, signal]) =>
          signal === 'unknown' ? [] : [{ labels: { model, rule }, value: Number(signal === 'alarm') }],
        ),
      ),
    },
    {
      name: 'tidegate_model_metric',
      help: 'A metric of the model.',
      samples: rows.flatMap(({ model_name: model, metrics }) =>
        Object.entries(metrics).map(([metric, value]) => ({ labels: { model, metric }, value })),
      ),
    },
  ];
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, samples }) =>
      [
        `# HELP ${name} ${help}\n# TYPE ${name} gauge\n`,
        ...samples.map(({ labels, value }) => `${name}{${labelsText(labels)}} ${value}\n`),
      ].join(''),
    )
    .join('');
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escaped(value)}"`)
    .join(',');
}

/** Labels longer than this are of no use to anybody, and some servers refuse them. */
const longestLabel = 200;

function escaped(value: string): string {
  const short = [...value.slice(0, 2 * longestLabel)].slice(0, longestLabel).join('');
  // Two long names that begin alike stay two.
  const text = short.length === value.length ? value : `${short}… ${modelKey(value)}`;
  return text
    .toWellFormed()
    .replace(/[^\P{Cc}\n]/gu, '\uFFFD')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n');
}
