import { resolve } from 'node:path';
import { configFile } from '@tidegate/config';
import { defineAction, type Io } from '@tidegate/kit';
import { judgeWorkflows } from '@tidegate/workflow-lint';
import { workflowLintSettings } from '@tidegate/workflow-lint/settings';

export const action = defineAction({
  name: 'workflow-lint',
  inputs: workflowLintSettings,
  outputs: {
    findings: 'Number of findings',
    errors: 'Number of those that are errors',
  },
  config: configFile,
  run: async (inputs, io) => judgeWorkflows(inputs, { path: (typed) => io.path(typed), repositories: own(io) }),
});

/** The repository this action was fetched with holds its sisters, so that what is passed to them can be checked. */
function own(io: Io): Record<string, string> {
  const [repository, folder] = [io.env('GITHUB_ACTION_REPOSITORY'), io.env('GITHUB_ACTION_PATH')];
  return repository && folder ? { [repository]: resolve(folder, '../..') } : {};
}
