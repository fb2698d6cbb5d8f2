import { choice, duration, field, flag, instant, lines, text } from '@tidegate/fields';
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
const webAddress = () =>
  text().refine((typed) => /^https?:$/.test(URL.parse(typed)?.protocol ?? ''), 'expected an http or https address');
const pause = () => duration().refine((milliseconds) => milliseconds > 0, 'expected a duration above 0');
const key = () => text().regex(/^[\w.:@#+-]{4,100}$/, 'expected 4 to 100 letters, digits or . _ : @ # + -');

/** What a user can type for `trigger-deploy`. */
export const deploySettings = z.object({
  enabled: field(flag(), { description: '`false` starts nothing and passes', default: 'true' }),
  when: field(text(), {
    description: 'Condition on the metrics, such as `accuracy > 0.90`; when it does not hold nothing is started',
  }),
  metrics: field(lines(), {
    description:
      'Metrics that `when` reads and the deployment record keeps, one per line: files, or addresses such as runs:/<id> and models:/<name>@<alias>',
  }),
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
  'model-digest': field(text().regex(/^\w+:[0-9a-f]{8,}$/i, 'expected algorithm:hex, such as sha256:9f86d081'), {
    description: "Digest of the model's files; part of the key and of the deployment record",
    shownDefault: 'that of the model behind an address in `metrics`, when it has one',
  }),
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
  'poll-interval': field(pause(), {
    description: 'Pause between the first two looks at the run; it grows to three times as much',
    default: '10s',
  }),
  'find-timeout': field(pause(), {
    description: 'How long a run that GitHub does not name, or whose answer was lost, is looked for by its key',
    default: '1m',
  }),
  'expect-sha': field(sha(), {
    description:
      'Commit the run must be at: nothing is started when the ref points elsewhere, and a run at another one is cancelled and fails the gate',
  }),
  'idempotency-key': field(key(), {
    description: 'Names this deployment, sent as `idempotency_key`: of one key one run is started, the others find it',
    shownDefault:
      'model@version#digest and a hash of all that is sent; without model and version one of this workflow run',
  }),
  repeat: field(choice(['never', 'failed', 'always']), {
    description:
      'When the run of the key has ended: `never` starts another one, `failed` does when it did not succeed, `always` does. The next one has the key with `+2`, `+3` ...',
    default: 'never',
  }),
  lock: field(choice(['try', 'require', 'off']), {
    description:
      'Keep the key in a git reference of the repository (refs/tidegate/dispatch/...), which makes one of all triggers at the same moment the one that starts: `try` does without when the token may not (`contents: write`), and the evidence says so',
    default: 'try',
  }),
  'cancel-with-me': field(flag(), { description: 'Cancel the run when this job is cancelled', default: 'false' }),
  'on-error': field(choice(['fail', 'warn']), {
    description:
      '`warn` turns a refusal or failure of GitHub to start the deployment into a warning; bad inputs and failed runs stay red',
    default: 'fail',
  }),
  'require-evidence': field(lines(), {
    description:
      'Evidence files (paths or globs, one per line) that must all say pass or warn before anything is started; `signed`: a signed statement about the very files of the model, see docs/evidence.md',
  }),
  'environment-name': field(text(), {
    description:
      'Record a GitHub deployment to this environment; for workflows whose jobs name none, or say `deployment: false`',
  }),
  task: field(choice(['deploy', 'deploy:canary', 'rollback']), {
    description: 'What the deployment record says is done',
    default: 'deploy',
  }),
  'data-at': field(instant(), {
    description: 'When the newest data the model was trained on was made, for the deployment record',
  }),
  unplanned: field(flag(), {
    description: 'The deployment record says that this release mends one before it, for delivery metrics',
    default: 'false',
  }),
  'report-url': field(webAddress(), {
    description: 'Address that is told the outcome by a signed POST, such as that of the training system',
  }),
  'report-secret': field(text(), {
    description: 'Secret that the report is signed with (HMAC-SHA256)',
    secret: true,
  }),
});
