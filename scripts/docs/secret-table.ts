// The secrets that the called workflows declare, as a table.
import { parse } from 'yaml';
import { markdownTable } from './table.ts';

interface Called {
  readonly on: { readonly workflow_call?: { readonly secrets?: Record<string, { readonly description?: string }> } };
}

/** One row per secret, with the workflows that take it and what each says of it. `workflows` is source by file name. */
export function secretTable(workflows: ReadonlyMap<string, string>): string {
  const found = new Map<string, { readonly files: string[]; readonly what: Set<string> }>();
  for (const [file, source] of workflows) {
    for (const [name, { description }] of Object.entries((parse(source) as Called).on.workflow_call?.secrets ?? {})) {
      if (description === undefined) throw new Error(`${file} does not say what ${name} is`);
      const secret = found.get(name) ?? { files: [], what: new Set() };
      secret.files.push(file.replace(/\.yml$/, ''));
      secret.what.add(description);
      found.set(name, secret);
    }
  }
  const rows = [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { files, what }]) => [`\`${name}\``, files.join(', '), [...what].join('; ')]);
  return markdownTable(['secret', 'taken by', 'what for'], rows);
}
