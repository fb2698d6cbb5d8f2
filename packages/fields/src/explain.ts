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
  return complaints(error.issues, [], schemaKeys);
}

function complaints(
  issues: readonly z.core.$ZodIssue[],
  above: readonly PropertyKey[],
  schemaKeys: (path: readonly PropertyKey[]) => readonly string[],
): Complaint[] {
  return issues.flatMap((issue) => {
    const at = [...above, ...issue.path];
    const path = at.map(String).join('.');
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => {
        const close = nearest(key, schemaKeys(at));
        return { path: [path, key].filter(Boolean).join('.'), message: unknownKey(key, close, schemaKeys(at)) };
      });
    }
    // A value has a short and a long form: what is wrong in the form that was chosen says more than that neither fits.
    const meant = issue.code === 'invalid_union' ? issue.errors.filter((form) => !form.some(isOfAnotherForm)) : [];
    if (meant.length === 1) return complaints(meant[0]!, at, schemaKeys);
    return [{ path, message: issue.message }];
  });
}

function isOfAnotherForm(issue: z.core.$ZodIssue): boolean {
  return issue.path.length === 0 && ['invalid_type', 'invalid_union', 'invalid_value'].includes(issue.code);
}

function unknownKey(key: string, close: string | undefined, keys: readonly string[]): string {
  if (close !== undefined) return `unknown key "${key}"; did you mean "${close}"?`;
  return keys.length > 0 ? `unknown key "${key}"; known here: ${keys.join(', ')}` : `unknown key "${key}"`;
}
