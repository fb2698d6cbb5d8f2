export type { Finding, Severity } from './finding.ts';
export { judgeWorkflows, tell, type LintResult } from './judge-workflows.ts';
export { lintCheckout, type LintWorld } from './lint-checkout.ts';
export { lintFiles, ruleIds, type Linted, type LintOptions } from './lint.ts';
export type { Checkout } from './model/project.ts';
export { rules } from './rules/index.ts';
export { workflowLintSettings, type WorkflowLintSettings } from './settings.ts';
