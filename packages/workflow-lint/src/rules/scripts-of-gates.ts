import type { Rule } from '../finding.ts';
import type { Command } from '../model/shell.ts';
import { unquoted } from '../model/shell.ts';
import { commands, isGate } from '../model/roles.ts';
import { called, type Job, type Step, type Workflow } from '../model/workflow.ts';
import { placeOfLine } from '../yaml/offsets.ts';
import { child } from '../yaml/tree.ts';

export const missingScript: Rule = {
  id: 'missing-script',
  severity: 'error',
  asks: 'Is every script that is run in the repository?',
  why: 'The step fails in every run, or behind `continue-on-error` does nothing.',
  remedy: 'Commit the script, or mend its path.',
  *find(workflow, project) {
    for (const { step, job, line, path } of localScripts(workflow)) {
      if (project.checkout.read(path) !== undefined || isMadeBefore(job, step, path)) continue;
      yield {
        at: placeOfLine(step.run!, line),
        message: `"${called(step)}" runs ${path}, which is not in the repository`,
      };
    }
  },
};

export const toothlessGate: Rule = {
  id: 'toothless-gate',
  severity: 'error',
  asks: "Can every gate's script end red?",
  why: 'It ends with 0 whatever it finds, and the job goes on.',
  remedy: 'End it with a code other than 0 when the answer is no, or use the gate that asks the same.',
  *find(workflow, project) {
    for (const { step, line, path } of localScripts(workflow)) {
      const source = isGate(step) && path.endsWith('.py') ? project.checkout.read(path) : undefined;
      // Imports may raise as well, and a script that is all imports is not judged.
      if (
        source === undefined ||
        /\bexit\s*\(|\bSystemExit\b|\braise\b|\bassert\b|pytest\.main|os\._exit|check_call|check\s*=\s*True|GITHUB_OUTPUT/.test(
          withoutComments(source),
        )
      )
        continue;
      if (/^\s*from\s+\.?\w+.*import/m.test(source) && !/\bdef\b|\bif\b/.test(source)) continue;
      yield { at: placeOfLine(step.run!, line), message: `the gate "${called(step)}" runs ${path}, which never fails` };
    }
  },
};

interface LocalScript {
  readonly job: Job;
  readonly step: Step;
  readonly line: number;
  readonly path: string;
}

/** Scripts that are run by a path from the root of the checkout. */
function* localScripts(workflow: Workflow): Generator<LocalScript> {
  // The root of an action's caller is not this repository's.
  if (workflow.kind !== 'workflow') return;
  for (const job of workflow.jobs) {
    const checkouts = job.steps.filter((step) => /^actions\/checkout@/.test(step.uses?.text ?? ''));
    const elsewhere = checkouts.some(({ tree }) =>
      ['repository', 'path', 'ref'].some((key) => child(tree, 'with', key)),
    );
    const folder =
      child(job.tree, 'defaults', 'run', 'working-directory') ??
      child(workflow.root, 'defaults', 'run', 'working-directory');
    if (checkouts.length !== 1 || elsewhere || folder) continue;
    for (const step of job.steps) {
      if (step.run === undefined || child(step.tree, 'working-directory')) continue;
      const list = commands(step);
      for (const command of list) {
        if (/^(cd|pushd|git|source)$/.test(command.program)) break;
        const path = scriptOf(command);
        if (path !== undefined) yield { job, step, line: command.line, path };
      }
    }
  }
}

function scriptOf({ words }: Command): string | undefined {
  const plain = words.map(unquoted);
  const at = plain.findIndex((word) => /(^|\/)(python[\d.]*|bash|sh|node|Rscript|pytest)$/.test(word));
  const script = at >= 0 ? plain.slice(at + 1).find((word) => !word.startsWith('-')) : plain[0];
  const isPath =
    script !== undefined && /^(\.\/)?[\w][\w./-]*\.(py|sh|js|mjs|ts|R)$/.test(script) && !script.includes('..');
  if (!isPath || (at >= 0 && plain[at + 1] === '-m') || (at < 0 && !script.includes('/'))) return undefined;
  return script.replace(/^\.\//, '');
}

/** An earlier step of the job may write it: it names it. */
function isMadeBefore(job: Job, step: Step, path: string): boolean {
  const name = path.split('/').at(-1)!;
  return (
    job.steps
      .slice(0, step.index)
      .some(
        (one) => one.run?.text.includes(name) || (one.uses !== undefined && /download|repository/.test(one.uses.text)),
      ) || step.run!.text.split(name).length > 2
  );
}

function withoutComments(source: string): string {
  return source.replace(/#.*$/gm, '');
}
