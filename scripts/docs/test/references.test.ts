import { describe, expect, test } from '@jest/globals';
import { readMarkdown } from '../markdown.ts';
import { brokenLinks, unknownCommands, unknownRules } from '../references.ts';

const documents = new Map([
  ['docs/a.md', readMarkdown('# Here\n')],
  ['README.md', readMarkdown('# Front\n')],
]);
const paths = ['docs/a.md', 'README.md', 'docs', 'action.yml'];

function messages(target: string): string[] {
  const library = {
    documents: new Map([...documents, ['docs/x.md', readMarkdown(`# Own\n\n[x](${target})\n`)]]),
    exists: (path: string) => paths.includes(path) || path === 'docs/x.md',
  };
  return brokenLinks('docs/x.md', library).map(({ line, message }) => `${line}: ${message}`);
}

describe('links', () => {
  test.each([
    'a.md',
    'a.md#here',
    '#own',
    '../README.md#front',
    '../action.yml',
    '../docs',
    'https://example.org/x',
    'mailto:a@b.c',
  ])('%s is there', (target) => expect(messages(target)).toEqual([]));

  test.each([
    ['b.md', '3: links to b.md, which is not there'],
    ['a.md#there', '3: links to a.md#there, but docs/a.md has no heading #there'],
    ['#here', '3: links to #here, but docs/x.md has no heading #here'],
    ['../../x/README.md', '3: links to ../../x/README.md, which is not there'],
    ['/docs/a.md', '3: links to /docs/a.md, which is not there'],
  ])('%s is told', (target, told) => expect(messages(target)).toEqual([told]));
});

test('a command that package.json does not have is told with its line', () => {
  const source = 'npm run demo\n`npm run bench:data` and `npm run nothing`, npm test\n';
  expect(unknownCommands('a.md', source, ['demo', 'bench:data'])).toEqual([
    { file: 'a.md', line: 2, message: '`npm run nothing` is no command of this repository' },
  ]);
});

test('rules of workflow-lint are told when there is no such rule', () => {
  const source = "workflow-lint's `unset-output`\nworkflow-lint's `unset-output` and `no-such`, not `this`\n";
  expect(unknownRules('a.md', source, ['unset-output'])).toEqual([
    { file: 'a.md', line: 2, message: '`no-such` is no rule of workflow-lint' },
  ]);
});
