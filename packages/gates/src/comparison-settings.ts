import { choice, field, lines, number, share, text } from '@tidegate/fields';
import { registrySettings } from '@tidegate/registry/settings';
import { z } from 'zod';
import { readingSettings } from './reading-settings.ts';

/** What a user can type for `compare-with-production`. */
export const comparisonSettings = z.object({
  candidate: field(text(), {
    description: 'Metrics of the candidate: the path of a file, `runs:/<id>` or `models:/<name>@<alias>`',
  }),
  production: field(text(), {
    description:
      'Metrics of the model in production: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or the path of a file',
  }),
  rules: field(lines(), {
    description:
      'Rules that must all hold, one per line: `accuracy >= production - 0.02`, `rmse <= production * 1.01`, `recall > production + 0.05`',
  }),
  suspicious: field(lines(), {
    description:
      'Rules that are too good to be true, one per line: `accuracy > production + 0.2`. One that holds makes the verdict `inconclusive`: look for leakage',
  }),
  predictions: field(text(), {
    description:
      'File with `id`, `label`, `candidate`, `production`: what both models say about the same items (CSV, TSV, also .gz or .zst; Parquet). Further candidates are columns `candidate_<name>`, scores `candidate_score` and `production_score`; rows that belong together share a `cluster`',
  }),
  'paired-rules': field(lines(), {
    description:
      'Rules decided on the predictions with a confidence interval, one per line: `f1 >= production - 0.01`, `roc_auc > production`, `rmse <= production * 1.01`, `recall[region=EU] >= production - 0.05`',
    shownDefault: 'accuracy, not worse by `margin`',
  }),
  'positive-class': field(text(), {
    description: 'The label that precision, recall, F1 and scores are of',
    shownDefault: '1 of 0 and 1, true of false and true',
  }),
  alpha: field(number({ min: 0.0001, max: 0.4999 }), {
    description: 'Accepted probability of letting through a candidate that is worse by `margin` or more (one-sided)',
    default: '0.05',
  }),
  margin: field(share(), {
    description: 'Loss of accuracy that is still accepted, as in `0.005`, when there are no `paired-rules`',
    default: '0',
  }),
  slices: field(lines(), {
    description: 'Columns of the predictions file; in none of their values may the candidate be significantly worse',
  }),
  'first-model': field(choice(['fail', 'pass']), {
    description: 'What happens when the registry answers that nothing is in production yet',
    default: 'fail',
  }),
  baseline: field(choice(['majority-class', 'mean']), {
    description:
      'What a first model must beat on the labels of `predictions`: always the most frequent class (by accuracy), or always their mean (by RMSE)',
  }),
  'engine-path': field(text(), {
    description:
      'Path of `duckdb.node`, for Parquet on runners without a package registry; fetched and cached when left out',
  }),
  ...readingSettings,
  ...registrySettings.shape,
});
