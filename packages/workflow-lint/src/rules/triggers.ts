import { nearest } from '@tidegate/evidence';
import { Binary } from '@actions/expressions/ast';
import { TokenType } from '@actions/expressions/lexer';
import { conjuncts, equality, type Expression, reads } from '../expression.ts';
import type { Rule } from '../finding.ts';
import { called, type Step, type Workflow } from '../model/workflow.ts';
import { child, listed } from '../yaml/tree.ts';

const pullRequest = [
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'issue_comment',
  'merge_group',
];

export const deadComment: Rule = {
  id: 'dead-comment',
  severity: 'error',
  asks: 'Can every comment on a pull request be written?',
  why: 'Without a pull request there is nothing to comment on: the step is skipped in every run, or fails.',
  remedy: 'Add `pull_request` to `on:`, or tell it in the job summary.',
  *find(workflow) {
    if (!knowsEvents(workflow) || hasEvent(workflow, pullRequest) || workflow.triggers.has('workflow_run')) return;
    for (const job of workflow.jobs) {
      for (const step of job.steps) {
        if (commentsOnPullRequest(step))
          yield {
            at: step.at,
            message: `"${called(step)}" comments on a pull request, and no trigger of the workflow has one`,
          };
      }
    }
  },
};

export const impossibleEvent: Rule = {
  id: 'impossible-event',
  severity: 'error',
  asks: 'Can every condition on the event become true?',
  why: 'What it guards never runs, and a skipped job looks like a passed one.',
  remedy: 'Add the event to `on:`, or take the condition away.',
  *find(workflow) {
    if (!knowsEvents(workflow)) return;
    for (const job of workflow.jobs) {
      for (const condition of [job.condition, ...job.steps.map((step) => step.condition)]) {
        const event = condition && demanded(condition);
        if (condition && event !== undefined && !workflow.triggers.has(event)) {
          yield {
            at: condition.at,
            message: `the condition asks for the event \`${event}\`, which is no trigger of the workflow`,
          };
        }
      }
    }
  },
};

export const unknownWorkflow: Rule = {
  id: 'unknown-workflow',
  severity: 'error',
  asks: 'Does every `workflow_run` name a workflow that is here?',
  why: 'It waits for a name that no workflow has, and never starts.',
  remedy: 'Write the `name:` of the other workflow, letter by letter.',
  *find(workflow, project) {
    const names = project.workflows.map((one) => child(one.root, 'name')?.text || one.file);
    for (const wanted of listed(child(workflow.triggers.get('workflow_run'), 'workflows'))) {
      if (names.includes(wanted.text) || wanted.text.includes('*')) continue;
      const similar = nearest(wanted.text, names);
      yield {
        at: wanted.at,
        message: `\`workflow_run\` waits for "${wanted.text}", and no workflow is called so${similar ? `; did you mean "${similar}"` : ''}`,
      };
    }
  },
};

/** A called workflow runs with the events of its callers. */
function knowsEvents(workflow: Workflow): boolean {
  return workflow.kind === 'workflow' && workflow.triggers.size > 0 && !workflow.triggers.has('workflow_call');
}

function hasEvent(workflow: Workflow, events: readonly string[]): boolean {
  return events.some((event) => workflow.triggers.has(event));
}

function commentsOnPullRequest({ uses, tree, run }: Step): boolean {
  const action = uses?.text ?? '';
  if (/sticky-pull-request-comment|comment-pull-request|pr-comment|pull-request-comment/.test(action)) {
    return child(tree, 'with', 'number') === undefined && child(tree, 'with', 'pr_number') === undefined;
  }
  const text = /^actions\/github-script@/.test(action)
    ? (child(tree, 'with', 'script')?.text ?? '')
    : (run?.text ?? '');
  return (
    /createComment|pulls\.createReview|gh pr (comment|review)/.test(text) &&
    /context\.issue\.number|context\.payload\.pull_request|github\.event\.(pull_request|number)|context\.payload\.number|PR_NUMBER/.test(
      text + [...textsOf(tree)].join(),
    )
  );
}

function* textsOf(tree: Step['tree']): Generator<string> {
  for (const { value } of child(tree, 'env')?.entries ?? []) yield value.text;
}

/** The event without which a condition cannot be true. */
function demanded({ root }: Expression): string | undefined {
  for (const part of root === undefined ? [] : conjuncts(root)) {
    const equal = part instanceof Binary && part.operator.type === TokenType.EQUAL_EQUAL ? equality(part) : undefined;
    if (equal && reads(equal.reference, 'github', 'event_name')) return equal.text;
  }
  return undefined;
}
