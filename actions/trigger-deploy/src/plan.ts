import { UserError } from '@tidegate/evidence';
import { checkPayload, checkWorkflowInputs, type Undertaking } from '@tidegate/github';
import type { deploySettings } from '@tidegate/github/settings';
import type { RunContext } from '@tidegate/kit';
import type { z } from 'zod';
import { deriveKey } from './key.ts';

export type DeployInputs = z.output<typeof deploySettings>;

/** What will be sent, decided before anything is. */
export interface DeployPlan {
  readonly event: 'workflow_dispatch' | 'repository_dispatch';
  readonly eventType: string;
  readonly repository: string;
  /** Undefined only for a repository_dispatch that names none. */
  readonly workflow: string | undefined;
  /** Undefined: the default branch. */
  readonly ref: string | undefined;
  readonly inputs: Readonly<Record<string, string>>;
  /** Inputs nobody typed; a workflow need not take them. */
  readonly ownInputs: Readonly<Record<string, string>>;
  /** Names the deployment: a run that carries it already is this one. */
  readonly key: string;
  readonly wait: boolean;
}

/** What a key is made of that no input says. */
export interface KeyFacts {
  readonly digest: string | undefined;
  readonly unique: string;
}

export const keyInput = 'idempotency_key';
const defaultSource = 'automated_ct_pipeline';

/** The plan of these inputs. Throws a UserError for what GitHub would refuse. */
export function planDeploy(
  inputs: DeployInputs & { readonly model?: string | undefined },
  run: RunContext,
  { digest, unique }: KeyFacts,
): DeployPlan {
  const { event } = inputs;
  const repository = inputs.repository ?? run.repository;
  if (repository === undefined) {
    throw new UserError('bad-input', '`repository` is required outside a GitHub workflow and was not given.', {
      hint: 'Give it as owner/name.',
    });
  }
  if (event === 'workflow_dispatch' && inputs.workflow === undefined) {
    throw new UserError('bad-input', '`workflow` is required and was not given.', {
      hint: 'Name the file of the deployment workflow, such as deploy.yml.',
    });
  }
  if (event === 'repository_dispatch' && inputs.ref !== undefined) {
    throw new UserError(
      'bad-input',
      `\`ref\` is "${inputs.ref}", but a repository_dispatch always runs on the default branch.`,
      {
        hint: 'Leave `ref` out, or use `event: workflow_dispatch`.',
      },
    );
  }
  const typed = {
    ...inputs.inputs,
    ...named(inputs, 'model-version', 'model_version'),
    ...named(inputs, 'trigger-source', 'trigger_source'),
    ...named(inputs, 'idempotency-key', keyInput),
  };
  const ref = inputs.ref?.replace(/^refs\/(heads|tags)\//, '');
  const key =
    typed[keyInput] ??
    deriveKey({
      ...{ model: inputs.model, version: typed['model_version'], digest, runId: run.id, unique },
      sent: { event, eventType: inputs['event-type'], ref, task: inputs.task, to: inputs['environment-name'], typed },
    });
  const own = { trigger_source: defaultSource, [keyInput]: key };
  const ownInputs = Object.fromEntries(Object.entries(own).filter(([name]) => !(name in typed)));
  if (event === 'workflow_dispatch') checkWorkflowInputs({ ...typed, ...ownInputs });
  else checkPayload({ ...typed, ...ownInputs });
  return {
    event,
    eventType: inputs['event-type'],
    repository,
    workflow: inputs.workflow,
    ref,
    inputs: typed,
    ownInputs,
    key,
    wait: inputs.wait ?? event === 'workflow_dispatch',
  };
}

/** An input of ours under the name it is sent by; saying it twice with two values is an error. */
function named(
  inputs: DeployInputs,
  input: 'model-version' | 'trigger-source' | 'idempotency-key',
  sentAs: string,
): Record<string, string> {
  const value = inputs[input];
  if (value === undefined) return {};
  const other = inputs.inputs?.[sentAs];
  if (other !== undefined && other !== value) {
    throw new UserError('bad-input', `\`${input}\` is "${value}", but \`inputs\` says ${sentAs}: "${other}".`, {
      hint: 'Say it in one place.',
    });
  }
  return { [sentAs]: value };
}

/** The plan under another key. */
export function withKey(plan: DeployPlan, key: string): DeployPlan {
  const renamed = (values: DeployPlan['inputs']) => (keyInput in values ? { ...values, [keyInput]: key } : values);
  return { ...plan, key, inputs: renamed(plan.inputs), ownInputs: renamed(plan.ownInputs) };
}

/** What is being done, for the messages of refusals. */
export function undertaking({ repository, workflow, eventType, event }: DeployPlan): Undertaking {
  const byEvent = event === 'repository_dispatch';
  return {
    what: byEvent ? `send the event ${eventType} to ${repository}` : `start ${workflow} in ${repository}`,
    repository,
    permission: byEvent ? 'contents: write' : 'actions: write',
    ...(workflow !== undefined && { workflow }),
  };
}
