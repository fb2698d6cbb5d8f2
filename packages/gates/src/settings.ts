import { choice, field, lines, number, share, text } from '@tidegate/fields';
import { registrySettings } from '@tidegate/registry/settings';
import { z } from 'zod';

const reading = {
  'metrics-path': field(text(), { description: 'Where in the file the metrics are, as in `test.metrics`' }),
  aliases: field(lines(), {
    description:
      'Further names for metrics, one per line: `accuracy = test_accuracy`, the name in the file on the right',
  }),
};

const sampleSize = () => z.union([z.number().transform((size) => [String(size)]), lines()]);

/** What a user can type for `check-model-threshold`. */
export const thresholdSettings = z.object({
  metrics: field(lines(), {
    description:
      'Metrics of the model, one source per line: the path of a JSON file, `runs:/<id>` or `models:/<name>@<alias>`',
    required: true,
  }),
  thresholds: field(lines(), {
    description:
      'Rules that must all hold, one per line: `accuracy >= 0.85`, `rmse <= 6.5`, `recall[segment=EU] >= 0.7`',
    required: true,
  }),
  ...reading,
  'sample-size': field(sampleSize(), {
    description:
      'Number of items measured, or the metric that holds it; `recall = 250` for a metric with its own. A share then passes only when its confidence bound does',
  }),
  confidence: field(share(), {
    description: 'One-sided confidence of that bound, used with `sample-size`',
    shownDefault: '0.95',
  }),
  ...registrySettings.shape,
});

/** What a user can type for `compare-with-production`. */
export const comparisonSettings = z.object({
  candidate: field(text(), {
    description: 'Metrics of the candidate: the path of a JSON file, `runs:/<id>` or `models:/<name>@<alias>`',
  }),
  production: field(text(), {
    description:
      'Metrics of the model in production: `models:/<name>@<alias>`, `runs:/<id>`, `git:<tag>` or the path of a JSON file',
  }),
  rules: field(lines(), {
    description:
      'Rules that must all hold, one per line: `accuracy >= production - 0.02`, `rmse <= production * 1.01`, `recall > production + 0.05`',
  }),
  predictions: field(text(), {
    description: 'CSV file with `id`, `label`, `candidate`, `production`: what both models say about the same items',
  }),
  alpha: field(number({ min: 0.0001, max: 0.4999 }), {
    description: 'Accepted probability of letting through a candidate that is worse by `margin` or more (one-sided)',
    default: '0.05',
  }),
  margin: field(share(), { description: 'Loss of accuracy that is still accepted, as in `0.005`', default: '0' }),
  slices: field(lines(), {
    description: 'Columns of the predictions file; in none of their values may the candidate be significantly worse',
  }),
  'first-model': field(choice(['fail', 'pass']), {
    description: 'What happens when the registry answers that nothing is in production yet',
    default: 'fail',
  }),
  ...reading,
  ...registrySettings.shape,
});
