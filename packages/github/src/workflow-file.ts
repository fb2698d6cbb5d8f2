import { parseDocument } from 'yaml';
import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import { type GitHubApi, repositoryParameters } from './api.ts';

/** An input under `on: workflow_dispatch: inputs:`. */
export interface DeclaredInput {
  /** `string`, `choice`, `boolean`, `number` or `environment`. */
  readonly type: string;
  /** Has to be given: it is required and has no default. */
  readonly required: boolean;
  readonly options: readonly string[];
}

/** What a workflow's own file says of how it is started. */
export interface WorkflowFile {
  /** Undefined when the workflow has no such trigger. */
  readonly inputs: ReadonlyMap<string, DeclaredInput> | undefined;
  /** Types of `repository_dispatch` it listens to; empty when to all of them, undefined when to none. */
  readonly eventTypes: readonly string[] | undefined;
  readonly runName: string;
  /** Environments of its jobs for which GitHub makes deployment records by itself. */
  readonly recordedEnvironments: readonly string[];
}

export type WorkflowReading = { readonly file: WorkflowFile } | { readonly unread: string };

const contentSchema = z.object({ type: z.literal('file'), encoding: z.literal('base64'), content: z.string() });

/** A workflow's file as it stands at `ref`. That GitHub withholds it is no failure: it checks the inputs too. Throws an ApiFailure. */
export async function readWorkflowFile(
  api: GitHubApi,
  repository: string,
  workflow: string,
  ref: string,
): Promise<WorkflowReading> {
  const parameters = repositoryParameters(repository);
  try {
    const path = /^\d+$/.test(workflow) ? await pathOf(api, repository, workflow) : `.github/workflows/${workflow}`;
    const route = 'GET /repos/{owner}/{repo}/contents/{path}';
    const { content } = await api.read(route, { ...parameters, path, ref }, contentSchema);
    return { file: parseWorkflow(Buffer.from(content, 'base64').toString('utf8')) };
  } catch (failure) {
    if (failure instanceof ApiFailure && failure.isWithheld) return { unread: `GitHub ${failure.message}` };
    if (failure instanceof NotAWorkflow) return { unread: failure.message };
    throw failure;
  }
}

async function pathOf(api: GitHubApi, repository: string, id: string): Promise<string> {
  const parameters = { ...repositoryParameters(repository), workflow_id: id };
  const answer = z.object({ path: z.string() });
  return (await api.read('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}', parameters, answer)).path;
}

class NotAWorkflow extends Error {}

/** What the text of a workflow says. GitHub reads such files as YAML 1.2, where `on` is text. */
export function parseWorkflow(text: string): WorkflowFile {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0) throw new NotAWorkflow('it is not valid YAML');
  const workflow = mapping(document.toJS());
  const { on } = workflow;
  const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on.map(String) : Object.keys(mapping(on));
  const dispatch = mapping(mapping(on)['workflow_dispatch']);
  const event = mapping(mapping(on)['repository_dispatch']);
  return {
    inputs: triggers.includes('workflow_dispatch') ? declared(mapping(dispatch['inputs'])) : undefined,
    eventTypes: triggers.includes('repository_dispatch') ? texts(event['types']) : undefined,
    runName: typeof workflow['run-name'] === 'string' ? workflow['run-name'] : '',
    recordedEnvironments: Object.values(mapping(workflow['jobs'])).flatMap((job) => recorded(mapping(job))),
  };
}

function declared(inputs: Record<string, unknown>): ReadonlyMap<string, DeclaredInput> {
  return new Map(
    Object.entries(inputs).map(([name, input]): [string, DeclaredInput] => {
      const { type = 'string', required, default: preset, options } = mapping(input);
      return [
        name,
        { type: String(type), required: required === true && preset === undefined, options: texts(options) },
      ];
    }),
  );
}

function recorded({ environment }: Record<string, unknown>): string[] {
  if (typeof environment === 'string') return [environment];
  const { name, deployment } = mapping(environment);
  return typeof name === 'string' && deployment !== false ? [name] : [];
}

function mapping(node: unknown): Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node) ? (node as Record<string, unknown>) : {};
}

function texts(node: unknown): string[] {
  return node === undefined || node === null ? [] : (Array.isArray(node) ? node : [node]).map(String);
}
