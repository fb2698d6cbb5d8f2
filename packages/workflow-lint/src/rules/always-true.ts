import type { Rule } from '../finding.ts';
import { child, type Tree } from '../yaml/tree.ts';

export const alwaysTrue: Rule = {
  id: 'always-true',
  severity: 'error',
  asks: 'Can every condition be false?',
  why: 'What stands beside `${{ }}` makes the whole a text, and a text that is not empty is true.',
  remedy: 'Put the whole condition within `${{ }}`, or leave the braces away.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      for (const tree of [job.tree, ...job.steps.map((step) => step.tree)]) {
        const condition = child(tree, 'if');
        if (condition && isText(condition))
          yield { at: condition.at, message: `the condition \`${condition.text.trim()}\` is always true` };
      }
    }
  },
};

/** An expression with text before or behind it. */
function isText({ text }: Tree): boolean {
  const whole = text.trim();
  const inner = whole.startsWith('${{') && whole.endsWith('}}') ? whole.slice(3, -2) : undefined;
  return inner === undefined ? whole.includes('${{') : inner.includes('${{');
}
