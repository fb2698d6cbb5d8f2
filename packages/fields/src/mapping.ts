import { parseDocument } from 'yaml';
import { z } from 'zod';

/** A mapping, typed as YAML (or JSON, which is YAML) or written structured in tidegate.yml. */
export const mapping = () =>
  z
    .union([z.string(), z.record(z.string(), z.unknown())], 'expected a YAML mapping')
    .transform((value, context): Record<string, unknown> => {
      if (typeof value !== 'string') return value;
      const document = parseDocument(value);
      if (document.errors.length > 0)
        return refuse(context, `expected a YAML mapping (${firstLine(document.errors[0]!)})`);
      const parsed: unknown = document.toJS();
      if (parsed === null || typeof parsed !== 'object' || Array.isArray(parsed)) {
        return refuse(context, 'expected a YAML mapping such as `key: value`');
      }
      return parsed as Record<string, unknown>;
    });

function firstLine(error: Error): string {
  return error.message.split('\n')[0]!;
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
