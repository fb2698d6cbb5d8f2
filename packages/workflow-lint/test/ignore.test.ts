import { describe, expect, test } from '@jest/globals';
import { lintText } from './fixture-project.ts';

const workflow = (above: string, behind = '') => `on: push
permissions: {}
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - name: Tests
${above}
        continue-on-error: true${behind}
        run: pytest
`;
const found = (source: string) => lintText(source).map(({ rule, at, message }) => [rule, at.line, message]);
const silenced = ['silenced-gate', 9, '`continue-on-error` lets the gate "Tests" fail without notice'];

describe('a waiver with a reason', () => {
  test.each([
    ['above the line', workflow('        # tidegate-lint: ignore silenced-gate -- flaky until the release')],
    [
      'above another comment',
      workflow('        # tidegate-lint: ignore silenced-gate -- flaky\n        # see the issue'),
    ],
    ['on the line', workflow('        timeout-minutes: 5', ' # tidegate-lint: ignore silenced-gate -- flaky')],
  ])('holds %s', (_, source) => {
    expect(found(source)).toEqual([]);
  });

  test('holds for its own rule and its own line only', () => {
    expect(found(workflow('        # tidegate-lint: ignore empty-promise -- x'))).toEqual([
      ['idle-ignore', 8, 'the waiver of `empty-promise` waives nothing here'],
      silenced,
    ]);
    expect(
      found(workflow('        # tidegate-lint: ignore silenced-gate -- x\n        timeout-minutes: 5')).map(
        ([rule]) => rule,
      ),
    ).toEqual(['idle-ignore', 'silenced-gate']);
  });

  test('is not told as idle when its rule was not asked for', () => {
    expect(
      lintText(workflow('        # tidegate-lint: ignore silenced-gate -- x'), ['unset-output', 'idle-ignore']),
    ).toEqual([]);
  });
});

test.each([
  ['ignore silenced-gate', 'the waiver of `silenced-gate` gives no reason'],
  ['ignore silenced-gates -- flaky', '`silenced-gates` is no rule; did you mean `silenced-gate`'],
  ['ignore -- flaky', '`# tidegate-lint: ignore -- flaky` is no waiver'],
  ['off', '`# tidegate-lint: off` is no waiver'],
])('"%s" waives nothing and is a finding', (text, message) => {
  expect(found(workflow(`        # tidegate-lint: ${text}`))).toEqual([['idle-ignore', 8, message], silenced]);
});
