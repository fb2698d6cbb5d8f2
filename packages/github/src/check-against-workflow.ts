import { nearest, UserError } from '@tidegate/evidence';
import { z } from 'zod';
import { ApiFailure } from './api-failure.ts';
import { type GitHubApi, repositoryParameters } from './api.ts';
import { pagesOf } from './pages.ts';
import type { DeclaredInput, WorkflowFile } from './workflow-file.ts';

/** Where the inputs are declared, for messages. */
export interface DeclaredAt {
  readonly workflow: string;
  readonly ref: string;
}

/** Throws a UserError unless the workflow takes these inputs with these values, as far as its own file tells. */
export function checkAgainstWorkflow(
  { inputs: declared }: WorkflowFile,
  typed: Readonly<Record<string, string>>,
  { workflow, ref }: DeclaredAt,
): void {
  const where = `${workflow} at ${ref}`;
  if (!declared) {
    throw new UserError('bad-input', `${where} has no \`workflow_dispatch\` trigger.`, {
      hint: `Add \`on: workflow_dispatch:\` to it, or name the workflow that deploys.`,
    });
  }
  const names = [...declared.keys()];
  // GitHub decides about names that differ in case alone.
  const unknown = Object.keys(typed).filter((name) => !names.some((known) => sameName(known, name)));
  if (unknown.length > 0) {
    const close = unknown.length === 1 ? nearest(unknown[0]!, names) : undefined;
    throw new UserError('bad-input', `${where} takes no input ${unknown.map((name) => `"${name}"`).join(' and ')}.`, {
      hint: close
        ? `Did you mean ${close}?`
        : `It takes ${names.join(', ') || 'none'}. Declare the input under \`on: workflow_dispatch: inputs:\`, or leave it out.`,
    });
  }
  for (const [name, input] of declared) {
    const value = Object.entries(typed).find(([given]) => sameName(given, name))?.[1];
    if (value !== undefined) checkValue(name, input, value, where);
    else if (input.required) {
      throw new UserError('bad-input', `${where} requires the input "${name}", and it was not given.`, {
        hint: 'Add it to `inputs`.',
      });
    }
  }
}

function checkValue(name: string, { type, options }: DeclaredInput, value: string, where: string): void {
  const wrong = (what: string, hint: string): never => {
    throw new UserError('bad-input', `The input "${name}" of ${where} is ${what}, not "${value}".`, { hint });
  };
  if (type === 'choice' && !options.includes(value)) {
    const close = nearest(value, options);
    wrong(`one of ${options.join(', ')}`, close ? `Did you mean ${close}?` : 'Give one of these.');
  }
  if (type === 'boolean' && value !== 'true' && value !== 'false') wrong('a boolean', 'Give true or false.');
  if (type === 'number' && (value.trim() === '' || !Number.isFinite(Number(value)))) {
    wrong('a number', 'Give it in digits, such as 5 or 0.25.');
  }
}

const environmentPage = z.object({ environments: z.array(z.object({ name: z.string() })).optional() });

/** Throws a UserError when an input that names an environment names one the repository does not have. */
export async function checkEnvironments(
  api: GitHubApi,
  repository: string,
  { inputs = new Map<string, DeclaredInput>() }: WorkflowFile,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const named = Object.entries(typed).filter(([name]) => inputs.get(name)?.type === 'environment');
  if (named.length === 0) return;
  const route = 'GET /repos/{owner}/{repo}/environments';
  const page = environmentPage.transform(({ environments = [] }) => environments);
  const known: string[] = [];
  try {
    for await (const { name } of pagesOf(api, route, repositoryParameters(repository), page)) known.push(name);
  } catch (failure) {
    if (!(failure instanceof ApiFailure)) throw failure;
    api.log.info(`The environments of ${repository} could not be read: GitHub ${failure.message}.`);
    return;
  }
  for (const [name, value] of named) {
    if (known.some((environment) => sameName(environment, value))) continue;
    const close = nearest(value, known);
    throw new UserError('bad-input', `The input "${name}" is "${value}", and ${repository} has no such environment.`, {
      hint: close ? `Did you mean ${close}?` : `It has ${known.join(', ') || 'none'}.`,
    });
  }
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
