import { nearest } from '@tidegate/evidence';
import { type Expression, expressionsIn, onlyReference, type Reference, reads } from '../expression.ts';
import type { Rule } from '../finding.ts';
import { allExpressions } from '../model/scopes.ts';
import { type Declared, declared, type Workflow } from '../model/workflow.ts';
import { child } from '../yaml/tree.ts';

export const unusedInput: Rule = {
  id: 'unused-input',
  severity: 'error',
  asks: 'Is every declared input and secret used?',
  why: 'Whoever sets it believes that it does something: another algorithm, another environment.',
  remedy: 'Pass it on to where it matters, or take it away.',
  *find(workflow) {
    const used = allExpressions(workflow).flatMap(({ references }) => references);
    for (const { name, at } of inputsOf(workflow)) {
      if (used.some((reference) => inputOf(reference, name))) continue;
      yield { at, message: `input \`${name}\` is declared and nowhere read` };
    }
    for (const { name, at } of declared(child(workflow.triggers.get('workflow_call'), 'secrets'))) {
      const inherits = workflow.jobs.some((job) => child(job.tree, 'secrets')?.text === 'inherit');
      if (inherits || used.some((reference) => named(reference, name, 'secrets'))) continue;
      yield { at, message: `secret \`${name}\` is declared and nowhere read` };
    }
  },
};

export const undeclaredInput: Rule = {
  id: 'undeclared-input',
  severity: 'error',
  asks: 'Is every input that is read declared?',
  why: 'An input that is not declared is an empty text.',
  remedy: 'Declare it under the trigger that gives it, or mend the name.',
  *find(workflow) {
    const names = inputsOf(workflow).map(({ name }) => name);
    for (const { references, at } of allExpressions(workflow)) {
      for (const reference of references) {
        const name = reads(reference, 'github', 'event', 'inputs')
          ? reference[3]
          : reads(reference, 'inputs')
            ? reference[1]
            : undefined;
        if (name === undefined || name === '*' || names.some((one) => one.toLowerCase() === name.toLowerCase()))
          continue;
        const similar = nearest(name, names);
        yield {
          at,
          message: `\`${reference.join('.')}\` is read, but no trigger declares it${similar ? `; did you mean \`${similar}\`` : ''}`,
        };
      }
    }
  },
};

/** Triggers that give inputs; a run of any other has none. */
const giving = new Set(['workflow_dispatch', 'workflow_call']);

export const emptyInput: Rule = {
  id: 'empty-input',
  severity: 'warning',
  asks: 'Has every input a value whichever trigger started the run?',
  why: 'Defaults of `workflow_dispatch` count for dispatched runs only: for a schedule or a push each input is an empty text.',
  remedy: "Give the value where it is read: `${{ inputs.name || 'value' }}`.",
  *find(workflow) {
    const others = [...workflow.triggers.keys()].filter((event) => !giving.has(event));
    // Without a default it is as empty in a dispatched run, and the workflow is made for that.
    const names = new Set(
      inputsOf(workflow)
        .filter(({ hasDefault, required }) => hasDefault || required)
        .map(({ name }) => name.toLowerCase()),
    );
    if (workflow.kind !== 'workflow' || others.length === 0) return;
    for (const job of workflow.jobs) {
      for (const step of job.steps) {
        // A step with a condition may be one for dispatched runs.
        if (job.condition !== undefined || step.condition !== undefined) continue;
        for (const key of ['with', 'env', 'run']) yield* bare(expressionsIn(child(step.tree, key)), names, others[0]!);
      }
      if (job.uses && job.condition === undefined)
        yield* bare(expressionsIn(child(job.tree, 'with')), names, others[0]!);
    }
  },
};

function* bare(expressions: readonly Expression[], names: ReadonlySet<string>, event: string) {
  for (const { root, at } of expressions) {
    const only = onlyReference(root);
    const name =
      only && (reads(only, 'inputs') ? only[1] : reads(only, 'github', 'event', 'inputs') ? only[3] : undefined);
    if (name === undefined || !names.has(name.toLowerCase())) continue;
    yield { at, message: `\`${only!.join('.')}\` is empty in a run that \`${event}\` starts` };
  }
}

function inputsOf(workflow: Workflow): Declared[] {
  // What an action's own code reads cannot be seen, but a composite one is all here.
  if (workflow.kind === 'action') return declared(child(workflow.root, 'inputs'));
  return [...giving].flatMap((event) => declared(child(workflow.triggers.get(event), 'inputs')));
}

/** Whether a reference reads an input, by name or all of them at once. */
function inputOf(reference: Reference, name: string): boolean {
  if (named(reference, name, 'inputs') || named(reference, name, 'github', 'event', 'inputs')) return true;
  return (
    reference.length <= 2 && (reference.length === 1 ? reads(reference, 'github') : reads(reference, 'github', 'event'))
  );
}

function named(reference: Reference, name: string, ...context: readonly string[]): boolean {
  const last = reference[context.length]?.toLowerCase();
  return reads(reference, ...context) && (last === undefined || last === '*' || last === name.toLowerCase());
}
