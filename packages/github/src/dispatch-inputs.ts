import { UserError } from '@tidegate/evidence';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const nested = 'values are text, numbers or booleans; put a structure in quotes, as JSON text';

/**
 * Inputs of a dispatch, typed as a YAML or JSON mapping. Values stay as typed (`1.10` is not 1.1); a structure, a missing
 * value or text that is no mapping is an error and never an empty mapping.
 */
export const dispatchInputs = () =>
  z
    .union([z.string(), z.record(z.string(), z.unknown())], 'expected a YAML or JSON mapping')
    .transform((value, context): Record<string, string> => {
      const complain = (message: string): never => {
        context.addIssue({ code: 'custom', message });
        return z.NEVER;
      };
      let entries: unknown = value;
      if (typeof value === 'string') {
        const typed = parseDocument(value);
        const asText = parseDocument(value, { schema: 'failsafe' });
        if (typed.errors.length > 0)
          return complain(`expected a YAML or JSON mapping (${typed.errors[0]!.message.split('\n')[0]})`);
        if (!isMapping(typed.toJS())) return complain('expected a YAML or JSON mapping such as `key: value`');
        entries = merge(typed.toJS() as object, asText.toJS() as Record<string, unknown>);
      }
      const result: Record<string, string> = {};
      for (const [name, entry] of Object.entries(entries as object) as [string, unknown][]) {
        if (entry === null || entry === undefined) return complain(`"${name}" has no value; write "" for an empty one`);
        if (typeof entry === 'object') return complain(`"${name}" is a structure; ${nested}`);
        if (typeof entry === 'number' && !Number.isFinite(entry))
          return complain(`"${name}" is ${entry}, which is no number`);
        result[name] = typeof entry === 'string' ? entry : JSON.stringify(entry);
      }
      return result;
    });

/** The text of each scalar as typed, where YAML saw a value at all. */
function merge(typed: object, asText: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(typed).map(([name, value]: [string, unknown]) =>
      value === null || typeof value === 'object' ? [name, value] : [name, asText[name] ?? value],
    ),
  );
}

function isMapping(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** GitHub's limits of workflow_dispatch. */
const limits = { inputs: 25, characters: 65_535 };

/** Throws when GitHub would not take so many or so long inputs. */
export function checkWorkflowInputs(inputs: Readonly<Record<string, string>>): void {
  const count = Object.keys(inputs).length;
  if (count > limits.inputs) {
    throw new UserError('bad-input', `${count} inputs would be sent; GitHub takes ${limits.inputs}.`, {
      hint: 'Send fewer, or several in one as JSON text. `model_version`, `trigger_source` and `idempotency_key` count too.',
    });
  }
  checkSize(JSON.stringify(inputs).length, limits.characters);
}

/** Throws when GitHub would not take this payload of a repository_dispatch. */
export function checkPayload(payload: Readonly<Record<string, string>>): void {
  const count = Object.keys(payload).length;
  if (count > 10) {
    throw new UserError('bad-input', `${count} values would be sent; a repository_dispatch takes 10.`, {
      hint: 'Send fewer, or several in one as JSON text. `model_version`, `trigger_source` and `idempotency_key` count too.',
    });
  }
  checkSize(Buffer.byteLength(JSON.stringify(payload)), 65_535);
}

function checkSize(size: number, limit: number): void {
  if (size <= limit) return;
  throw new UserError('bad-input', `The inputs are ${size} characters long; GitHub takes ${limit}.`, {
    hint: 'Put large values in a file or an artifact and send its name.',
  });
}
