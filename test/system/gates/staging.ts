// The reusable workflows with every action they use replaced by one that does nothing, and passes or fails as a scenario says.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { conclude } from '../../../packages/kit/src/conclusion.ts';
import { placeOf, type StepText, type Workflows } from './places.ts';

/** Commands the workflows call that a runner has: here they pass, or fail where the scenario's red place is theirs. */
export const COMMAND_OF_CALLER = 'command-of-the-caller';
const COMMANDS = [COMMAND_OF_CALLER, 'docker', 'cosign', 'python', 'sleep'];

export type Outputs = Readonly<Record<string, string>>;

/** As GITHUB_OUTPUT takes them. */
export const linesOf = (outputs: Outputs = {}): string =>
  Object.entries(outputs)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');

/** What an action puts out when it passes; a scenario may say otherwise for a place. */
const OUTPUTS: Readonly<Record<string, Outputs>> = {
  'promote-model': {
    ...{ version: 'v2', 'previous-version': 'v1', 'model-path': 'model' },
    ...{ 'model-uri': 'models:/m/v2', digest: 'sha256:0', predicate: 'STAGED/predicate.json' },
  },
  'canary-rollout': { state: 'promoted', 'rolled-back': 'false' },
  'compare-with-production': { decision: 'promote', 'best-candidate': 'candidate' },
  'monitor-model': { retrain: 'true', reason: 'drift' },
  report: { notification: 'notification.json', severity: 'error' },
  'build-push-action': { digest: 'sha256:0' },
};

/** What a red action still puts out. */
const RED_OUTPUTS: Readonly<Record<string, Outputs>> = {
  'canary-rollout': { state: 'rolled-back', 'rolled-back': 'true' },
};

export interface Staged {
  /** Folders that stand for repositories. */
  readonly repositories: Readonly<Record<string, string>>;
  /** Folder of the commands, for PATH. */
  readonly commands: string;
  /** What every bash reads first. */
  readonly beforeBash: string;
}

/** Writes workflows, actions and commands below `folder`. */
export function stageGates(folder: string, workflows: Workflows): Staged {
  const product = join(folder, 'product');
  const repositories: Record<string, string> = { 'tidegate/mlops': product };
  for (const [file, { text, places }] of Object.entries(workflows)) {
    write(join(product, '.github/workflows', file), told(file, text));
    for (const { action } of places) {
      if (action === undefined) continue;
      const [owner = '', name = '', ...inner] = action.split('/');
      const ours = owner === '$';
      const root = ours ? product : join(folder, 'others', owner, name);
      if (!ours) repositories[`${owner}/${name}`] = root;
      const path = ours ? [name, ...inner] : inner;
      write(join(root, ...path, 'action.yml'), standIn(inner.at(-1) ?? name, ours));
    }
  }
  write(join(folder, 'conclusions'), conclusions());
  write(join(folder, 'predicate.json'), '{}');
  const commands = join(folder, 'commands');
  for (const command of COMMANDS) write(join(commands, command), COMMAND, 0o755);
  const beforeBash = join(folder, 'before-bash');
  write(beforeBash, 'if [ "${PLACE:-}" = "${REFUSED:-}" ]; then exit 1; fi\n');
  return { repositories, commands, beforeBash };
}

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, { mode });
}

/** The workflow as it is, except that each step is told its own place. */
function told(file: string, text: string): string {
  const document = parseDocument(text);
  for (const { key: job, value } of (document.get('jobs') as YAMLMap<{ value: string }, YAMLMap>).items) {
    const steps = value?.get('steps');
    if (!isSeq(steps)) continue;
    for (const step of steps.items) {
      if (!isMap(step)) continue;
      step.setIn(['env', 'PLACE'], placeOf(file, job.value, step.toJSON() as StepText));
    }
  }
  return document.toString({ lineWidth: 0 }).replace(/(uses:\s*)\$\/(\S+)/g, '$1tidegate/mlops/$2@v1');
}

/** Ours judge: they end as the real ones end on a verdict. Others fail or do not. */
function standIn(name: string, ours: boolean): string {
  const run = `
verdict=pass
case "$RED" in *$'\\n'"$PLACE"$'\\n'*) verdict=$VERDICT ;; esac
if [ -f "$SCENARIO/outputs/$PLACE" ]; then cat "$SCENARIO/outputs/$PLACE" >>"$GITHUB_OUTPUT"
elif [ "$verdict" = pass ]; then printf '%s' "\${OUTPUTS//STAGED/$STAGED}" >>"$GITHUB_OUTPUT"
else printf '%s' "$RED_OUTPUTS" >>"$GITHUB_OUTPUT"; fi
${
  ours
    ? `mode=$(printenv INPUT_MODE || true); forgiven=$(printenv INPUT_ON-INCONCLUSIVE || true)
echo "verdict=$verdict" >>"$GITHUB_OUTPUT"
exit "$(sed -n "s/^$verdict \${mode:-enforce} \${forgiven:-fail} //p" "$STAGED/conclusions")"`
    : `${name === 'download-artifact' ? 'mkdir -p "$INPUT_PATH/candidate-candidate"' : ''}
if [ "$verdict" != pass ]; then exit 1; fi`
}`;
  return JSON.stringify({
    name,
    description: 'Passes or fails as it is told.',
    inputs: Object.fromEntries(
      ['mode', 'on-inconclusive', 'path'].map((input) => [input, { description: input, default: '' }]),
    ),
    outputs: Object.fromEntries(
      outputsOf(name).map((output) => [output, { description: output, value: `\${{ steps.told.outputs.${output} }}` }]),
    ),
    runs: {
      using: 'composite',
      steps: [
        {
          id: 'told',
          shell: 'bash',
          run,
          env: { OUTPUTS: linesOf(OUTPUTS[name]), RED_OUTPUTS: linesOf(RED_OUTPUTS[name]) },
        },
      ],
    },
  });
}

const outputsOf = (name: string) => ['verdict', ...Object.keys(OUTPUTS[name] ?? {})];

/** What each verdict does to a job, by the function that decides it for the real actions. */
function conclusions(): string {
  const lines: string[] = [];
  for (const verdict of ['pass', 'warn', 'fail', 'inconclusive'] as const) {
    for (const mode of ['enforce', 'warn', 'dry-run'] as const) {
      for (const forgiven of ['fail', 'warn', 'pass'] as const) {
        lines.push(`${verdict} ${mode} ${forgiven} ${conclude({ verdict, mode }, forgiven).failsJob ? 1 : 0}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

const COMMAND = `#!/bin/bash
case "$RED" in *$'\\n'"$PLACE"$'\\n'*) exit 1 ;; esac
`;
