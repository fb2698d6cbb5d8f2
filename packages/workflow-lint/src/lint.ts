import type { Finding, Rule } from './finding.ts';
import { withoutWaived } from './ignore.ts';
import { type Checkout, project } from './model/project.ts';
import { readComposite, readWorkflow, type Workflow } from './model/workflow.ts';
import { rules as allRules } from './rules/index.ts';
import { parseYaml } from './yaml/parse.ts';
import { child, type Tree } from './yaml/tree.ts';

export interface LintOptions {
  /** Ids of the rules to apply; all of them by default. */
  readonly rules?: readonly string[];
  /** Patterns `owner/*` and `owner/name` of actions whose tags are trusted not to move. */
  readonly trusted?: readonly string[];
}

export interface Linted {
  readonly findings: readonly Finding[];
  readonly files: number;
}

/** Ids of what is told beside the rules: a file that is no YAML or no workflow, a waiver without use. */
export const ownIds = ['not-yaml', 'not-workflow', 'idle-ignore'] as const;
export const ruleIds: readonly string[] = [...allRules.map(({ id }) => id), ...ownIds];

/**
 * Lints workflows and composite actions, given by their paths from the root of the checkout. What is called is read through `checkout`.
 * Findings come in the order of files and lines. Never throws for what stands in a file.
 */
export function lintFiles(files: readonly string[], checkout: Checkout, options: LintOptions = {}): Linted {
  const findings: Finding[] = [];
  const read: Workflow[] = [];
  for (const file of files) {
    const source = checkout.read(file) ?? '';
    const parsed = parseYaml(source);
    if ('unreadable' in parsed) {
      const { at, message } = parsed.unreadable;
      findings.push(
        own(
          'not-yaml',
          file,
          at,
          message,
          'Nothing in it can be checked, and GitHub refuses it.',
          'Mend it where reading stopped.',
        ),
      );
      continue;
    }
    const workflow = interpret(file, source, parsed.tree);
    if (typeof workflow === 'string') {
      findings.push(
        own(
          'not-workflow',
          file,
          parsed.tree.at,
          workflow,
          'GitHub refuses it, or runs nothing of it.',
          'A workflow has `on:` and `jobs:`, an action `runs:`.',
        ),
      );
    } else if (workflow !== undefined) read.push(workflow);
  }
  const applied = allRules.filter(({ id }) => options.rules?.includes(id) ?? true);
  const here = project(read, checkout, options.trusted ?? []);
  for (const workflow of read) {
    const found = applied.flatMap((rule) => apply(rule, workflow, here));
    findings.push(
      ...withoutWaived(
        workflow.file,
        workflow.source,
        found,
        ruleIds,
        applied.map(({ id }) => id),
      ),
    );
  }
  return {
    findings: inOrder(findings.filter(({ rule }) => options.rules?.includes(rule) ?? true)),
    files: files.length,
  };
}

/** Undefined for an action whose steps are not YAML; a text says what is wrong with it. */
function interpret(file: string, source: string, tree: Tree): Workflow | string | undefined {
  if (tree.kind !== 'mapping') return 'it is no mapping';
  if (child(tree, 'runs') && !child(tree, 'jobs')) return readComposite(file, source, tree);
  const workflow = readWorkflow(file, source, tree);
  if (workflow.triggers.size === 0) return 'it has no `on:`';
  return workflow.jobs.length === 0 ? 'it has no `jobs:`' : workflow;
}

function apply(rule: Rule, workflow: Workflow, here: ReturnType<typeof project>): Finding[] {
  const seen = new Set<string>();
  return [...rule.find(workflow, here)].flatMap((problem) => {
    const key = `${problem.at.line}:${problem.message}`;
    if (seen.has(key)) return [];
    seen.add(key);
    const { id, severity, remedy, why } = rule;
    return [{ severity, remedy, ...problem, rule: id, why, file: workflow.file }];
  });
}

function own(
  rule: (typeof ownIds)[number],
  file: string,
  at: Finding['at'],
  message: string,
  why: string,
  remedy: string,
): Finding {
  return { rule, severity: 'error', file, at, message, why, remedy };
}

function inOrder(findings: readonly Finding[]): Finding[] {
  const by = ({ file, at }: Finding) => [file, at.line, at.column] as const;
  return findings.toSorted((a, b) => {
    const [x, y] = [by(a), by(b)];
    return x[0] === y[0] ? x[1] - y[1] || x[2] - y[2] : x[0] < y[0] ? -1 : 1;
  });
}
