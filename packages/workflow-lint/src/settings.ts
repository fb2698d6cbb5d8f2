import { choice, field, lines, text } from '@tidegate/fields';
import { z } from 'zod';

/** What a user can type for `workflow-lint`. */
export const workflowLintSettings = z.object({
  path: field(text(), { description: 'Folder of the checkout', default: '.' }),
  files: field(lines(), {
    description: 'Workflows and composite actions to lint (paths or globs below `path`, one per line)',
    shownDefault: '.github/workflows/*.yml and *.yaml, .github/actions/*/action.yml, action.yml',
  }),
  rules: field(lines(), { description: 'Ids of the rules to apply, one per line', shownDefault: 'all' }),
  ignore: field(lines(), {
    description:
      'Ids of rules to leave out, one per line; `unpinned-action: .github/workflows/test.yml` for some files only',
  }),
  'fail-on': field(choice(['error', 'warning', 'never']), {
    description: 'The least finding that makes the verdict `fail`; those below it make it `warn`',
    default: 'error',
  }),
  'trusted-actions': field(lines(), {
    description: 'Actions that need no pin, one `owner/*` or `owner/name` per line',
    default: 'tidegate/*',
  }),
});
export type WorkflowLintSettings = z.output<typeof workflowLintSettings>;
