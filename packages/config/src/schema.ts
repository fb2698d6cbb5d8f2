import { deployedModelSettings, signedEvidenceSettings } from '@tidegate/attestation/settings';
import { ruleSetSchema, validateDataSettings } from '@tidegate/data-quality/settings';
import { deliverySettings } from '@tidegate/delivery/settings';
import { choice, choices, field, fieldInfo, flag, lines, text } from '@tidegate/fields';
import { comparisonSettings, thresholdSettings } from '@tidegate/gates/settings';
import { deploySettings } from '@tidegate/github/settings';
import { monitorSettings } from '@tidegate/monitoring/settings';
import { promotionSettings, registrySettings } from '@tidegate/registry/settings';
import { reportSettings } from '@tidegate/report/settings';
import { rolloutSettings } from '@tidegate/rollout/settings';
import { smokeSettings } from '@tidegate/smoke/settings';
import { workflowLintSettings } from '@tidegate/workflow-lint/settings';
import { z } from 'zod';

/** Which model is deployed, and what speaks for it. */
const deployed = { ...registrySettings.shape, ...signedEvidenceSettings.shape, ...deployedModelSettings.shape };

/** Settings of each action, under the action's own name. A new action adds its line here and nowhere else. */
export const sections = {
  'validate-data': validateDataSettings,
  'check-model-threshold': thresholdSettings,
  'compare-with-production': comparisonSettings,
  'promote-model': z.object({ ...promotionSettings.shape, ...signedEvidenceSettings.shape }),
  'trigger-deploy': z.object({ ...deploySettings.shape, ...deployed }),
  'canary-rollout': z.object({ ...rolloutSettings.shape, ...deployed }),
  'monitor-model': monitorSettings,
  'smoke-test': smokeSettings,
  report: reportSettings,
  'workflow-lint': workflowLintSettings,
  'pipeline-metrics': deliverySettings,
} as const satisfies Record<string, z.ZodObject>;

/** Written once at the top of the file (or of an environment), these hold for every action that takes them. */
export const everywhere = z.object({
  model: field(text(), { description: 'Name of the model' }),
  ...registrySettings.shape,
  ...section(signedEvidenceSettings),
  mode: field(choice(['enforce', 'warn', 'dry-run']), { description: 'What a red verdict does to the job' }),
  'on-inconclusive': field(choice(['fail', 'warn', 'pass']), {
    description: 'What a verdict that could not be decided does to the job',
  }),
  'report-dir': field(text(), { description: 'Folder for evidence and report' }),
  'report-formats': field(choices(['html', 'junit', 'sarif']), {
    description: 'What the evidence is rendered as: html, junit, sarif',
  }),
  'upload-report': field(flag(), { description: 'Upload evidence and report as an artifact' }),
  'self-test': field(flag(), { description: 'Feed the gates input that is known to be bad as well' }),
});

const profile = {
  ...everywhere.shape,
  ...Object.fromEntries(
    Object.entries(sections).map(([name, settings]) => [name, z.strictObject(section(settings)).optional()]),
  ),
};

/** tidegate.yml. Every key is optional; an unknown one is an error. */
export const configSchema = z
  .strictObject({
    ...profile,
    rules: z.record(z.string(), ruleSetSchema).optional().describe('Named rule sets for `validate-data`'),
    environments: z
      .record(z.string(), z.strictObject(profile))
      .optional()
      .describe('Profiles by environment; what they say wins over the rest of the file'),
    'environment-order': field(lines(), {
      description:
        'Environments in the order a model passes them; in none may a threshold be looser than in the one before. Default: those called dev, test, staging, production or alike',
    }),
  })
  .describe('Configuration of Tidegate');

/** Secrets have no place in a committed file; everything else may be left out. Defaults belong to the action, not the file. */
function section(settings: z.ZodObject): z.ZodRawShape {
  return Object.fromEntries(
    Object.entries(settings.shape as Record<string, z.ZodType>)
      .filter(([, schema]) => !fieldInfo(schema)?.secret)
      .map(([name, schema]) => [
        name,
        typeOf(schema)
          .optional()
          .describe(fieldInfo(schema)?.description ?? name),
      ]),
  );
}

function typeOf(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodPrefault ? (schema.unwrap() as z.ZodType) : schema;
}
