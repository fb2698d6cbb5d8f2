import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest, refuseEndless, UserError } from '@tidegate/evidence';
import { explain, fieldInfo, knownKeys } from '@tidegate/fields';
import type { z } from 'zod';
import type { ConfigValues, Declared } from './action.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** `INPUT_*` variables as typed: empty is unset. The runner keeps hyphens and turns blanks into underscores. */
export function rawInputs(action: Declared, env: Environment): Record<string, string> {
  const names = new Map(Object.keys(action.allInputs.shape).map((name) => [variable(name), name]));
  const raw: Record<string, string> = {};
  for (const [key, value] of Object.entries(env)) {
    if (!key.startsWith('INPUT_')) continue;
    const name = names.get(key);
    if (name === undefined) throw unknownInput(action, key);
    if (value !== undefined && value.trim() !== '') raw[name] = value;
  }
  return raw;
}

function variable(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

function unknownInput(action: Declared, key: string): UserError {
  const typed = key.slice('INPUT_'.length).toLowerCase();
  const close = nearest(typed, Object.keys(action.allInputs.shape));
  return new UserError('bad-input', `\`${typed}\` is not an input of ${action.name}.`, {
    hint: close
      ? `Did you mean \`${close}\`?`
      : `Its inputs are ${Object.keys(action.allInputs.shape).join(', ')}. (Variables named INPUT_* are read as inputs.)`,
  });
}

/** The names of inputs that must never be shown. */
export function secretInputs(action: Declared): string[] {
  return Object.entries(action.allInputs.shape)
    .filter(([, schema]) => fieldInfo(schema as z.ZodType)?.secret)
    .map(([name]) => name);
}

/** Reads the configuration file, if there is one, and gives what it says for this action. */
export async function configValues(
  action: Declared,
  raw: Readonly<Record<string, string>>,
  workspace: string,
): Promise<ConfigValues> {
  const none: ConfigValues = { inputs: {}, named: {} };
  const path = raw['config'] ?? defaultConfig(workspace);
  if (path === undefined || !action.config) {
    if (raw['environment'] === undefined || !action.config) return none;
    throw new UserError(
      'bad-input',
      `environment "${raw['environment']}" was asked, but there is no configuration file.`,
      {
        hint: 'Add tidegate.yml with an `environments:` section, or name it with the `config` input.',
      },
    );
  }
  const source = configText(join(workspace, path), path);
  // Its own chunk, as are the schemas behind `config`: a step without the file loads neither.
  const { parseDocument } = await import('yaml');
  const document = parseDocument(source);
  const broken = document.errors[0];
  if (broken) {
    throw new UserError('unreadable', `${path} is not valid YAML: ${broken.message.split('\n')[0]}`, {
      hint: 'Mend the file at the place named.',
    });
  }
  return action.config.values(document.toJS() ?? {}, { path, action: action.name, environment: raw['environment'] });
}

function configText(file: string, path: string): string {
  try {
    refuseEndless(file, path);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError('not-found', `The configuration file ${path} cannot be read.`, {
      hint: 'Check the `config` input and that the repository is checked out before this step.',
      cause,
    });
  }
}

function defaultConfig(workspace: string): string | undefined {
  return ['tidegate.yml', '.github/tidegate.yml'].find((path) => existsSync(join(workspace, path)));
}

/**
 * Explicit inputs over the file's values, names resolved, everything parsed; all complaints are told at once. `clean` takes secrets out
 * of the values they quote.
 */
export function parseInputs<Inputs>(
  action: Declared,
  raw: Readonly<Record<string, string>>,
  config: ConfigValues,
  clean: (text: string) => string = (text) => text,
): Inputs {
  const secrets = new Set(secretInputs(action));
  const merged: Record<string, unknown> = { ...config.inputs, ...raw };
  for (const [name, value] of Object.entries(merged)) {
    const entries = config.named[name];
    if (entries && typeof value === 'string' && Object.hasOwn(entries, value.trim()))
      merged[name] = entries[value.trim()];
  }
  const parsed = action.allInputs.safeParse(merged);
  if (parsed.success) return parsed.data as Inputs;
  const complaints = explain(parsed.error, (path) => knownKeys(action.allInputs, path)).map(({ path, message }) => {
    const [name = '', ...rest] = path.split('.');
    if (!(name in merged)) return `\`${name}\` is required and was not given`;
    const at = rest.length > 0 ? ` at ${rest.join('.')}` : '';
    return secrets.has(name)
      ? `\`${name}\`${at}: ${message}`
      : `\`${name}\` is ${quote(merged[name], clean)}${at}: ${message}`;
  });
  throw new UserError('bad-input', `${[...new Set(complaints)].join('; ')}.`, {
    hint: `Mend the inputs of ${action.name} in the workflow or in the configuration file.`,
  });
}

/** Cleaned before it is shortened: of a secret that is cut nobody would know the rest. */
function quote(value: unknown, clean: (text: string) => string): string {
  const shown = clean(JSON.stringify(value) ?? String(value));
  return shown.length > 80 ? `${shown.slice(0, 77)}...` : shown;
}
