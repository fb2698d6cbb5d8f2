import { field, lines, share } from '@tidegate/fields';
import { registrySettings } from '@tidegate/registry/settings';
import { z } from 'zod';
import { readingSettings } from './reading-settings.ts';

const sampleSize = () => z.union([z.number().transform((size) => [String(size)]), lines()]);

/** What a user can type for `check-model-threshold`. */
export const thresholdSettings = z.object({
  metrics: field(lines(), {
    description:
      'Metrics of the model, one source per line: the path of a file (JSON, YAML, TOML, CSV, a classification report), `runs:/<id>` or `models:/<name>@<alias>`',
    required: true,
  }),
  thresholds: field(lines(), {
    description:
      'Rules that must all hold, one per line: `accuracy >= 0.85`, `rmse <= 6.5`, `recall[segment=EU] >= 0.7`; of a list of scores, one per fold, `mean(accuracy) >= 0.85`, `worst(accuracy) >= 0.8`',
    required: true,
  }),
  ...readingSettings,
  'sample-size': field(sampleSize(), {
    description:
      'Number of items measured, or the metric that holds it; `recall = 250` for a metric with its own. A share then passes only when its confidence bound does',
  }),
  'test-share': field(share(), {
    description:
      'Share of the rows that each fold tests on, `0.2` for five folds: a `mean(...)` then passes only when its confidence bound does',
  }),
  confidence: field(share(), {
    description: 'One-sided confidence of these bounds, used with `sample-size` and `test-share`',
    shownDefault: '0.95',
  }),
  ...registrySettings.shape,
});
