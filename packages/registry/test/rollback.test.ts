import { expect, test } from '@jest/globals';
import { previousVersion } from '../src/index.ts';

/** "1 2 <1 - ?3" is: promoted 1, promoted 2, rolled back to 1, taken away, perhaps promoted 3. */
const history = (moves: string) =>
  moves
    .split(' ')
    .filter(Boolean)
    .map((move, index, all) => ({
      version: move === '-' ? undefined : move.replace(/[<?]/, ''),
      previous: all[index - 1]?.replace('<', ''),
      at: new Date(index).toISOString(),
      note: { operation: move.startsWith('<') ? 'rollback' : 'promote' },
      ...(move.startsWith('?') && { doubt: 'the run died' }),
    }))
    .reverse();

test.each([
  ['', undefined, undefined],
  ['1', '1', undefined],
  ['1 2', '2', '1'],
  ['1 2 3', '3', '2'],
  ['1 2 3 <2', '2', '1'],
  ['1 2 3 <2 <1', '1', undefined],
  ['1 2 3 <2 4', '4', '2'],
  ['1 2 3 <1 4', '4', '1'],
  ['1 2 1', '1', '2'],
  ['1 2 2', '2', '1'],
  ['1 2', '9', '2'],
  ['1 2', undefined, '2'],
  ['1 -', undefined, '1'],
  ['1 ?2 3', '3', '1'],
])('after "%s", with the alias at %s, the previous version is %s', (moves, current, previous) => {
  expect(previousVersion(history(moves), current)).toBe(previous);
});
