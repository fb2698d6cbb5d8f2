import { choice, choices, field, integer, lines, mapping, text } from '@tidegate/fields';
import { z } from 'zod';

/** Where a report goes. */
export const places = [
  'summary',
  'comment',
  'issue',
  'model-card',
  'training-report',
  'deployment-report',
  'notification',
  'html',
  'junit',
  'sarif',
] as const;
export type Place = (typeof places)[number];

const card = z.strictObject({
  license: z.string().optional(),
  language: z.union([z.string(), z.array(z.string())]).optional(),
  tags: z.array(z.string()).optional(),
  library: z.string().optional(),
  task: z.string().optional(),
  dataset: z.string().optional(),
  description: z.string().optional(),
  'intended-use': z.string().optional(),
  limitations: z.string().optional(),
});

/** What a user can type for `report`. */
export const reportSettings = z.object({
  evidence: field(lines(), {
    description: 'Evidence files of the gates, paths or patterns, one per line',
    default: 'tidegate-report/**/*.json',
  }),
  to: field(choices(places), {
    description:
      'What is made of it, any of `summary`, `comment` (one on the pull request, updated in place), `issue` (one incident, closed on recovery), `html`, `junit`, `sarif`, `model-card`, `training-report`, `deployment-report`, `notification`',
    default: 'summary, comment, html, notification',
  }),
  title: field(text(), { description: 'Heading of all of them', shownDefault: 'the model, or the workflow' }),
  key: field(text().max(200, 'expected at most 200 characters'), {
    description: 'Tells this comment and this incident from those of other reports of the repository',
    shownDefault: 'the workflow, with the model and environment when they are given',
  }),
  card: field(mapping().pipe(card), {
    description:
      'What the model card says beside the evidence, YAML: `license`, `language`, `tags`, `library`, `task`, `dataset`, `description`, `intended-use`, `limitations`',
  }),
  'pull-request': field(integer({ min: 1 }), {
    description: 'Number of the pull request to comment on',
    shownDefault: 'that of the event',
  }),
  'job-status': field(choice(['success', 'failure', 'cancelled']), {
    description:
      'How the job stands: one that failed without a gate saying why is told as a gate that could not decide, never as a pass',
    runnerDefault: '${{ job.status }}',
  }),
  labels: field(lines(), {
    description: 'Labels of the incident issue, one per line; it is found again by the first',
    default: 'model-incident',
  }),
  mode: field(choice(['enforce', 'warn', 'dry-run']), {
    description:
      '`warn` never fails this step, since the gate itself has; `enforce` fails it when a gate said no; `dry-run` posts nothing',
    default: 'warn',
  }),
});
