import { expect, test } from '@jest/globals';
import { missingPermissions } from '../given-permissions.ts';

const call = (permissions: string) =>
  `on: push\n${permissions}jobs:\n  a:\n    uses: tidegate/mlops/.github/workflows/monitor.yml@v1\n    with: { pull: a }\n`;

test('what the called workflow needs and its caller does not give is told', () => {
  const found = missingPermissions(call('permissions: { contents: read }\n'));
  expect(found).toEqual([
    { line: 5, message: '.github/workflows/monitor.yml needs `contents: write`, which its caller does not give' },
    { line: 5, message: '.github/workflows/monitor.yml needs `issues: write`, which its caller does not give' },
  ]);
});

test.each([
  ['all is given', call('permissions: { contents: write, issues: write }\n')],
  ['nothing is said', call('')],
  ['it is a workflow of others', 'on: push\npermissions: {}\njobs: { a: { uses: b/c/.github/workflows/d.yml@v1 } }\n'],
])('nothing is told where %s', (_, workflow) => expect(missingPermissions(workflow)).toEqual([]));
