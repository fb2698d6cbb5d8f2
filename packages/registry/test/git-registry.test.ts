import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { openRegistry, parseReference } from '../src/index.ts';
import { git, originOf, repository, shallowClone, world, write } from './world.ts';

// Each test runs git dozens of times.
jest.setTimeout(60_000);

const model = { 'model.bin': Buffer.from([0, 1, 2, 255, 254, 10, 13]) };
const registration = {
  name: 'flights',
  source: 'model.bin',
  tags: { team: 'ops' },
  metrics: { accuracy: 0.9, loss: NaN, best: Infinity },
};
const open = (folder: string, env = {}) => openRegistry({}, world(folder, { env }));
const at = (text: string) => parseReference(text);
const note = { operation: 'promote' };

describe('registering', () => {
  test('writes an annotated tag that says what was registered, and reads it back', async () => {
    const folder = repository(model);
    const registry = await open(folder);
    const version = await registry.register(registration);
    expect(version).toEqual({
      name: 'flights',
      version: 'v0.0.1',
      aliases: [],
      metrics: { accuracy: 0.9, loss: 'NaN', best: 'Infinity' },
      tags: { team: 'ops' },
      source: 'model.bin',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      commit: git(folder, 'rev-parse', 'HEAD'),
      createdAt: '2026-01-01T00:00:00.000Z',
    });
    expect(git(folder, 'cat-file', '-t', 'flights@v0.0.1')).toBe('tag');
    expect(git(folder, 'cat-file', '-p', 'flights@v0.0.1')).toContain(
      'tagger octocat <octocat@users.noreply.github.com>',
    );
    expect(await registry.resolve(at('models:/flights/v0.0.1'))).toEqual(version);
    expect(await registry.resolve(at('git:flights@v0.0.1'))).toEqual(version);
  });

  test('the same bytes are the same version, other bytes the next', async () => {
    const folder = repository(model);
    const registry = await open(folder);
    await registry.register(registration);
    expect((await registry.register(registration)).version).toBe('v0.0.1');
    write(folder, { 'model.bin': 'other' });
    expect((await registry.register(registration)).version).toBe('v0.0.2');
    expect((await registry.register({ ...registration, version: '2.0.0' })).version).toBe('v2.0.0');
    expect(git(folder, 'tag').split('\n')).toHaveLength(3);
  });

  test('a version is never given to other bytes', async () => {
    const folder = repository(model);
    const registry = await open(folder);
    await registry.register({ ...registration, version: 'v1.0.0' });
    write(folder, { 'model.bin': 'other' });
    await expect(registry.register({ ...registration, version: '1.0.0' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('flights v1.0.0 is registered already'),
    });
  });

  test("the user's own identity signs when there is one", async () => {
    const folder = repository(model);
    git(folder, 'config', 'user.name', 'Grace');
    git(folder, 'config', 'user.email', 'grace@localhost.invalid');
    await (await open(folder)).register(registration);
    expect(git(folder, 'cat-file', '-p', 'flights@v0.0.1')).toContain(
      'tagger Grace <grace@localhost.invalid> 1767225600 +0000',
    );
  });

  test.each([
    '-rf',
    '--upload-pack=x',
    'a b',
    'a*',
    'a?',
    'a[0]',
    '../x',
    'a..b',
    'a.lock',
    'a~1',
    'a^',
    'a:b',
    'a@{1}',
    'é',
    '.a',
    'a/',
    '',
  ])('the name "%s" is refused', async (name) => {
    const registry = await open(repository(model));
    await expect(registry.register({ ...registration, name })).rejects.toMatchObject({ code: 'bad-input' });
  });

  test.each(['latest', '1', '1.2', 'v01.2.3', '1.2.3 ', '1.2.3;rm', 'v1.2.3#1'])(
    'the version "%s" is refused',
    async (version) => {
      const registry = await open(repository(model));
      await expect(registry.register({ ...registration, version })).rejects.toMatchObject({ code: 'bad-input' });
    },
  );

  test('a missing model and an empty repository are told', async () => {
    const folder = repository(model);
    await expect((await open(folder)).register({ ...registration, source: 'gone' })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('gone'),
    });
    const empty = mkdtempSync(join(tmpdir(), 'tidegate-empty-'));
    await expect(open(empty)).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('not a git repository'),
    });
    git(empty, 'init', '--quiet');
    write(empty, model);
    await expect((await open(empty)).register(registration)).rejects.toMatchObject({
      message: expect.stringContaining('no commit'),
    });
  });
});

