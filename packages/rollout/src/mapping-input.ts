import { UserError } from '@tidegate/evidence';
import { explain, knownKeys } from '@tidegate/fields';
import type { z } from 'zod';

/** Reads a mapping input against the schema of its kind; every complaint names the key. */
export function parseMapping<S extends z.ZodType>(input: string, schema: S, value: unknown, hint: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const complaints = explain(parsed.error, (path) => knownKeys(schema, path));
  throw new UserError(
    'bad-input',
    `\`${input}\`: ${complaints.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')}.`,
    { hint },
  );
}
