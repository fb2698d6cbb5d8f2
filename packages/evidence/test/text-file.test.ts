import { execFileSync } from 'node:child_process';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError, wholeText } from '../src/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'tidegate-text-'));
const at = (name: string) => join(folder, name);

describe('wholeText', () => {
  test('gives the text of a file', async () => {
    writeFileSync(at('a.txt'), 'é\n');
    await expect(wholeText(at('a.txt'), 'a.txt')).resolves.toBe('é\n');
  });

  test('refuses a pipe and a device, which might never end', async () => {
    execFileSync('mkfifo', [at('pipe')]);
    const refused = { code: 'unreadable', message: expect.stringMatching(/^The file \S+ is not a regular file\.$/) };
    await expect(wholeText(at('pipe'), 'pipe')).rejects.toMatchObject(refused);
    await expect(wholeText('/dev/zero', '/dev/zero', () => new UserError('not-found', 'x'))).rejects.toMatchObject(
      refused,
    );
  });

  test('refuses a file too large for one string, before it is read', async () => {
    writeFileSync(at('large'), '');
    truncateSync(at('large'), 501 * 1024 * 1024);
    await expect(wholeText(at('large'), 'large')).rejects.toMatchObject({
      message: 'The file large has 501 MB, more than 500.',
    });
  });

  test('tells what is not there as the caller does', async () => {
    await expect(wholeText(at('none'), 'none')).rejects.toMatchObject({ code: 'ENOENT' });
    const otherwise = (cause: unknown) => new UserError('not-found', 'no rules there', { cause });
    await expect(wholeText(at('none'), 'none', otherwise)).rejects.toMatchObject({ message: 'no rules there' });
    await expect(wholeText(folder, 'folder', otherwise)).rejects.toMatchObject({ cause: { code: 'EISDIR' } });
  });
});
