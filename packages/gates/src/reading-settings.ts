import { field, lines, text } from '@tidegate/fields';

/** How metrics files are read; every action that reads them takes these. */
export const readingSettings = {
  'metrics-path': field(text(), { description: 'Where in the file the metrics are, as in `test.metrics`' }),
  aliases: field(lines(), {
    description:
      'Further names for metrics, one per line: `accuracy = test_accuracy`, the name in the file on the right',
  }),
};
