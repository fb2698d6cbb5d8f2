import { expect, test } from '@jest/globals';
import { secretsInAddresses } from '../src/redaction.ts';

test.each([
  ['https://user:pass%40word@host/x', ['pass%40word', 'pass@word']],
  ['https://token-alone@host', ['token-alone', 'token-alone']],
  ['postgresql://postgres@host/db', []],
  ['postgresql://postgres:word-of-it@host/db', ['word-of-it', 'word-of-it']],
  ['https://u@h/catalog?accessToken=ey.J.x&sslrootcert=ca.pem', ['u', 'u', 'ey.J.x', 'ey.J.x']],
  ['no address', []],
])('%s', (text, secrets) => {
  expect(secretsInAddresses(text)).toEqual(secrets);
});
