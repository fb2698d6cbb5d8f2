import { choice, choices, field, flag, text } from '@tidegate/fields';
import { z } from 'zod';

export const reportFormats = ['html', 'junit', 'sarif'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The inputs every action takes. */
export const commonInputs = z.object({
  model: field(text(), { description: 'Name of the model the evidence is about' }),
  config: field(text(), {
    description: 'Path of the configuration file',
    shownDefault: 'tidegate.yml, else .github/tidegate.yml, when it exists',
  }),
  environment: field(text(), { description: 'Profile under `environments:` in the configuration file' }),
  mode: field(choice(['enforce', 'warn', 'dry-run']), {
    description:
      '`enforce` fails the job on a red verdict, `warn` never does, `dry-run` reads everything and changes nothing',
    default: 'enforce',
  }),
  'on-inconclusive': field(choice(['fail', 'warn', 'pass']), {
    description: 'What a verdict that could not be decided does to the job',
    default: 'fail',
  }),
  'report-dir': field(text(), { description: 'Folder for evidence and report', default: 'tidegate-report' }),
  'report-formats': field(choices(reportFormats), {
    description: 'What the evidence is rendered as in the report folder: any of `html`, `junit` and `sarif`',
    default: 'html',
  }),
  'upload-report': field(flag(), { description: 'Upload evidence and report as an artifact', default: 'true' }),
});

export type CommonInputs = z.output<typeof commonInputs>;

/** For actions that call GitHub: `token`. */
export const tokenInput = {
  token: field(text(), {
    description: 'Token for the GitHub API',
    secret: true,
    runnerDefault: '${{ github.token }}',
    required: true,
  }),
};