describe('promoting', () => {
  async function twoVersions() {
    const folder = repository(model);
    const registry = await open(folder);
    await registry.register(registration);
    write(folder, { 'model.bin': 'second' });
    await registry.register(registration);
    return { folder, registry };
  }
  const change = { name: 'flights', alias: 'production', version: 'v0.0.1', expected: undefined, note };

  test('moves the alias and keeps who and why', async () => {
    const { folder, registry } = await twoVersions();
    expect(await registry.resolve(at('models:/flights@production'))).toBeUndefined();
    await registry.promote(change);
    await registry.promote({ ...change, version: '0.0.2', expected: '0.0.1', note: { ...note, actor: 'octocat' } });
    expect(await registry.resolve(at('models:/flights@production'))).toMatchObject({
      version: 'v0.0.2',
      aliases: ['production'],
    });
    expect(await registry.resolve(at('git:flights#production#1'))).toMatchObject({ version: 'v0.0.1', aliases: [] });
    const at0 = { at: '2026-01-01T00:00:00.000Z' };
    expect(await registry.history('flights', 'production')).toEqual([
      { version: 'v0.0.2', previous: 'v0.0.1', ...at0, note: { operation: 'promote', actor: 'octocat' } },
      { version: 'v0.0.1', previous: undefined, ...at0, note },
    ]);
    // There already: nothing is written.
    await registry.promote({ ...change, version: 'v0.0.2', expected: 'v0.0.2' });
    expect(git(folder, 'tag', '--list', '*#*').split('\n')).toEqual(['flights#production#1', 'flights#production#2']);
  });

  test('the tenth promotion comes after the ninth', async () => {
    const { registry } = await twoVersions();
    let expected: string | undefined;
    for (let i = 0; i < 11; i++) {
      const version = i % 2 === 0 ? 'v0.0.1' : 'v0.0.2';
      await registry.promote({ ...change, version, expected });
      expected = version;
    }
    expect(await registry.resolve(at('models:/flights@production'))).toMatchObject({ version: 'v0.0.1' });
    expect(await registry.history('flights', 'production')).toHaveLength(11);
  });

  test('an alias somebody else moved stays where it is', async () => {
    const { registry } = await twoVersions();
    await registry.promote({ ...change, version: 'v0.0.2' });
    await expect(registry.promote(change)).rejects.toMatchObject({
      code: 'conflict',
      message: 'production of flights was not moved to v0.0.1: somebody else moved it, it points at v0.0.2 now.',
    });
    await expect(registry.promote({ ...change, expected: 'v0.0.1' })).rejects.toMatchObject({ code: 'conflict' });
    expect(await registry.history('flights', 'production')).toHaveLength(1);
  });

  test('a version that does not exist is not promoted', async () => {
    const { folder, registry } = await twoVersions();
    await expect(registry.promote({ ...change, version: 'v9.0.0' })).rejects.toMatchObject({ code: 'not-found' });
    expect(git(folder, 'tag', '--list', '*#*')).toBe('');
  });

  test.each(['prod#1', 'a b', '-x', '', 'a/b'])('the alias "%s" is refused', async (alias) => {
    const { registry } = await twoVersions();
    await expect(registry.promote({ ...change, alias })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('tags made by others', () => {
  test("GTO's lightweight names are read: a stage means the version at its commit, ! takes back", async () => {
    const folder = repository(model);
    git(folder, 'tag', '-a', 'flights@v1.0.0', '-m', 'Registering');
    git(folder, 'tag', '-a', 'flights#production#1', '-m', 'Assigning');
    git(folder, 'tag', 'flights@v2.0.0');
    git(folder, 'tag', 'flights@v2.0.0!');
    git(folder, 'tag', 'other@v3.0.0');
    git(folder, 'tag', 'v4.0.0');
    const registry = await open(folder);
    expect(await registry.resolve(at('models:/flights@production'))).toMatchObject({
      version: 'v1.0.0',
      metrics: {},
      commit: git(folder, 'rev-parse', 'HEAD'),
    });
    expect(await registry.resolve(at('models:/flights/v2.0.0'))).toBeUndefined();
    git(folder, 'tag', '-a', 'flights#production!#2', '-m', 'Unassigning');
    expect(await registry.resolve(at('models:/flights@production'))).toBeUndefined();
    await registry.promote({ name: 'flights', alias: 'production', version: 'v1.0.0', expected: undefined, note });
    expect(git(folder, 'tag', '--list', '*#*')).toContain('flights#production#3');
  });

  /** A commit on its own, with a version of GTO's. */
  const gtoVersion = (folder: string, version: string) => {
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', version);
    git(folder, 'tag', '-a', `flights@${version}`, '-m', 'Registering');
  };
  const production = at('models:/flights@production');

  test("GTO's simple notation, without a number, is read where its time puts it", async () => {
    const folder = repository(model);
    gtoVersion(folder, 'v1.0.0');
    git(folder, 'tag', '-a', 'flights#production', '-m', 'Assigning');
    const registry = await open(folder);
    expect(await registry.resolve(production)).toMatchObject({ version: 'v1.0.0', aliases: ['production'] });
    expect(await registry.resolve(at('git:flights#production'))).toMatchObject({ version: 'v1.0.0' });
    git(folder, 'tag', '-a', 'flights#production!', '-m', 'Unassigning');
    expect(await registry.resolve(production)).toBeUndefined();
    await registry.promote({ name: 'flights', alias: 'production', version: 'v1.0.0', expected: undefined, note });
    expect(git(folder, 'tag', '--list', '*#production#*')).toBe('flights#production#1');
  });

  test('a version taken back is nobody’s: its alias goes back, its number is not given again', async () => {
    const folder = repository(model);
    for (const version of ['v0.0.1', 'v0.0.2']) {
      gtoVersion(folder, version);
      git(folder, 'tag', '-a', `flights#production#${version.at(-1)}`, '-m', 'Assigning');
    }
    const registry = await open(folder);
    expect(await registry.resolve(production)).toMatchObject({ version: 'v0.0.2' });
    git(folder, 'tag', '-a', 'flights@v0.0.2!', '-m', 'Deregistering');
    expect(await registry.resolve(production)).toMatchObject({ version: 'v0.0.1' });
    expect((await registry.history('flights', 'production')).map(({ version }) => version)).toEqual([
      'v0.0.2',
      'v0.0.1',
    ]);
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Next');
    expect(await registry.register(registration)).toMatchObject({ version: 'v0.0.3' });
    await expect(registry.register({ ...registration, name: 'flights', version: 'v0.0.2' })).rejects.toMatchObject({
      code: 'conflict',
      message: 'flights v0.0.2 was registered before and taken back.',
    });
    git(folder, 'tag', '-a', 'flights@v0.0.1!', '-m', 'Deregistering');
    expect(await registry.resolve(production)).toBeUndefined();
  });

  test('an alias at a commit without a version is an error, never "no production yet"', async () => {
    const folder = repository(model);
    gtoVersion(folder, 'v1.0.0');
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Not registered');
    git(folder, 'tag', '-a', 'flights#production#1', '-m', 'Assigning');
    const reading = (await open(folder)).resolve(production);
    await expect(reading).rejects.toMatchObject({ code: 'unreadable', hint: expect.stringContaining('#production#') });
  });

  test('a rewritten block is an error, never an empty version', async () => {
    const folder = repository(model);
    git(folder, 'tag', '-a', 'flights@v1.0.0', '-m', 'Register\n\ntidegate-version/1\n{"metrics": ');
    await expect((await open(folder)).resolve(at('models:/flights/v1.0.0'))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('flights@v1.0.0'),
    });
  });

  test('a promotion of a version whose tag is gone is an error, never "no production yet"', async () => {
    const folder = repository(model);
    const registry = await open(folder);
    await registry.register(registration);
    await registry.promote({ name: 'flights', alias: 'production', version: 'v0.0.1', expected: undefined, note });
    git(folder, 'tag', '--delete', 'flights@v0.0.1');
    await expect(registry.resolve(at('models:/flights@production'))).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('a tag that is about no model is refused by name', async () => {
    const registry = await open(repository(model));
    await expect(registry.resolve(at('git:v1.0.0'))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(registry.resolve(at('runs:/abc'))).rejects.toMatchObject({ code: 'unsupported' });
  });
});

describe('downloading', () => {
  const out = () => mkdtempSync(join(tmpdir(), 'tidegate-out-'));

  test('a tracked file comes from the commit of its tag, byte by byte, whatever is on disk now', async () => {
    const folder = repository({ 'sub/model.bin': model['model.bin'] });
    const registry = await open(folder);
    const version = await registry.register({ ...registration, source: 'sub/model.bin' });
    write(folder, { 'sub/model.bin': 'changed since' });
    const target = out();
    expect(await registry.download(version, target)).toBe(join(target, 'model.bin'));
    expect(readFileSync(join(target, 'model.bin'))).toEqual(model['model.bin']);
    expect(git(folder, 'status', '--porcelain')).toBe('M sub/model.bin');
  });

  test('a tracked folder comes whole', async () => {
    const folder = repository({ 'm/a.txt': '1', 'm/deep/b.txt': '2', 'other.txt': '3' });
    const registry = await open(folder);
    const version = await registry.register({ ...registration, source: 'm' });
    git(folder, 'rm', '--quiet', '-r', 'm');
    const target = await registry.download(version, out());
    expect(readFileSync(join(target, 'deep/b.txt'), 'utf8')).toBe('2');
  });

  test('an untracked file comes from disk, and only with the digest that was registered', async () => {
    const folder = repository({ '.gitignore': 'models/\n' });
    write(folder, { 'models/m.bin': 'trained' });
    const registry = await open(folder);
    const version = await registry.register({ ...registration, source: 'models/m.bin' });
    const target = out();
    expect(readFileSync(await registry.download(version, target), 'utf8')).toBe('trained');
    expect(await registry.download(version, join(folder, 'models'))).toBe(join(folder, 'models/m.bin'));
    write(folder, { 'models/m.bin': 'tampered' });
    await expect(registry.download(version, out())).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('on disk is not what was registered as flights@v0.0.1'),
    });
    git(folder, 'clean', '-fdxq');
    await expect(registry.download(version, out())).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('files kept in the repository', () => {
  const bytes = { 'models/m/a.bin': Buffer.from([13, 10, 0, 255]), 'models/m/deep/b ä.txt': 'two\r\n' };
  const stored = { ...registration, source: 'models/m', storeFiles: true };

  test('come back whole where the model was never trained, through any filter of the repository', async () => {
    const folder = repository({ '.gitignore': 'models/\n', '.gitattributes': '* text=auto eol=lf\n' });
    const bare = originOf(folder);
    write(folder, bytes);
    const version = await (await open(folder)).register(stored);
    expect(git(folder, 'status', '--porcelain')).toBe('');
    const clone = shallowClone(bare);
    expect(git(clone, 'for-each-ref', 'refs/tidegate')).toBe('');
    const target = await (await open(clone)).download(version, 'out');
    expect(target).toBe(join(clone, 'out/m'));
    expect(readFileSync(join(target, 'a.bin'))).toEqual(bytes['models/m/a.bin']);
    expect(readFileSync(join(target, 'deep/b ä.txt'), 'utf8')).toBe('two\r\n');
    expect(git(clone, 'status', '--porcelain')).toBe('?? out/');
  });

  test('are kept once for the same bytes, and not at all unless asked', async () => {
    const folder = repository({ '.gitignore': 'models/\n' });
    const bare = originOf(folder);
    write(folder, bytes);
    const registry = await open(folder);
    await registry.register({ ...stored, storeFiles: false });
    expect(git(bare, 'for-each-ref', 'refs/tidegate')).toBe('');
    await Promise.all([registry.register(stored), registry.register(stored)]);
    expect(git(bare, 'for-each-ref', 'refs/tidegate').split('\n')).toHaveLength(1);
    expect(git(bare, 'tag').split('\n')).toEqual(['flights@v0.0.1']);
  });

  test('are not written over what is the user’s', async () => {
    const folder = repository({ '.gitignore': 'models/\n', 'm/mine.txt': 'mine' });
    write(folder, bytes);
    const registry = await open(folder);
    const version = await registry.register(stored);
    await expect(registry.download(version, '.')).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('exists already and is not the model'),
    });
    expect(readFileSync(join(folder, 'm/mine.txt'), 'utf8')).toBe('mine');
  });
});
