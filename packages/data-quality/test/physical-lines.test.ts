import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { linesOfOffsets, linesOfRecords } from '../src/sources/physical-lines.ts';
import { folder } from './engine-for-tests.ts';

const file = (text: string) => join(folder({ 'd.csv': text }), 'd.csv');

describe('the line a record starts on', () => {
  test.each<[string, string, number, (number | undefined)[]]>([
    ['one record per line', 'a,b\n1,2\n3,4\n', 2, [2, 3, undefined]],
    ['no line end at the end', 'a,b\n1,2\n3,4', 2, [2, 3, undefined]],
    ['CRLF', 'a,b\r\n1,2\r\n3,4\r\n', 2, [2, 3, undefined]],
    ['blank lines are no records', 'a,b\n\n1,2\n\n\n3,4\n', 2, [3, 6, undefined]],
    ['with one column they are', 'a\n\n2\n', 1, [2, 3, undefined]],
    ['line ends in quotes', 'a,b\n1,"x\ny"\n3,4\n', 2, [2, 4, undefined]],
    ['doubled quotes', 'a,b\n1,"x""\n""y"\n3,4\n', 2, [2, 4, undefined]],
    ['a quote within a value opens nothing', 'a,b\n1,5" pipe\n3,4\n', 2, [2, 3, undefined]],
    ['a header of two lines', '"a\nx",b\n1,2\n3,4\n', 2, [3, 4, undefined]],
  ])('%s', async (_, text, columns, expected) => {
    expect(await linesOfRecords(file(text), [1, 2, 3], { delimiter: ',', columns })).toEqual(expected);
  });
});

test('the line of a byte', async () => {
  expect(await linesOfOffsets(file('ab\ncd\n\nef'), [7, 0, 3, 2, 99])).toEqual([4, 1, 2, 1, 4]);
});

test('far into a large file', async () => {
  const path = file(`a,b\n${'1,2\n'.repeat(300_000)}`);
  expect(await linesOfRecords(path, [250_000], { delimiter: ',', columns: 2 })).toEqual([250_001]);
  expect(await linesOfOffsets(path, [4 * 200_000])).toEqual([200_001]);
});
