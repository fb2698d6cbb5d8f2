import { expect, test } from '@jest/globals';
import { shownNumbers } from '../src/shown-numbers.ts';

test.each<[number[], string[]]>([
  [
    [0.6668210572504663, 0.7391707397340419],
    ['0.666821', '0.739171'],
  ],
  [
    [0.8499999999, 0.85],
    ['0.8499999999', '0.85'],
  ],
  [
    [0.85, 0.85],
    ['0.85', '0.85'],
  ],
  [
    [82043, 50000],
    ['82043', '50000'],
  ],
  [
    [123456789, 5],
    ['123456789', '5'],
  ],
])('%p is told as %p', (values, shown) => expect(shownNumbers(values)).toEqual(shown));
