import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { matchesGlob, posix, relative, resolve, sep } from 'node:path';
import { nearest, UserError } from '@tidegate/evidence';
import type { Finding } from './finding.ts';
import { lintFiles, type Linted, ruleIds } from './lint.ts';
import type { Checkout } from './model/project.ts';
import type { WorkflowLintSettings } from './settings.ts';

export interface LintWorld {
  /** Absolute path of a path the user typed. */
  path(typed: string): string;
  /** Checkouts of other repositories, `owner/name` -> absolute folder. */
  readonly repositories?: Readonly<Record<string, string>>;
}

const usual = ['.github/workflows/*.{yml,yaml}', '.github/actions/*/action.{yml,yaml}', 'action.{yml,yaml}'];

/** Lints the workflows of a checkout. A folder without any, a pattern without a file and an unknown rule are UserErrors. */
export function lintCheckout(settings: WorkflowLintSettings, world: LintWorld): Linted {
  const root = world.path(settings.path);
  const rules = settings.rules?.map((typed) => knownRule('rules', typed));
  const ignored = (settings.ignore ?? []).map(readIgnore);
  const files = filesOf(settings, root);
  const foreign = Object.entries(world.repositories ?? {}).map(([name, folder]) => [name, checkout(folder)] as const);
  const { findings } = lintFiles(
    files,
    { ...checkout(root), foreign: Object.fromEntries(foreign) },
    { trusted: settings['trusted-actions'], ...(rules && { rules }) },
  );
  const waived = ({ rule, file }: Finding) =>
    ignored.some((one) => one.rule === rule && (one.files === undefined || matchesGlob(file, one.files)));
  // Shown as the user would name them.
  const shown = findings
    .filter((finding) => !waived(finding))
    .map((finding) => ({ ...finding, file: posix.join(settings.path, finding.file) }));
  return { findings: shown, files: files.length };
}

function filesOf(settings: WorkflowLintSettings, root: string): string[] {
  if (!existsSync(root)) {
    throw new UserError('not-found', `\`path\`: there is no ${settings.path}.`, {
      hint: 'Check the repository out before this step.',
    });
  }
  const found = new Set<string>();
  for (const pattern of settings.files ?? usual) {
    const files = globSync(pattern, { cwd: root }).map((file) => file.split(sep).join('/'));
    if (files.length === 0 && settings.files) {
      throw new UserError('not-found', `\`files\`: no file matches ${pattern}.`, {
        hint: `Patterns are taken from ${settings.path}.`,
      });
    }
    for (const file of files) found.add(file);
  }
  if (found.size === 0) {
    throw new UserError('not-found', `\`path\`: ${settings.path} holds no workflow, so nothing would be checked.`, {
      hint: 'Check the repository out before this step, or name the workflows in `files`.',
    });
  }
  return [...found].sort();
}

/** Files below a folder. What lies outside of it is not there: a workflow can name any path. */
function checkout(root: string): Checkout {
  return {
    read: (path) => {
      const file = resolve(root, path);
      const below = relative(root, file);
      if (below.startsWith('..') || !existsSync(file) || !statSync(file).isFile()) return undefined;
      return readFileSync(file, 'utf8');
    },
  };
}

function readIgnore(line: string): { rule: string; files?: string } {
  const [rule = '', files] = line.split(/:\s*/, 2);
  return { rule: knownRule('ignore', rule.trim()), ...(files && { files: files.trim() }) };
}

function knownRule(input: string, typed: string): string {
  if (ruleIds.includes(typed)) return typed;
  const similar = nearest(typed, ruleIds);
  throw new UserError('bad-input', `\`${input}\`: \`${typed}\` is no rule.`, {
    hint: similar ? `Did you mean \`${similar}\`?` : `The rules are ${ruleIds.join(', ')}.`,
  });
}
