import type { Rule } from '../finding.ts';

export const notCallable: Rule = {
  id: 'not-callable',
  severity: 'error',
  asks: 'Is everything that is called there, and callable?',
  why: 'GitHub refuses the whole workflow before its first job, and a schedule says nothing about it.',
  remedy: 'Add `workflow_call` to its `on:`, or call what exists.',
  *find(workflow, project) {
    for (const job of workflow.jobs) {
      for (const uses of [job.uses, ...job.steps.map((step) => step.uses)]) {
        if (uses === undefined) continue;
        const callee = project.resolve(uses.text);
        if (callee?.kind === 'missing')
          yield { at: uses.at, message: `\`${uses.text}\` is called, but there is no ${callee.path}` };
        if (callee?.kind === 'workflow' && !callee.callable) {
          yield { at: uses.at, message: `${callee.path} is called, but its \`on:\` has no \`workflow_call\`` };
        }
      }
    }
  },
};
