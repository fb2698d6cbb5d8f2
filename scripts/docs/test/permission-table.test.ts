import { expect, test } from '@jest/globals';
import { permissionTable } from '../permission-table.ts';

const workflow = (...permissions: string[]) =>
  `on: workflow_call\njobs:\n${permissions.map((text, index) => `  job${index}:\n    permissions:${text}\n`).join('')}`;

test('jobs of a workflow add up, the higher level counts, and the comments say why', () => {
  const table = permissionTable(
    new Map([
      [
        'train.yml',
        workflow(
          '\n      contents: read # the files',
          '\n      contents: write # tags\n      issues: write # the alert',
          '\n      contents: write # history',
        ),
      ],
      ['none.yml', workflow(' {}')],
    ]),
  );
  expect(table).toBe(
    `
| workflow  | the calling job gives                                          |
| --------- | -------------------------------------------------------------- |
| train.yml | \`contents: write\` (tags; history), \`issues: write\` (the alert) |
| none.yml  | nothing                                                        |`.trim(),
  );
});

test('a job that does not say what it may do is an error', () => {
  expect(() => permissionTable(new Map([['a.yml', 'jobs: { a: { runs-on: b } }']]))).toThrow(
    'the job a does not say what it may do',
  );
});
