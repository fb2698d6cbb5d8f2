import { validateDataSettings } from '@tidegate/data-quality/settings';
import { choices, field, fieldInfo } from '@tidegate/fields';
import { comparisonSettings, thresholdSettings } from '@tidegate/gates/settings';
import { z } from 'zod';

const [data, threshold, comparison] = [validateDataSettings.shape, thresholdSettings.shape, comparisonSettings.shape];

/** An input that its gate demands; here the gate itself may be left out. */
const optional = <S extends z.ZodType>(schema: S) => field(schema, { description: fieldInfo(schema)!.description });

/** What a user can type for the root action: the gates' own fields, two of them under names that tell them apart. */
export const suiteSettings = z.object({
  data: data.data,
  'data-rules': data.rules,
  reference: data.reference,
  connection: data.connection,
  metrics: optional(threshold.metrics),
  thresholds: optional(threshold.thresholds),
  candidate: field(comparison.candidate.unwrap(), {
    description: fieldInfo(comparison.candidate)!.description,
    shownDefault: 'metrics',
  }),
  production: comparison.production,
  'comparison-rules': comparison.rules,
  predictions: comparison.predictions,
  'first-model': comparison['first-model'],
  'metrics-path': comparison['metrics-path'],
  aliases: comparison.aliases,
  registry: comparison.registry,
  'registry-uri': comparison['registry-uri'],
  gates: field(choices(['validate-data', 'check-model-threshold', 'compare-with-production']), {
    description: 'Gates that must run, and no others',
    shownDefault: 'those that something is given for, here or in tidegate.yml',
  }),
});
