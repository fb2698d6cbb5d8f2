import { choice, choices, duration, field, flag, instant, integer, lines, mapping, text } from '@tidegate/fields';
import { readingSettings } from '@tidegate/gates/settings';
import { registrySettings } from '@tidegate/registry/settings';
import { z } from 'zod';
import { windowType } from './window.ts';

const ruleWords = ['drift', 'performance', 'quality'] as const;

/** What may be different for each model. */
const perModel = {
  evidence: field(lines(), {
    description:
      'Evidence files of this run, one path or pattern per line: of validate-data (drift, data), of check-model-threshold and compare-with-production (performance)',
  }),
  performance: field(lines(), {
    description:
      'Rules that a healthy model holds, one per line, as in compare-with-production: `accuracy >= production - 0.02`, `rmse <= 6.5`',
  }),
  metrics: field(lines(), {
    description:
      'Metrics measured of late, for `performance`: paths of files, `runs:/<id>` or `models:/<name>@<alias>`',
    shownDefault: 'those in the evidence',
  }),
  production: field(text(), {
    description:
      'What `production` is in `performance`: the metrics the model was promoted with, `models:/<name>@production` or the path of a file',
  }),
  'drift-when': field(text(), {
    description:
      'Condition of a drift alarm over `drift_score` (drifted columns by compared ones), `prediction_drift`, `num_drifted_columns`, `share_missing_values`',
    default: 'drift_score > 0.5',
  }),
  'prediction-column': field(text(), {
    description: 'The column of predictions in the data; its drift is `prediction_drift`',
    default: 'prediction',
  }),
  'retrain-on': field(choices(ruleWords), {
    description: 'The alarms that ask for retraining: any of `drift`, `performance`, `quality`',
    default: 'drift, performance',
  }),
  'retrain-when': field(windowType(), {
    description: 'In how many of the last runs there must be such an alarm',
    default: '1 of last 1',
  }),
  cooldown: field(duration(), {
    description: 'How long after one request for retraining there is no other',
    default: '1d',
  }),
  'max-age': field(duration(), {
    description: 'Age of the model, or of the last request, from which on retraining is asked for, such as `30d`',
  }),
  'trained-at': field(instant(), {
    description: 'When the model was trained, for `max-age`',
    shownDefault: 'when its version was first watched',
  }),
  'new-rows': field(integer({ min: 1 }), {
    description: 'So many rows of new data since the last request ask for retraining',
  }),
  'alert-when': field(windowType(), {
    description: 'In how many of the last runs there must be an alarm for an issue to be open',
    default: '1 of last 1',
  }),
};

/** What a model's entry under `models` says; the rest is what holds for all. */
const modelEntry = z.strictObject(
  Object.fromEntries(
    Object.entries(perModel).map(([name, schema]) => [name, (schema.unwrap() as z.ZodType).optional()]),
  ) as { [K in keyof typeof perModel]: z.ZodOptional<ReturnType<(typeof perModel)[K]['unwrap']>> },
);

/** What a user can type for `monitor-model`. */
export const monitorSettings = z.object({
  ...perModel,
  models: field(mapping().pipe(z.record(z.string().min(1), modelEntry.nullable())), {
    description:
      'Several models in one step, each with what is different for it: `churn: { evidence: reports/churn/*.json, cooldown: 7d }`; what goes wrong with one stops no other',
  }),
  history: field(text(), {
    description:
      'Where the runs are kept: `file:<path>`, `branch:<name>` (a git branch of its own, made by the first run) or `postgres` with the address in `connection`',
    required: true,
  }),
  connection: field(text(), {
    description: 'Address of the database of `history: postgres`: `postgresql://user:password@host/database`',
    secret: true,
  }),
  spool: field(text(), {
    description: 'File that keeps the rows of this run while the history is out of reach; the next run hands them in',
    default: '.tidegate/monitor-spool.jsonl',
  }),
  'run-key': field(text(), {
    description: 'Name of this run: one name is one row, however often the run is repeated',
    shownDefault: 'repository and number of the workflow run; elsewhere the digest of the evidence',
  }),
  'on-alarm': field(choice(['warn', 'fail']), {
    description: 'What an alarm does to the verdict; with `fail` the steps behind this one need `if: always()`',
    default: 'warn',
  }),
  issues: field(flag(), {
    description: 'Keep one issue per model and rule: opened by an alarm, updated, closed when it is over',
    default: 'true',
  }),
  'alert-labels': field(
    z.union([z.string(), z.array(z.string())], 'expected labels').transform((typed, context): string[] => {
      const labels = (Array.isArray(typed) ? typed : typed.split(/[,\r\n]+/))
        .map((label) => label.trim())
        .filter(Boolean);
      if (labels.length > 0 && labels.length <= 20 && labels.every((label) => label.length <= 50)) return labels;
      context.addIssue({ code: 'custom', message: 'expected labels of at most 50 characters, parted by commas' });
      return z.NEVER;
    }),
    {
      description: 'Labels of the issues; the first is how they are found again',
      default: 'model-monitoring, alert, drift-detection',
    },
  ),
  'reopen-within': field(duration(), {
    description: 'An issue closed no longer ago is opened again instead of a new one',
    default: '7d',
  }),
  'report-url': field(text(), {
    description: 'Link to the report, for the issue',
    shownDefault: 'the workflow run',
  }),
  export: field(lines(), {
    description:
      'Files to write, one per line: `json:<path>`, the rows this run has seen; `prometheus:<path>`, the newest row of each model as Prometheus text',
  }),
  ...readingSettings,
  ...registrySettings.shape,
});
export type MonitorSettings = z.output<typeof monitorSettings>;
export type ModelEntry = z.output<typeof modelEntry>;
