import { nearest, UserError } from '@tidegate/evidence';
import type { Place, Tree } from '@tidegate/workflow-lint/yaml';

/** An error at its place in a file. */
export function faulty(file: string, at: Place, message: string, hint?: string): UserError {
  return new UserError('bad-input', `${file}:${at.line}:${at.column}: ${message}`, hint === undefined ? {} : { hint });
}

/** Refuses keys that nobody reads: what is not understood is not run as if it were not there. */
export function onlyKeys(file: string, tree: Tree, what: string, known: readonly string[]): void {
  for (const { key, at } of tree.entries) {
    if (known.includes(key)) continue;
    const similar = nearest(key, known);
    throw faulty(file, at, `\`${key}\` is no key of ${what}.`, similar && `Did you mean \`${similar}\`?`);
  }
}

/** The entry of a name, or a UserError with the nearest. */
export function known<T>(entries: ReadonlyMap<string, T>, name: string, refuse: (hint: string) => UserError): T {
  if (entries.has(name)) return entries.get(name) as T;
  const similar = nearest(name, entries.keys());
  throw refuse(similar ? `Did you mean \`${similar}\`?` : `There are ${[...entries.keys()].join(', ') || 'none'}.`);
}
