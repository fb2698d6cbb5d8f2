import { reads } from '../expression.ts';
import type { Rule } from '../finding.ts';
import { commands } from '../model/roles.ts';
import { allExpressions } from '../model/scopes.ts';
import { called, type Job, type Step, type Workflow } from '../model/workflow.ts';
import { placeOfLine } from '../yaml/offsets.ts';

export const constantVerdict: Rule = {
  id: 'constant-verdict',
  severity: 'error',
  asks: 'Does every decision depend on something?',
  why: 'An output that is always the same decides nothing: the model is always valid, or always retrained.',
  remedy: 'Write what was measured, or take the decision away.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      for (const step of job.steps) {
        // A step with a condition says by running at all.
        if (step.id === '' || step.run === undefined || step.condition !== undefined) continue;
        for (const { name, value, line } of constants(step)) {
          if (!isRead(workflow, job, step, name)) continue;
          yield { at: placeOfLine(step.run, line), message: `"${called(step)}" always says \`${name}=${value}\`` };
        }
      }
    }
  },
};

/** Outputs written once, as a plain yes or no, outside of every branch. */
function constants(step: Step): { name: string; value: string; line: number }[] {
  const list = commands(step);
  const script = step.run!.text;
  const found = list.flatMap(({ text, program, after, depth, line }, i) => {
    const match =
      /^(?:echo|printf)\s+["']?([A-Za-z_][\w-]*)=(true|false|yes|no|0|1|pass|passed|success|ok)(?:\\n)?["']?\s*>>\s*["']?\$\{?GITHUB_OUTPUT/i.exec(
        text,
      );
    const branched = depth > 0 || after === '&&' || after === '||' || program === '' || list[i + 1]?.after === '&&';
    return match && !branched ? [{ name: match[1]!, value: match[2]!, line }] : [];
  });
  const written = (name: string) => script.split(new RegExp(`(?<![\\w-])${name}=`)).length - 1;
  const ends = (at: number) =>
    list.some(({ line, depth, program }) => line < at && depth > 0 && /^(exit|return)$/.test(program));
  // A command before it that can fail leaves the output unset: `pytest && echo`, or a script under `bash -e`.
  return found.filter(({ name, line }) => written(name) === 1 && !ends(line) && !provenBefore(list, line));
}

/** `python gate.py` before `echo "passed=true"`: reached only when it did not fail. */
function provenBefore(list: ReturnType<typeof commands>, line: number): boolean {
  return list.some(
    ({ line: at, program, words }) => at < line && /^(pytest|test|\[|\[\[)$/.test(program) && words.length > 0,
  );
}

function isRead(workflow: Workflow, job: Job, step: Step, name: string): boolean {
  return (
    job.outputs.length >= 0 &&
    allExpressions(workflow).some(({ references }) =>
      references.some((reference) => reads(reference, 'steps', step.id, 'outputs', name)),
    )
  );
}
