import { UserError } from '@tidegate/evidence';
import { fill, type Scope, textOf, type Value } from '@tidegate/workflow-lint/evaluate';
import { child, type Tree } from '@tidegate/workflow-lint/yaml';
import { known } from '../workflow/faulty.ts';
import type { Workflow } from '../workflow/read.ts';
import { type Call, filled } from './job-run.ts';

/** Inputs of a called workflow, typed and with defaults. Unknown, missing and mistyped ones are UserErrors at `where`. */
export function callInputs(
  workflow: Workflow,
  given: Readonly<Record<string, Value>>,
  where: string,
): Record<string, Value> {
  if (!workflow.events.has('workflow_call')) {
    throw new UserError('bad-input', `${where}: ${workflow.file} cannot be called: it has no \`on: workflow_call\`.`);
  }
  return typedInputs(workflow, 'workflow_call', given, where);
}

/** Inputs as an event declares them. */
export function typedInputs(
  workflow: Workflow,
  event: 'workflow_call' | 'workflow_dispatch',
  given: Readonly<Record<string, Value>>,
  where: string,
): Record<string, Value> {
  const declared = new Map(
    (child(workflow.events.get(event), 'inputs')?.entries ?? []).map(({ key, value }) => [key, value]),
  );
  for (const name of Object.keys(given)) {
    known(
      declared,
      name,
      (hint) => new UserError('bad-input', `${where}: ${workflow.file} has no input \`${name}\`.`, { hint }),
    );
  }
  const scope: Scope = { contexts: { github: {}, inputs: {}, vars: {} } };
  return Object.fromEntries(
    [...declared].map(([name, tree]) => {
      const value = given[name];
      if (value !== undefined) return [name, typed(tree, value, `${where}: the input \`${name}\` of ${workflow.file}`)];
      if (child(tree, 'required')?.value === true && child(tree, 'default') === undefined) {
        throw new UserError('bad-input', `${where}: ${workflow.file} requires the input \`${name}\`.`);
      }
      const usual = child(tree, 'default');
      const plain =
        usual?.kind === 'scalar'
          ? typeof usual.value === 'string'
            ? fill(usual.value, scope)
            : usual.value
          : undefined;
      return [name, typed(tree, plain ?? emptyOf(tree), name)];
    }),
  );
}

function emptyOf(tree: Tree): Value {
  const type = child(tree, 'type')?.text;
  return type === 'boolean' ? false : type === 'number' ? 0 : '';
}

function typed(tree: Tree, value: Value, what: string): Value {
  const type = child(tree, 'type')?.text ?? 'string';
  const text = textOf(value);
  if (type === 'boolean') {
    if (value === true || value === false) return value;
    if (text === 'true' || text === 'false') return text === 'true';
    throw new UserError('bad-input', `${what} is \`${text}\`, and true or false is asked for.`);
  }
  if (type === 'number') {
    if (text.trim() === '' || !Number.isFinite(Number(text)))
      throw new UserError('bad-input', `${what} is \`${text}\`, which is no number.`);
    return Number(text);
  }
  const options = child(tree, 'options')?.items.map((option) => option.text) ?? [];
  if (type === 'choice' && !options.includes(text)) {
    throw new UserError('bad-input', `${what} is \`${text}\`, which is none of ${options.join(', ')}.`);
  }
  return text;
}

/** Secrets a called workflow gets: all with `inherit`, else those named; a required one that is missing is a UserError. */
export function callSecrets(call: Call, inner: Workflow, tree: Tree | undefined, scope: Scope): Record<string, string> {
  const { file } = call.workflow;
  const declared = child(inner.events.get('workflow_call'), 'secrets')?.entries ?? [];
  const token: Record<string, string> = { GITHUB_TOKEN: call.secrets['GITHUB_TOKEN'] ?? '' };
  if (tree?.text === 'inherit') return { ...call.secrets };
  for (const { key, value } of tree?.entries ?? []) token[key] = textOf(filled(file, value, scope));
  for (const { key, value } of declared) {
    if (child(value, 'required')?.value === true && !token[key]) {
      throw new UserError('bad-input', `${inner.file} requires the secret \`${key}\`.`, {
        hint: `Hand it in with \`--secret ${key}\` and pass it on.`,
      });
    }
  }
  return token;
}
