import { expect, test } from '@jest/globals';
import type { Value } from '@tidegate/workflow-lint/evaluate';
import { legsOf } from '../src/workflow/matrix.ts';

const os = ['linux', 'mac'];

test.each<[string, Value | undefined, object[]]>([
  ['none is one leg', undefined, [{}]],
  [
    'every combination',
    { os, python: [3, 4] },
    [
      { os: 'linux', python: 3 },
      { os: 'linux', python: 4 },
      { os: 'mac', python: 3 },
      { os: 'mac', python: 4 },
    ],
  ],
  ['without what is excluded', { os, python: [3], exclude: [{ os: 'mac' }] }, [{ os: 'linux', python: 3 }]],
  [
    'included where nothing is overwritten, else a leg of its own',
    { os, include: [{ os: 'mac', fast: true }, { colour: 'green' }, { os: 'windows' }] },
    [{ os: 'linux', colour: 'green' }, { os: 'mac', fast: true, colour: 'green' }, { os: 'windows' }],
  ],
  // The example of GitHub's documentation.
  [
    'what an include added may be overwritten by the next',
    {
      fruit: ['apple', 'pear'],
      animal: ['cat', 'dog'],
      include: [
        { color: 'green' },
        { color: 'pink', animal: 'cat' },
        { fruit: 'apple', shape: 'circle' },
        { fruit: 'banana' },
        { fruit: 'banana', animal: 'cat' },
      ],
    },
    [
      { fruit: 'apple', animal: 'cat', color: 'pink', shape: 'circle' },
      { fruit: 'apple', animal: 'dog', color: 'green', shape: 'circle' },
      { fruit: 'pear', animal: 'cat', color: 'pink' },
      { fruit: 'pear', animal: 'dog', color: 'green' },
      { fruit: 'banana' },
      { fruit: 'banana', animal: 'cat' },
    ],
  ],
  ['only included', { include: [{ a: 1 }, { a: 2 }] }, [{ a: 1 }, { a: 2 }]],
])('%s', (_name, matrix, legs) => expect(legsOf(matrix, 'x.yml')).toEqual(legs));

test.each<[Value, RegExp]>([
  ['text', /no mapping/],
  [{ os: [] }, /`matrix.os` has no values/],
  [{ os: 'linux' }, /`matrix.os` has no values/],
  [{ os, exclude: [{}] }, /stands for no job at all/],
  [{ os, include: 'x' }, /`matrix.include` is no list/],
  [{ a: Array.from({ length: 20 }, (_, i) => i), b: Array.from({ length: 20 }, (_, i) => i) }, /more than 256/],
])('%j is refused', (matrix, message) => expect(() => legsOf(matrix, 'x.yml')).toThrow(message));
