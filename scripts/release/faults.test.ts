import { describe, expect, test } from '@jest/globals';
import { notesOf, unreleased } from './changelog.ts';
import { type Candidate, releaseFaults } from './faults.ts';
import { compareVersions, movingTag, parseVersion } from './version.ts';

const changelog = `# Changelog

## [Unreleased]

## [1.2.0] - 2026-03-01

### Added

- A thing.

## [1.1.0] - 2026-02-01

- Older.

[1.2.0]: https://example.com
`;
const ready: Candidate = {
  version: '1.2.0',
  commit: 'c2',
  main: 'c2',
  tags: new Map([
    ['v1.1.0', 'c1'],
    ['v1', 'c1'],
    ['v2.0.0', 'c9'],
  ]),
  declared: { 'package.json': '1.2.0', 'version.ts': '1.2.0' },
  changelog,
  ci: 'success',
};

test('what is ready may be released, also beside a newer major version', () => {
  expect(releaseFaults(ready)).toEqual([]);
});

describe('refused', () => {
  test.each<[string, Partial<Candidate>, RegExp]>([
    ['no version', { version: 'v1.2.0' }, /"v1\.2\.0" is no version/],
    ['a version that exists', { tags: new Map([['v1.2.0', 'c0']]) }, /v1\.2\.0 is released already \(c0\)/],
    ['even at this commit', { tags: new Map([['v1.2.0', 'c2']]) }, /v1\.2\.0 is released already/],
    [
      'one older than the newest',
      { tags: new Map([['v1.10.0', 'c0']]) },
      /v1\.10\.0 is released already: v1 would go back/,
    ],
    ['another commit than the newest of main', { main: 'c3' }, /c2 is not the newest commit of main \(c3\)/],
    ['another version in a file', { declared: { 'version.ts': '1.1.0' } }, /version\.ts says 1\.1\.0, not 1\.2\.0/],
    ['no version in a file', { declared: { 'version.ts': undefined } }, /version\.ts says no version/],
    ['no entry in the changelog', { changelog: '## [1.2.0]\n\n- no date' }, /CHANGELOG\.md says nothing under/],
    ['an empty entry', { changelog: '## [1.2.0] - 2026-03-01\n\n## [1.1.0] - 2026-02-01\n- a' }, /says nothing under/],
    ['entries that wait', { changelog: changelog.replace('## [1.2.0]', '- waits\n\n## [1.2.0]') }, /still has entries/],
    ['a red CI', { ci: 'failure' }, /ended failure: only green is released/],
    ['a cancelled CI', { ci: 'cancelled' }, /ended cancelled/],
    ['a CI that has not ended', { ci: undefined }, /has not ended/],
  ])('%s', (_, change, told) => {
    const faults = releaseFaults({ ...ready, ...change });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(told);
  });

  test('all that is wrong is told at once', () => {
    expect(releaseFaults({ ...ready, main: 'c3', ci: 'failure', changelog: '' })).toHaveLength(3);
  });
});

test('a candidate needs notes but moves nothing, and its final version may follow', () => {
  const notes = '## [Unreleased]\n\n- waits\n\n## [1.3.0-rc.1] - 2026-03-02\n\n- Try it.\n';
  const declared = { 'package.json': '1.3.0-rc.1' };
  expect(releaseFaults({ ...ready, version: '1.3.0-rc.1', declared, changelog: notes })).toEqual([]);
  expect(releaseFaults({ ...ready, tags: new Map([['v1.2.0-rc.1', 'c0']]) })).toEqual([]);
  expect(movingTag(parseVersion('1.3.0-rc.1')!)).toBeUndefined();
  expect(movingTag(parseVersion('1.3.0')!)).toBe('v1');
});

test.each([
  '',
  '1',
  '1.2',
  '01.2.3',
  '1.2.3.4',
  '1.2.3-',
  '1.2.3+build',
  ' 1.2.3',
  '1.2.3\n',
  'latest',
  '1.2.9999999999999999',
])('%j is no version', (text) => expect(parseVersion(text)).toBeUndefined());

test('versions are ordered as numbers', () => {
  const [nine, ten] = [parseVersion('1.9.0')!, parseVersion('1.10.0')!];
  expect(compareVersions(nine, ten)).toBeLessThan(0);
  expect(compareVersions(ten, nine)).toBeGreaterThan(0);
  expect(compareVersions(ten, ten)).toBe(0);
});

test('the notes of a version end where the next begins', () => {
  expect(notesOf(changelog, '1.2.0')).toBe('### Added\n\n- A thing.');
  expect(notesOf(changelog, '1.1.0')).toBe('- Older.');
  expect(notesOf(changelog, '1.1')).toBeUndefined();
  expect(unreleased(changelog)).toBe('');
});
