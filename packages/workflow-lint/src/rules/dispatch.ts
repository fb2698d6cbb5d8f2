import type { Rule } from '../finding.ts';
import { called } from '../model/workflow.ts';
import { placeOfLine } from '../yaml/offsets.ts';
import { child } from '../yaml/tree.ts';

export const unwatchedDispatch: Rule = {
  id: 'unwatched-dispatch',
  severity: 'warning',
  asks: 'Is every workflow that is started also followed to its end?',
  why: 'The request is answered before the run exists: this job is green though the deployment fails, or never starts.',
  remedy: 'Wait for the run and take over its conclusion, as trigger-deploy with `wait: true` does.',
  *find(workflow) {
    for (const job of workflow.jobs) {
      const all = job.steps
        .map(({ run, tree }) => `${run?.text ?? ''}\n${child(tree, 'with', 'script')?.text ?? ''}`)
        .join('\n');
      if (/gh run (watch|view|list)|getWorkflowRun|actions\/runs|listWorkflowRuns/.test(all)) continue;
      for (const step of job.steps) {
        const script = step.run ?? child(step.tree, 'with', 'script');
        const starts = /gh workflow run|createWorkflowDispatch|createDispatchEvent|\/dispatches\b/;
        if (script && starts.test(script.text)) {
          const line = script.text.split('\n').findIndex((one) => starts.test(one));
          yield {
            at: placeOfLine(script, line),
            message: `"${called(step)}" starts a workflow and does not follow it`,
          };
        } else if (
          /(workflow-dispatch|repository-dispatch)@/.test(step.uses?.text ?? '') &&
          !child(step.tree, 'with', 'wait-for-completion')
        ) {
          yield { at: step.at, message: `"${called(step)}" starts a workflow and does not follow it` };
        }
      }
    }
  },
};
