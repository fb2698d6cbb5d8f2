import { expect, test } from '@jest/globals';
import { compareVersions, nextVersion } from '../src/semantic-version.ts';

// The precedence example of semver.org section 11, and numbers that text order gets wrong.
const ordered = [
  'v0.0.9',
  'v0.0.10',
  'v1.0.0-alpha',
  'v1.0.0-alpha.1',
  'v1.0.0-alpha.beta',
  'v1.0.0-beta',
  'v1.0.0-beta.2',
  'v1.0.0-beta.11',
  'v1.0.0-rc.1',
  'v1.0.0',
  'v2.0.0',
  'v10.0.0',
];

test('versions are ordered by precedence', () => {
  expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered);
});

test.each([
  [[], 'v0.0.1'],
  [['v0.0.9', 'v0.0.10'], 'v0.0.11'],
  [['v1.2.3', 'v1.3.0-rc.1'], 'v1.3.0'],
  [['not a version', 'v2.0.0'], 'v2.0.1'],
])('after %j comes %s', (versions, next) => expect(nextVersion(versions)).toBe(next));
