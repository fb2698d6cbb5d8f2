import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { scanText } from '../src/sources/scan-text.ts';
import { folder } from './engine-for-tests.ts';

const plain = 'a,b\n'.repeat(700_000);

test.each([
  ['nothing odd', plain, { crlf: 0, nulLine: undefined, lf: 0 }],
  ['a carriage return in the first piece', `a\r\n${plain}`, { crlf: 1, nulLine: undefined, lf: 700_001 }],
  ['one in a late piece', `${plain}a\r\nb\n`, { crlf: 1, nulLine: undefined, lf: 700_002 }],
  ['one without a line feed', `${plain}a\rb\n`, { crlf: 0, nulLine: undefined, lf: 700_001 }],
  ['a NUL byte in a late piece', `${plain}x\n\0\n${plain}`, { crlf: 0, nulLine: 700_002, lf: 1_400_002 }],
])('lines are counted from the start, whenever it matters: %s', async (_, text, expected) => {
  const path = join(folder({ 'd.csv': text }), 'd.csv');
  expect(await scanText(path, 'd.csv')).toMatchObject({ ...expected, bytes: text.length });
});
