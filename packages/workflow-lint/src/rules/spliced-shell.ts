import { type Expression, expressionsIn, type Reference, reads } from '../expression.ts';
import type { Rule } from '../finding.ts';
import { child } from '../yaml/tree.ts';

export const splicedShell: Rule = {
  id: 'spliced-shell',
  severity: 'error',
  asks: 'Is no `${{ }}` pasted into a script?',
  why: 'It is put into the script before the shell reads it: a quote in the value ends the text, and what follows is run.',
  remedy: 'Hand it over in `env:` and read `"$NAME"`.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      for (const { run, uses, tree } of job.steps) {
        const script = /^actions\/github-script@/.test(uses?.text ?? '') ? child(tree, 'with', 'script') : run;
        for (const expression of expressionsIn(script)) {
          const value = expression.references.find(isForeign) ?? expression.references[0];
          if (value === undefined || isSafeCall(expression)) continue;
          const foreign = isForeign(value);
          yield {
            at: expression.at,
            message: `\`${value.join('.')}\` is pasted into a script`,
            severity: foreign ? 'error' : 'warning',
          };
        }
      }
    }
  },
};

/** What people other than the workflow's author decide, or programs write. */
const foreign: readonly Reference[] = [
  ['github', 'event'],
  ['github', 'head_ref'],
  ['github', 'ref_name'],
  ['github', 'ref'],
  ['github', 'base_ref'],
  ['github', 'actor'],
  ['github', 'triggering_actor'],
  ['inputs'],
  ['steps'],
  ['needs'],
  ['jobs'],
  ['secrets'],
];

function isForeign(reference: Reference): boolean {
  // One of a few words that GitHub itself writes.
  if (/^(result|outcome|conclusion)$/i.test(reference[2] ?? '')) return false;
  return reference.length === 1
    ? /^(github|inputs|steps|needs)$/i.test(reference[0]!)
    : foreign.some((path) => reads(reference, ...path));
}

/** `hashFiles(...)` and comparisons give texts that nobody else writes. */
function isSafeCall({ calls, source }: Expression): boolean {
  return calls.has('hashfiles') && !/\|\|/.test(source);
}
