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
  ...readingSettings,
  ...registrySettings.shape,
});
