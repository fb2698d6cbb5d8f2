import { child } from '../yaml/tree.ts';
import { type Command, commandsOf } from './shell.ts';
import type { Job, Step, Workflow } from './workflow.ts';

// Workflows do not say what a step is for: its action, its programs and its name do.

const tidegate = /(?:^|\/)(?:mlops\/)?actions\/([a-z-]+)(?:@|$)/;
const gateActions = new Set(['validate-data', 'check-model-threshold', 'compare-with-production']);
const gatePrograms = new Set([
  ...[
    'pytest',
    'tox',
    'nox',
    'unittest',
    'flake8',
    'ruff',
    'pylint',
    'mypy',
    'pyright',
    'bandit',
    'safety',
    'pip-audit',
    'pip_audit',
  ],
  ...['trivy', 'grype', 'great_expectations', 'evidently', 'deepchecks', 'semgrep', 'hadolint', 'dvc-gate'],
]);
const gateWords =
  /\b(gates?|validat\w*|verif\w*|thresholds?|tests?|lint\w*|quality|drift|compar\w*|scans?|audit|checks?|security)\b/;
const watchWords = /\b(smoke|roll ?back|health\w*|monitor\w*|canary|rollout|post deploy\w*|liveness|readiness|probe)\b/;
/** Words of steps that tell, carry or prepare, whatever they are about. */
const tellingWords =
  /\b(upload\w*|download\w*|publish\w*|reports?|reporting|comments?|notif\w*|summar\w*|announce\w*|install\w*|set ?up|prepar\w*|cache|collect|print|show|log|send|post|skip\w*|decision|info|message|badge|artifacts?|check ?out|generate|create|open|issue|status|wait)\b/;
const carryingActions =
  /(^actions\/(checkout|setup-|cache|upload-|download-|github-script)|codecov|comment|artifact|slack|issue|sarif|junit|report)/;

/** Everything that names a step, as words in lower case. */
export function wordsOf(...texts: readonly (string | undefined)[]): string {
  return texts
    .filter((text) => text !== undefined)
    .join(' ')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

export function commands(step: Step): Command[] {
  return step.run === undefined ? [] : commandsOf(step.run.text);
}

/** A step that must end red when data, code or model are not good enough. */
export function isGate(step: Step): boolean {
  const uses = step.uses?.text;
  if (uses !== undefined) {
    const own = tidegate.exec(uses)?.[1];
    if (own !== undefined) return gateActions.has(own);
    if (/(^|\/)(trivy-action|scan-action|dependency-review-action|ruff-action|super-linter)/.test(uses)) return true;
    return !carryingActions.test(uses) && isGateName(step.name, step.id);
  }
  return isGateName(step.name, step.id) || commands(step).some(isGateCommand);
}

function isGateCommand({ program, words, text }: Command): boolean {
  if (gatePrograms.has(program)) return true;
  if (/^(npm|yarn|pnpm|make|just|go|cargo)$/.test(program) && /^\S+ (run )?(test|lint|check|audit|vet)\b/.test(text))
    return true;
  if (program === 'black' || program === 'isort') return words.some((word) => /^--check/.test(word));
  const script = words.find((word) => /\.(py|sh|js|ts)$/.test(word));
  return script !== undefined && /(^|[/_-])(validate|check|verify|gate|compare)[_-]/.test(script);
}

function isGateName(...names: readonly string[]): boolean {
  const words = wordsOf(...names);
  return gateWords.test(words) && !tellingWords.test(words);
}

/** A gate that has nothing to ask of what is deployed: it judges data, code or a model. */
export function isGateBefore(step: Step): boolean {
  if (!isGate(step) || isWatch(step)) return false;
  if (tidegate.test(step.uses?.text ?? '')) return true;
  const words = wordsOf(step.name, step.id);
  if (/\b(e2e|end to end|integration|acceptance|load|performance|post)\b/.test(words)) return false;
  return (
    /\b(validat\w*|thresholds?|quality|lint\w*|scans?|audit|security|unit|accuracy|compar\w*|drift)\b/.test(words) ||
    commands(step).some(
      ({ program, text }) => gatePrograms.has(program) && !/smoke|e2e|integration|acceptance/.test(text),
    )
  );
}

/** A check of what is already deployed: it belongs behind the deployment. */
export function isWatch(step: Step): boolean {
  const own = tidegate.exec(step.uses?.text ?? '')?.[1];
  return (
    own === 'smoke-test' ||
    own === 'monitor-model' ||
    watchWords.test(wordsOf(step.name, step.id)) ||
    /\b(deployed|deployment|rollout|production|staging|live|endpoint)\b/.test(wordsOf(step.name, step.id))
  );
}

const deploying: readonly (readonly [string, RegExp])[] = [
  ['kubectl', /\b(apply|set image|patch|replace|scale|rollout restart)\b/],
  ['helm', /\b(upgrade|install)\b/],
  ['terraform', /\bapply\b/],
  ['argocd', /\bapp (sync|set)\b/],
  ['gcloud', /\bdeploy(-model)?\b/],
  ['aws', /\b(update-service|update-function-code|create-endpoint|update-endpoint|cloudformation deploy)\b/],
  ['az', /\b(deployment (create|update)|webapp deploy|containerapp update|online-deployment)\b/],
  ['docker', /\bstack deploy\b/],
  ['oc', /\b(apply|rollout)\b/],
  ['flyctl', /\bdeploy\b/],
  ['ansible-playbook', /./],
];

/** A step that changes what serves. */
export function isDeployment(step: Step): boolean {
  const uses = step.uses?.text;
  if (uses !== undefined) {
    if (tidegate.exec(uses)?.[1] === 'canary-rollout')
      return !/^(status|abort)$/.test(child(step.tree, 'with', 'operation')?.text ?? '');
    return /(^|[/-])(deploy\w*|rollout)(-|@|$|\/)/.test(uses) && !/trigger-|pages|docs|status|record/.test(uses);
  }
  if (/^(deploy|roll ?out)\b/.test(wordsOf(step.name)) && step.run !== undefined) return true;
  return commands(step).some(
    ({ program, text }) =>
      deploying.some(([name, verbs]) => program === name && verbs.test(text)) && !/--dry-run|\bpages\b/.test(text),
  );
}

/** A job that changes what serves. A throw-away cluster within the job is none of it. */
export function isDeploymentJob(job: Job): boolean {
  if (job.uses !== undefined) return /(^|[/_-])(deploy\w*|rollout)[^/]*\.ya?ml/.test(job.uses.text);
  const trial = job.steps.some((step) => /\b(kind|minikube|k3d|k3s)\b/.test(wordsOf(step.uses?.text, step.run?.text)));
  return !trial && job.steps.some(isDeployment);
}

/** A job whose red end must stop what comes behind it. */
export function isGateJob(job: Job): boolean {
  if (job.uses !== undefined) {
    const file = job.uses.text
      .split('/')
      .at(-1)!
      .split('@')[0]!
      .replace(/\.ya?ml$/, '');
    return isGateName(file) || isGateName(job.id, job.name);
  }
  return job.steps.some((step) => isGate(step) && !isWatch(step)) && !isWatchJob(job);
}

/** A job that looks at what is deployed: smoke tests, monitoring. */
export function isWatchJob(job: Job): boolean {
  const words = wordsOf(job.id, job.name);
  return watchWords.test(words) || /\b(post|after|deployed|live)\b/.test(words);
}

/** Whether a workflow runs on its own triggers, not only when another calls it. */
export function runsByItself(workflow: Workflow): boolean {
  return [...workflow.triggers.keys()].some((event) => event !== 'workflow_call');
}
