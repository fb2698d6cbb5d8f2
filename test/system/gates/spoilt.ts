// Workflows with a fault each, which the expectations have to find.
import type { Verdict } from './expectation.ts';
import { readWorkflow, type Workflows } from './places.ts';

export interface Fault {
  readonly fault: string;
  readonly file: string;
  /** The first `from` behind this text becomes `to`. */
  readonly behind: string;
  readonly from: string;
  readonly to: string;
  /** The gate that says no. */
  readonly gate: string;
  readonly verdict?: Verdict;
  /** What has to be found. */
  readonly found: RegExp;
}

/** The workflows with the fault in one of them. */
export function spoil(
  workflows: Workflows,
  { file, behind, from, to }: Pick<Fault, 'file' | 'behind' | 'from' | 'to'>,
): Workflows {
  const text = workflows[file]?.text ?? '';
  const start = text.indexOf(behind) + behind.length;
  if (!text.includes(behind) || !text.includes(from, start)) throw new Error(`${file} has no ${from} behind ${behind}`);
  const changed = text.slice(0, start) + text.slice(start).replace(from, () => to);
  return { ...workflows, [file]: readWorkflow(file, changed) };
}

export const faults: readonly Fault[] = [
  {
    fault: 'continue-on-error on a gate',
    file: 'data-validation.yml',
    behind: '- name: Validate\n',
    from: 'id: validate',
    to: 'id: validate\n        continue-on-error: true',
    gate: 'validate/Validate',
    found: /the run ended with success/,
  },
  {
    fault: 'what could not be told passes',
    file: 'train.yml',
    behind: 'id: compare\n',
    from: 'with:',
    to: 'with:\n          on-inconclusive: pass',
    gate: 'select/Compare with production',
    verdict: 'inconclusive',
    found: /the run ended with success/,
  },
  {
    fault: 'a gate that only warns',
    file: 'train.yml',
    behind: 'name: It meets the bar',
    from: 'with:',
    to: 'with:\n          mode: warn',
    gate: 'select/It meets the bar',
    found: /select.Register it ran/,
  },
  {
    fault: 'a command whose end is dropped',
    file: 'python-ci.yml',
    behind: '- name: Types',
    from: '"$COMMAND"',
    to: '"$COMMAND" || true',
    gate: 'types/Types',
    found: /the run ended with success/,
  },
  {
    fault: 'a job that the required one does not need',
    file: 'python-ci.yml',
    behind: '  ci:',
    from: 'dependencies, code]',
    to: 'dependencies]',
    gate: 'code/Code scan',
    found: /Every job that was asked for succeeded said yes/,
  },
  {
    fault: 'a push whatever the scan found',
    file: 'build.yml',
    behind: 'id: push',
    from: 'if: ',
    to: 'if: always() && ',
    gate: 'build/Scan it',
    found: /for every platform and push ran/,
  },
  {
    fault: 'production without the approval',
    file: 'deploy.yml',
    behind: 'needs: [staging, approval]',
    from: "needs.approval.result == 'success'",
    to: 'true',
    gate: 'approval/What was approved',
    found: /production.Move the traffic in steps ran/,
  },
  {
    fault: 'a deployment after a red training',
    file: 'pipeline.yml',
    behind: '  deploy:\n    name',
    from: "needs.train.result == 'success' && needs.train.outputs.version != ''",
    to: 'true',
    gate: 'train',
    found: /deploy.yml.*Move the traffic in steps ran/,
  },
  {
    fault: 'a failure that is not told',
    file: 'rollback.yml',
    behind: 'Tell everybody',
    from: 'always()',
    to: 'success()',
    gate: 'rollback/Serve it again',
    found: /Tell everybody did not run/,
  },
  {
    fault: 'a failure without a way back',
    file: 'deploy.yml',
    behind: 'id: restore',
    from: 'failure()',
    to: 'success()',
    gate: 'production/Does production answer as it should?',
    found: /Bring back what was there before did not run/,
  },
];
