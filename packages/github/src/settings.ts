import { choice, duration, field, flag, lines, text } from '@tidegate/fields';
import { z } from 'zod';
import { dispatchInputs } from './dispatch-inputs.ts';

const repository = () => text().regex(/^[\w.-]+\/[\w.-]+$/, 'expected owner/name');
const branchOrTag = () =>
  text().refine(
    (ref) => !/^[0-9a-f]{40}$/i.test(ref),
    'expected a branch or tag; GitHub takes no commit here, so name the branch and give the commit as `expect-sha`',
  );
const sha = () => text().regex(/^[0-9a-f]{40}$/i, 'expected a full commit SHA (40 hexadecimal digits)');
const workflowFile = () =>
  text()
    .transform((typed) => typed.replace(/^\.?\/?\.github\/workflows\//, ''))
    .refine((name) => !name.includes('/'), 'expected a file name under .github/workflows, or an id');
const key = () => text().regex(/^[\w.:@#+-]{4,100}$/, 'expected 4 to 100 letters, digits or . _ : @ # + -');

/** What a user can type for `trigger-deploy`. */
export const deploySettings = z.object({
  enabled: field(flag(), { description: '`false` starts nothing and passes', default: 'true' }),
  when: field(text(), {
    description: 'Condition on the metrics, such as `accuracy > 0.90`; when it does not hold nothing is started',
  }),
  metrics: field(lines(), { description: 'Metrics file(s) that `when` reads, one per line' }),
  event: field(choice(['workflow_dispatch', 'repository_dispatch']), {
    description: 'How the deployment is started',
    default: 'workflow_dispatch',
  }),
  'event-type': field(text().max(100, 'expected at most 100 characters'), {
    description: 'Type of the `repository_dispatch` event',
    default: 'deploy',
  }),
  repository: field(repository(), {
    description: 'Repository of the deployment workflow, owner/name',
    shownDefault: 'this repository',
  }),
  workflow: field(workflowFile(), {
    description:
      'File name (or id, all digits) of the workflow to start; for `repository_dispatch` the one to look for',
  }),
  ref: field(branchOrTag(), {
    description: 'Branch or tag to run the workflow at',
    shownDefault: 'the default branch of that repository',
  }),
  inputs: field(dispatchInputs(), {
    description: 'Inputs of the workflow, or payload of the event: a YAML or JSON mapping',
  }),
  'model-version': field(text(), { description: 'Version to deploy, sent as `model_version`' }),
  'trigger-source': field(text(), {
    description: 'Who asks, sent as `trigger_source`',
    shownDefault: 'automated_ct_pipeline, where the workflow takes it',
  }),
  'request-timeout': field(duration(), { description: 'How long one request to GitHub may take', default: '30s' }),
  wait: field(flag(), {
    description: 'Wait for the run and judge its conclusion; `false` passes as soon as it was started',
    shownDefault: '`true` for `workflow_dispatch`, `false` for `repository_dispatch`',
  }),
  timeout: field(duration(), {
    description: 'How long to wait for the run; after that the outcome is inconclusive',
    default: '1h',
  }),
  'expect-sha': field(sha(), {
    description: 'Commit the run must be at; a run at another one is cancelled and fails the gate',
  }),
  'idempotency-key': field(key(), {
    description:
      'Names this deployment, sent as `idempotency_key`; a run that already shows it in its name is taken, not repeated',
    shownDefault: 'a fresh one for each attempt, where the workflow takes it',
  }),
  'cancel-with-me': field(flag(), { description: 'Cancel the run when this job is cancelled', default: 'false' }),
  'on-error': field(choice(['fail', 'warn']), {
    description:
      '`warn` turns a refusal or failure of GitHub to start the deployment into a warning; bad inputs and failed runs stay red',
    default: 'fail',
  }),
  'require-evidence': field(lines(), {
    description:
      'Evidence files (paths or globs, one per line) that must all say pass or warn before anything is started',
  }),
  'environment-name': field(text(), {
    description: 'Record a GitHub deployment to this environment; for workflows whose jobs name none',
  }),
});
