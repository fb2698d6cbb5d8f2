import { expect, jest, test } from '@jest/globals';
import { openRegistry, parseReference } from '../src/index.ts';
import { git, repository, world, write } from './world.ts';

// Each test runs git dozens of times.
jest.setTimeout(60_000);

const model = { 'model.bin': 'trained' };
const at = (text: string) => parseReference(text);
const note = { operation: 'promote' };

/** A tag of GTO's, made at this second of 2026. */
const gtoTag = (folder: string, tag: string, second: number) => {
  const at = new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  const identity = 'Ada <ada@localhost.invalid>';
  const object = `object ${git(folder, 'rev-parse', 'HEAD')}\ntype commit\ntag ${tag}\ntagger ${identity} ${Date.parse(at) / 1000} +0000\n\nGTO\n`;
  write(folder, { '.git/gto-tag': object });
  git(folder, 'update-ref', `refs/tags/${tag}`, git(folder, 'hash-object', '-t', 'tag', '-w', '.git/gto-tag'));
};

test.each<[string, readonly (readonly [string, number])[], string | undefined]>([
  ['is deprecated', [['flights@deprecated', 20]], 'at 2026-01-01T00:00:20.000Z by git tag flights@deprecated'],
  ['is, with a number', [['flights@deprecated#7', 20]], 'at 2026-01-01T00:00:20.000Z by git tag flights@deprecated#7'],
  [
    'is, in the second of its registration',
    [['flights@deprecated', 10]],
    'at 2026-01-01T00:00:10.000Z by git tag flights@deprecated',
  ],
  [
    'is, though an alias was taken back since',
    [
      ['flights@deprecated', 20],
      ['flights#production!#8', 30],
      ['flights@v1.0.0!', 30],
    ],
    'at 2026-01-01T00:00:20.000Z by git tag flights@deprecated',
  ],
  [
    'is, for the second time',
    [
      ['flights@deprecated', 20],
      ['flights@created', 30],
      ['flights@deprecated#9', 40],
    ],
    'at 2026-01-01T00:00:40.000Z by git tag flights@deprecated#9',
  ],
  ['is not: it was before its registration', [['flights@deprecated', 5]], undefined],
  [
    'is not: a version came after',
    [
      ['flights@deprecated', 20],
      ['flights@v1.1.0', 30],
    ],
    undefined,
  ],
  [
    'is not: GTO assigned it since',
    [
      ['flights@deprecated', 20],
      ['flights#production#8', 30],
    ],
    undefined,
  ],
  [
    'is not: it was created anew',
    [
      ['flights@deprecated', 20],
      ['flights@created#8', 30],
    ],
    undefined,
  ],
  [
    'is not: another one is',
    [
      ['flights2@deprecated', 20],
      ['flights/eu@deprecated', 20],
    ],
    undefined,
  ],
])('a model with a mark of GTO %s', async (_, marks, deprecated) => {
  const folder = repository(model);
  gtoTag(folder, 'flights@v0.9.0', 10);
  for (const [tag, second] of marks) gtoTag(folder, tag, second);
  const version = await (await openRegistry({}, world(folder))).resolve(at('models:/flights/v0.9.0'));
  expect(version?.deprecated).toBe(deprecated);
});

test('a deprecated model is not promoted, but rolled back it can be, and a new version brings it back', async () => {
  const folder = repository(model);
  gtoTag(folder, 'flights@v0.9.0', -20);
  gtoTag(folder, 'flights@v0.9.1', -20);
  gtoTag(folder, 'flights#production#1', -10);
  const warnings: string[] = [];
  const io = { ...world(folder), log: { warn: (message: string) => void warnings.push(message) } };
  const registry = await openRegistry({}, io);
  gtoTag(folder, 'flights@deprecated', -5);
  const change = { name: 'flights', alias: 'production', expected: 'v0.9.1' };
  await expect(registry.promote({ ...change, version: 'v0.9.0', note })).rejects.toMatchObject({
    code: 'conflict',
    message:
      'flights was deprecated at 2025-12-31T23:59:55.000Z by git tag flights@deprecated, so v0.9.0 is not promoted: to bring the model back, register a new version or take that mark away.',
  });
  expect(git(folder, 'tag', '--list', '*#*')).toBe('flights#production#1');
  await expect(registry.resolve(at('git:flights@deprecated'))).rejects.toMatchObject({ code: 'bad-input' });
  expect(await registry.register({ name: 'flights', source: 'model.bin', tags: {}, metrics: {} })).toMatchObject({
    version: 'v0.9.2',
  });
  expect(warnings).toEqual([
    'flights was deprecated at 2025-12-31T23:59:55.000Z by git tag flights@deprecated; registering v0.9.2 brings it back.',
  ]);
  await registry.promote({ ...change, version: 'v0.9.2', note });

  git(folder, 'tag', 'flights@deprecated#2');
  const back = { ...change, expected: 'v0.9.2', version: 'v0.9.1' };
  await expect(registry.promote({ ...back, note })).rejects.toMatchObject({
    message: expect.stringContaining('flights was deprecated by git tag flights@deprecated#2, so v0.9.1 is not'),
  });
  await registry.promote({ ...back, note: { operation: 'rollback' } });
  expect(await registry.resolve(at('models:/flights@production'))).toMatchObject({ version: 'v0.9.1' });
});
