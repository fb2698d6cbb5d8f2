import { nearest } from '@tidegate/evidence';
import type { z } from 'zod';

/** One thing wrong with a value a user typed: where, and what was expected instead. */
export interface Complaint {
  /** Dotted path, for example `columns.amount.min`; empty for the whole value. */
  readonly path: string;
  readonly message: string;
}

/**
 * What zod found, in sentences a user can act on. An unknown key names the nearest known one.
 *
 * `value` is what was parsed; `schemaKeys(path)` lists the keys known at a path, for the suggestion.
 */
export function explain(
  error: z.ZodError,
  schemaKeys: (path: readonly PropertyKey[]) => readonly string[],
): Complaint[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const close = nearest(key, schemaKeys(issue.path));
        return { path: [path, key].filter(Boolean).join('.'), message: unknownKey(key, close, schemaKeys(issue.path)) };
      });
    }
    return [{ path, message: issue.message }];
  });
}

function unknownKey(key: string, close: string | undefined, keys: readonly string[]): string {
  if (close !== undefined) return `unknown key "${key}"; did you mean "${close}"?`;
  return keys.length > 0 ? `unknown key "${key}"; known here: ${keys.join(', ')}` : `unknown key "${key}"`;
}
