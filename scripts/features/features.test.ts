import { describe, expect, test } from '@jest/globals';
import { featureFaults } from '../check-features.ts';
import { trackedFiles } from '../check-house.ts';

const files = trackedFiles();
const row = (cells: string) => `| A1 | one | ${cells} |`;

describe('a page that names what is there', () => {
  test.each([
    row('`variants` and `train` of `train.yml` | `npm run demo` | shown'),
    row(
      '`when` of `trigger-deploy` | `npm run jest -- unit packages/gates -t "and binds tighter than or"` | in part: not the rest',
    ),
    row('| `npm run test:system -- workflows -t "tabular data .004. good data pass"` | shown'),
    row('| `npm run jest -- unit faults.test -t "mended, nothing is found"` | shown'),
    row('| `npm run jest -- unit packages/workflow-lint/test/faults -t "rollback-is-printed"` | shown'),
    row('`test_training_again_gives_the_same_scores` in `examples/flight-delays` | | not here: it cannot be'),
    '| a table | of something else | entirely |',
  ])('%s', (line) => {
    expect(featureFaults(files, line)).toEqual([]);
  });
});

describe('a page that promises too much', () => {
  test.each([
    [row('| `npm run demonstration` | shown'), 'package.json has no script "demonstration"'],
    [row('| `npm run jest unit packages/gates` | shown'), 'npm keeps what stands before `--` to itself'],
    [row('| `npm run jest -- units packages/gates` | shown'), 'jest has no project "units"'],
    [row('| `npm run jest -- unit packages/gatekeeping` | shown'), 'no unit test file matches "packages/gatekeeping"'],
    [row('| `npm run jest -- unit test/system/act` | shown'), 'no unit test file matches "test/system/act"'],
    [row('| `npm run jest -- unit packages/gates -t "never written"` | shown'), 'no test is called "never written"'],
    [row('| `npm run jest -- unit lint/test/faults -t "rollback-is"` | shown'), 'no test is called "rollback-is"'],
    [row('| `npm run jest -- unit packages/gates -t and binds` | shown'), 'one title in quotes belongs at its end'],
    [row('| `npm run test:system -- workflows -t "good data fail"` | shown'), 'no test is called "good data fail"'],
    [row('`varieties` of `train.yml` | `npm test` | shown'), 'train.yml has no input, output or secret varieties'],
    [row('`when`, `if` of `trigger-deploy` | `npm test` | shown'), 'trigger-deploy has no input, output or secret if'],
    [row('`x` of `trains.yml` | `npm test` | shown'), '.github/workflows/trains.yml is not there'],
    [row('`packages/nowhere` | `npm test` | shown'), 'packages/nowhere is not there'],
    [row('`test_nothing` | `npm test` | shown'), 'no test is called test_nothing'],
    [row('something | by and by | shown'), 'A1: names no command'],
    [row('something | `npm test` | works'), 'A1: the last cell is none of'],
    [row('something | `npm test` | in part'), 'A1: the last cell is none of'],
    [row('something | `npm test` | not here: there is no engine'), 'A1: is not shown here, and names a command'],
  ])('%s', (line, fault) => {
    expect(featureFaults(files, line)).toEqual([expect.stringContaining(fault)]);
  });
});

test('a row or a section that is left out is missed', () => {
  const rows = ['A1', 'A2', 'A4', 'B1'].map((name) => `| ${name} | feature | \`npm test\` | shown |`);
  const page = ['## A. One', ...rows, '## C. Three'].join('\n');
  expect(featureFaults(files, page)).toEqual([
    expect.stringContaining('A4 stands where A3 belongs'),
    expect.stringContaining('section C has no row'),
  ]);
});
