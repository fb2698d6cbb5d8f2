import { nearest } from '@tidegate/evidence';
import type { Problem, Rule } from '../finding.ts';
import type { Callee, Project } from '../model/project.ts';
import type { Declared, Workflow } from '../model/workflow.ts';
import { child, type Entry, type Place, type Tree } from '../yaml/tree.ts';

interface Call {
  readonly at: Place;
  readonly uses: string;
  readonly callee: Extract<Callee, { inputs: unknown }>;
  readonly tree: Tree;
}

export const unknownInput: Rule = {
  id: 'unknown-input',
  severity: 'error',
  asks: 'Does every input and secret that is passed exist?',
  why: 'A called workflow refuses an input it does not know; an action ignores it and takes its default.',
  remedy: 'Mend the name, or declare it where it is called.',
  *find(workflow, project) {
    for (const { callee, uses, tree } of calls(workflow, project)) {
      yield* unknown('input', child(tree, 'with')?.entries ?? [], callee.inputs, uses);
      if (callee.kind === 'workflow')
        yield* unknown('secret', child(tree, 'secrets')?.entries ?? [], callee.secrets, uses);
    }
  },
};

export const missingInput: Rule = {
  id: 'missing-input',
  severity: 'error',
  asks: 'Is every required input and secret passed?',
  why: 'GitHub refuses a called workflow without it; an action starts with an empty text.',
  remedy: 'Pass it in `with:` or `secrets:`.',
  *find(workflow, project) {
    for (const { at, callee, uses, tree } of calls(workflow, project)) {
      yield* missing('input', callee.inputs, child(tree, 'with'), uses, at);
      if (child(tree, 'secrets')?.text !== 'inherit')
        yield* missing('secret', callee.secrets, child(tree, 'secrets'), uses, at);
    }
  },
};

function* calls(workflow: Workflow, project: Project): Generator<Call> {
  for (const job of workflow.jobs) {
    for (const one of [job, ...job.steps]) {
      const callee = one.uses && project.resolve(one.uses.text);
      if (one.uses && callee && 'inputs' in callee)
        yield { at: one.uses.at, uses: one.uses.text, callee, tree: one.tree };
    }
  }
}

function* unknown(
  what: string,
  passed: readonly Entry[],
  known: readonly Declared[],
  uses: string,
): Generator<Problem> {
  const names = known.map(({ name }) => name);
  for (const { key, at } of passed) {
    if (names.some((name) => name.toLowerCase() === key.toLowerCase())) continue;
    const similar = nearest(key, names);
    yield { at, message: `\`${key}\` is no ${what} of ${uses}${similar ? `; did you mean \`${similar}\`` : ''}` };
  }
}

function* missing(
  what: string,
  known: readonly Declared[],
  passed: Tree | undefined,
  uses: string,
  at: Place,
): Generator<Problem> {
  const given = new Set((passed?.entries ?? []).map(({ key }) => key.toLowerCase()));
  for (const { name, required, hasDefault } of known) {
    if (required && !hasDefault && !given.has(name.toLowerCase())) {
      yield { at, message: `${uses} requires the ${what} \`${name}\`, which is not passed` };
    }
  }
}
