import { reads } from '../expression.ts';
import type { Problem, Rule } from '../finding.ts';
import type { Command } from '../model/shell.ts';
import { commands, isGate, isGateJob } from '../model/roles.ts';
import { jobExpressions } from '../model/scopes.ts';
import { called, type Job, type Step } from '../model/workflow.ts';
import { placeOfLine } from '../yaml/offsets.ts';
import { child } from '../yaml/tree.ts';

export const silencedGate: Rule = {
  id: 'silenced-gate',
  severity: 'error',
  asks: 'Does a red gate end its job red?',
  why: 'A gate that cannot fail decides nothing, and its check is green whatever it found.',
  remedy: 'Let it fail, or judge `steps.<id>.outcome` behind it.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      const allowed = child(job.tree, 'continue-on-error');
      if (isTrue(allowed?.text) && isGateJob(job)) {
        yield { at: allowed!.at, message: `\`continue-on-error\` lets the gate \`${job.id}\` fail without notice` };
      }
      for (const step of job.steps) if (isGate(step)) yield* silenced(step, job);
    }
  },
};

function* silenced(step: Step, job: Job): Generator<Problem> {
  const name = called(step);
  const allowed = child(step.tree, 'continue-on-error');
  if (isTrue(allowed?.text) && !isJudged(step, job)) {
    yield { at: allowed!.at, message: `\`continue-on-error\` lets the gate "${name}" fail without notice` };
  }
  const exitCode = child(step.tree, 'with', 'exit-code');
  if (exitCode?.text === '0')
    yield { at: exitCode.at, message: `\`exit-code: 0\` lets the gate "${name}" find anything and pass` };
  if (step.run !== undefined) yield* byShell(step, name);
}

function* byShell(step: Step, name: string): Generator<Problem> {
  const run = step.run!;
  const list = commands(step);
  for (const [i, command] of list.entries()) {
    const { text, program, after, depth, line } = command;
    const swallows =
      after === '||' &&
      (/^(true|:)$/.test(program) || /^exit 0$/.test(text) || (program === 'echo' && !/[`$]\(|>/.test(text)));
    // `|| echo` may be the first word of a sentence that ends in a failure.
    if (swallows && list[i + 1]?.after !== '&&' && !isTrial(list[i - 1])) {
      yield { at: placeOfLine(run, line), message: `\`|| ${text}\` makes the gate "${name}" pass whatever it finds` };
    }
    if (
      program === 'set' &&
      /^set \+e/.test(text) &&
      !list.slice(i + 1).some((one) => /^(exit|return|test|\[)|^set -e/.test(one.text))
    ) {
      yield {
        at: placeOfLine(run, line),
        message: `\`set +e\` lets the gate "${name}" go on behind a failure, and nothing ends it red`,
      };
    }
    const last = i === list.length - 1;
    // `cmd; exit 0` on the top level, where no earlier branch has decided.
    if (
      last &&
      depth === 0 &&
      /^exit 0$/.test(text) &&
      after !== '||' &&
      !list.some((one) => /^exit [1-9$]/.test(one.text)) &&
      i > 0
    ) {
      yield { at: placeOfLine(run, line), message: `\`exit 0\` ends the gate "${name}" green whatever came before it` };
    }
  }
}

/** `grep -q x file || true`, `mkdir ... || true`: a look or a preparation, not the gate itself. */
function isTrial(command: Command | undefined): boolean {
  if (command === undefined) return true;
  if (command.program === 'kubectl') return !/\b(run|exec|wait|rollout)\b/.test(command.text);
  return /^(grep|rm|mkdir|cp|mv|cat|git|kill|pip|docker|ls|find|command|which|diff|wc|chmod|head|tail|sleep|gh|wait)$/.test(
    command.program,
  );
}

function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(true|\$\{\{\s*true\s*\}\})$/i.test(text.trim());
}

function isJudged(step: Step, job: Job): boolean {
  if (step.id === '') return false;
  const own = jobExpressions(job).filter(({ references }) =>
    references.some((reference) => reads(reference, 'steps', step.id, 'outcome') || reads(reference, 'steps', '*')),
  );
  return own.length > 0;
}
