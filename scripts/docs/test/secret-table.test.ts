import { expect, test } from '@jest/globals';
import { secretTable } from '../secret-table.ts';

const workflow = (secrets: string) => `on: { workflow_call: { secrets: ${secrets} } }\n`;

test('one row per secret, with all who take it', () => {
  const table = secretTable(
    new Map([
      ['train.yml', workflow('{ TOKEN: { description: For the server }, KEY: { description: For commands } }')],
      ['deploy.yml', workflow('{ TOKEN: { description: For the server } }')],
      ['ci.yml', 'on: { workflow_call: {} }\n'],
    ]),
  );
  expect(table).toBe(
    `
| secret  | taken by      | what for       |
| ------- | ------------- | -------------- |
| \`KEY\`   | train         | For commands   |
| \`TOKEN\` | train, deploy | For the server |`.trim(),
  );
});

test('a secret without a description is an error', () => {
  expect(() => secretTable(new Map([['a.yml', workflow('{ KEY: {} }')]]))).toThrow('a.yml does not say what KEY is');
});
