import { expect, test } from '@jest/globals';
import { unsaidMessages } from '../messages.ts';

const sources = [
  "throw new UserError('bad-input', `\\`${input}\\`: no file matches ${pattern}.`);",
  "'There is none.'",
];

test('messages that no source says are told with their line', () => {
  const document = [
    '| `before the mark` | not looked at |',
    '<!-- messages -->',
    '| it says | because |',
    '| ------- | ------- |',
    '| `...: no file matches ...` | real |',
    '| `There is none.`           | real |',
    '| `... matches ... none`     | parts of two sources |',
    '| `There is nothing.`        | invented |',
    '## After',
    '| `after the table` | not looked at |',
  ].join('\n');
  expect(unsaidMessages('a.md', document, sources)).toEqual([
    { file: 'a.md', line: 7, message: 'no source says "... matches ... none"' },
    { file: 'a.md', line: 8, message: 'no source says "There is nothing."' },
  ]);
});

test('a document without the mark quotes none', () => {
  expect(unsaidMessages('a.md', '| `anything` | x |', sources)).toEqual([]);
});
