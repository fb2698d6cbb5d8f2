import { fieldInfo } from '@tidegate/fields';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { Declared } from './action.ts';

export type { Declared };

type Info = NonNullable<ReturnType<typeof fieldInfo>>;

/** The `inputs:` and `outputs:` blocks of action.yml. Only what the runner alone knows has a `default:` there. */
export function actionMetadata(action: Declared): string {
  const inputs = fields(action).map(({ name, info }): [string, object] => [
    name,
    {
      description: described(info),
      // What tidegate.yml may give is not required here: the runner does not enforce it, but editors complain.
      required: info.required && info.secret === true,
      ...(info.runnerDefault !== undefined && { default: info.runnerDefault }),
    },
  ]);
  const outputs = Object.entries(action.allOutputs).map(([name, description]): [string, object] => [
    name,
    { description },
  ]);
  return stringify({ inputs: Object.fromEntries(inputs), outputs: Object.fromEntries(outputs) }, { lineWidth: 0 });
}

/** The tables of the action's README: inputs with their defaults, then outputs. */
export function readmeTables(action: Declared): string {
  return [
    '### Inputs',
    '',
    '| input | what it is | default |',
    '|---|---|---|',
    ...fields(action).map(({ name, info }) => {
      const value = info.runnerDefault ?? info.default;
      return `| \`${name}\` | ${cell(info.description)} | ${info.required && value === undefined ? '*required*' : value === undefined ? '' : cell(shown(value))} |`;
    }),
    '',
    '### Outputs',
    '',
    '| output | what it is |',
    '|---|---|',
    ...Object.entries(action.allOutputs).map(([name, description]) => `| \`${name}\` | ${cell(description)} |`),
    '',
  ].join('\n');
}

function described({ description, required, secret, default: value }: Info): string {
  if (value !== undefined) return `${description}. Default: ${value}`;
  return required && !secret ? `${description}. Required, here or in tidegate.yml` : description;
}

function fields(action: Declared) {
  return Object.entries(action.allInputs.shape).map(([name, schema]) => {
    const info = fieldInfo(schema as z.ZodType);
    if (!info) throw new Error(`${action.name}: input ${name} has no description; declare it with field(...)`);
    return { name, info };
  });
}

function shown(value: string): string {
  return /^[\w.:%/-]+$|^\$\{\{/.test(value) ? `\`${value}\`` : value;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
