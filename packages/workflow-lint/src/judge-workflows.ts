import { type Check, judge, type Judgement, type Verdict } from '@tidegate/evidence';
import type { Finding, Severity } from './finding.ts';
import { type LintWorld, lintCheckout } from './lint-checkout.ts';
import { ruleIds } from './lint.ts';
import { rules } from './rules/index.ts';
import type { WorkflowLintSettings } from './settings.ts';

export interface LintResult extends Judgement {
  readonly outputs: { readonly findings: number; readonly errors: number };
}

const asked: ReadonlyMap<string, string> = new Map([
  ...rules.map(({ id, asks }) => [id, asks] as const),
  ['not-yaml', 'Is every workflow YAML?'],
  ['not-workflow', 'Is every workflow one?'],
  ['idle-ignore', 'Does every waiver name a rule, a reason and a finding?'],
]);

/** Lints a checkout: one check per finding, and one per rule that found nothing. */
export function judgeWorkflows(settings: WorkflowLintSettings, world: LintWorld): LintResult {
  const { findings, files } = lintCheckout(settings, world);
  const failing: readonly Severity[] = { error: ['error'], warning: ['error', 'warning'], never: [] }[
    settings['fail-on']
  ] as Severity[];
  const applied = ruleIds.filter((id) => settings.rules?.includes(id) ?? true);
  const clean = applied.filter((id) => !findings.some(({ rule }) => rule === id));
  const checks = [
    ...findings.map((finding) => checkOf(finding, failing.includes(finding.severity) ? 'fail' : 'warn')),
    ...clean.map((id): Check => ({
      id,
      title: asked.get(id)!,
      verdict: 'pass',
      reason: `Nothing was found in ${files} files.`,
    })),
  ];
  return {
    ...judge(checks),
    facts: { path: settings.path, files, rules: applied.length },
    outputs: { findings: findings.length, errors: findings.filter(({ severity }) => severity === 'error').length },
  };
}

/** A finding in one paragraph: where, what, why, and what to do. */
export function tell({ file, at, message, why, remedy }: Finding): string {
  return `${file}:${at.line}:${at.column}: ${message}. ${why} ${remedy}`;
}

function checkOf(finding: Finding, verdict: Verdict): Check {
  const { rule, file, at, severity } = finding;
  return {
    id: rule,
    title: asked.get(rule)!,
    subject: file,
    verdict,
    reason: tell(finding),
    values: { severity },
    examples: [{ file, line: at.line, column: at.column }],
  };
}
