import { describe, expect, jest, test } from '@jest/globals';
import { openRegistry, parseReference } from '../src/index.ts';
import { openRepository } from '../src/git/repository.ts';
import { git, originOf, repository, shallowClone, world, write } from './world.ts';

// Each test runs git dozens of times.
jest.setTimeout(60_000);

const note = { operation: 'promote' };
const registration = { name: 'flights', source: 'model.bin', tags: {}, metrics: { accuracy: 0.9 } };
const production = parseReference('models:/flights@production');
const change = { name: 'flights', alias: 'production', version: 'v0.0.1', expected: undefined, note };

/** An origin with two registered versions, and the clone that made them. */
async function shared() {
  const folder = repository({ 'model.bin': 'first' });
  const bare = originOf(folder);
  const registry = await openRegistry({}, world(folder));
  await registry.register(registration);
  write(folder, { 'model.bin': 'second' });
  git(folder, 'commit', '--quiet', '--all', '--message', 'Second');
  git(folder, 'push', '--quiet', 'origin', 'main');
  await registry.register(registration);
  return { folder, bare, registry };
}

describe('with an origin', () => {
  test('registrations and promotions are there, not only here', async () => {
    const { folder, bare, registry } = await shared();
    await registry.promote(change);
    const names = ['flights#production#1', 'flights@v0.0.1', 'flights@v0.0.2'];
    expect(git(bare, 'tag').split('\n')).toEqual(names);
    expect(git(folder, 'tag').split('\n')).toEqual(names);
  });

  test('a shallow clone without tags sees them all, stays shallow, and can promote and download', async () => {
    const { folder, bare, registry } = await shared();
    await registry.promote(change);
    const clone = shallowClone(bare);
    expect(git(clone, 'tag')).toBe('');
    const io = world(clone);
    const other = await openRegistry({}, io);
    const first = await other.resolve(production);
    expect(first).toMatchObject({ version: 'v0.0.1', metrics: { accuracy: 0.9 } });
    await other.promote({ ...change, version: 'v0.0.2', expected: 'v0.0.1' });
    expect(await registry.resolve(production)).toMatchObject({ version: 'v0.0.2' });
    expect(git(clone, 'rev-parse', '--is-shallow-repository')).toBe('true');
    expect(git(folder, 'rev-parse', '--is-shallow-repository')).toBe('false');
    await expect(other.download(first!, io.run.temp)).resolves.toContain('model.bin');
  });

  test('a shallow clone of a repository without any model registers and promotes the first', async () => {
    const folder = repository({ 'model.bin': 'first' });
    git(folder, 'commit', '--quiet', '--allow-empty', '--message', 'Second');
    const bare = originOf(folder);
    const clone = shallowClone(bare);
    expect(git(clone, 'rev-parse', '--is-shallow-repository')).toBe('true');
    const registry = await openRegistry({}, world(clone));
    expect(await registry.resolve(production)).toBeUndefined();
    expect(await registry.register(registration)).toMatchObject({ version: 'v0.0.1' });
    await registry.promote({ ...change, version: 'v0.0.1', expected: undefined });
    expect(await (await openRegistry({}, world(shallowClone(bare)))).resolve(production)).toMatchObject({
      version: 'v0.0.1',
    });
    // Tags deleted at origin are gone here too.
    git(bare, 'tag', '--delete', 'flights@v0.0.1', 'flights#production#1');
    expect(await registry.resolve(production)).toBeUndefined();
    expect(git(clone, 'rev-list', '--count', 'HEAD')).toBe('1');
  });

  test('a full clone is not made shallow', async () => {
    const { folder } = await shared();
    git(folder, 'fetch', '--quiet', 'origin');
    expect(git(folder, 'rev-list', '--count', 'HEAD')).toBe('2');
    expect(git(folder, 'rev-parse', '--is-shallow-repository')).toBe('false');
  });

  test('a tag that never left another runner is not the truth', async () => {
    const { folder, registry } = await shared();
    git(folder, 'tag', '-a', 'flights#production#1', 'flights@v0.0.2^{}', '-m', 'left over by a broken run');
    expect(await registry.resolve(production)).toBeUndefined();
    await registry.promote(change);
    expect(await registry.resolve(production)).toMatchObject({ version: 'v0.0.1' });
  });

  test('a tag deleted at origin is gone here too', async () => {
    const { bare, registry } = await shared();
    await registry.promote(change);
    git(bare, 'tag', '--delete', 'flights#production#1');
    expect(await registry.resolve(production)).toBeUndefined();
  });

  test('an origin that does not answer is an error, never an empty registry', async () => {
    const { folder, registry } = await shared();
    git(folder, 'remote', 'set-url', 'origin', 'http://user:s3cr3t-passw0rd@127.0.0.1:9/flights.git');
    const failure = registry.resolve(production);
    await expect(failure).rejects.toMatchObject({ code: 'unreachable' });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('s3cr3t-passw0rd') });
  });

  test('a push that is refused is told as what it is, and leaves nothing behind', async () => {
    const { folder, bare, registry } = await shared();
    write(bare, { 'hooks/pre-receive': '#!/bin/sh\necho "GH013: Repository rule violations found" >&2\nexit 1\n' });
    git(bare, 'config', 'core.hooksPath', `${bare}/hooks`);
    const { chmodSync } = await import('node:fs');
    chmodSync(`${bare}/hooks/pre-receive`, 0o755);
    await expect(registry.promote(change)).rejects.toMatchObject({
      code: 'tool-failed',
      message: expect.stringContaining('GH013: Repository rule violations found'),
    });
    expect(git(folder, 'tag', '--list', '*#*')).toBe('');
  });
});

describe('two runs at once', () => {
  test.each([1, 2, 3])(
    'of two promotions exactly one wins, and the other is told both versions (round %i)',
    async () => {
      const { bare } = await shared();
      const runs = await Promise.all(
        ['v0.0.1', 'v0.0.2'].map(async (version) => ({
          version,
          registry: await openRegistry({}, world(shallowClone(bare))),
        })),
      );
      const outcomes = await Promise.allSettled(
        runs.map(({ version, registry }) => registry.promote({ ...change, version })),
      );
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const winner = runs[outcomes.findIndex(({ status }) => status === 'fulfilled')]!.version;
      const lost = outcomes.find((outcome) => outcome.status === 'rejected')!;
      expect(lost.reason).toMatchObject({ code: 'conflict', message: expect.stringContaining('v0.0.1') });
      expect(lost.reason).toMatchObject({ message: expect.stringContaining('v0.0.2') });
      expect(git(bare, 'tag', '--list', '*#*')).toBe('flights#production#1');
      expect(await runs[0]!.registry.resolve(production)).toMatchObject({ version: winner });
    },
  );

  test('two that promote the same version in the same second are still two: one wins', async () => {
    const { bare } = await shared();
    const registries = await Promise.all([1, 2].map(() => openRegistry({}, world(shallowClone(bare)))));
    const outcomes = await Promise.allSettled(registries.map((registry) => registry.promote(change)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  test('in one repository without an origin one wins as well', async () => {
    const folder = repository({ 'model.bin': 'first' });
    const registry = await openRegistry({}, world(folder));
    await registry.register(registration);
    const outcomes = await Promise.allSettled([
      registry.promote(change),
      registry.promote(change),
      registry.promote(change),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
    }
  });

  test('two registrations of different models get two versions', async () => {
    const { bare } = await shared();
    const versions = await Promise.all(
      ['third', 'fourth'].map(async (bytes) => {
        const clone = shallowClone(bare);
        write(clone, { 'model.bin': bytes });
        return (await (await openRegistry({}, world(clone))).register(registration)).version;
      }),
    );
    expect(versions.sort()).toEqual(['v0.0.3', 'v0.0.4']);
  });

  test('a push whose answer was lost is looked up and not repeated', async () => {
    const { folder, bare } = await shared();
    const io = world(folder);
    const deaf = {
      ...io,
      exec: async (...call: Parameters<typeof io.exec>) => {
        const result = await io.exec(...call);
        return call[1].includes('push')
          ? { ...result, exitCode: 128, stderr: 'fatal: the remote end hung up' }
          : result;
      },
    };
    const repositoryOf = await openRepository(folder, deaf);
    await expect(
      repositoryOf.create('flights#production#1', git(folder, 'rev-parse', 'HEAD'), 'Promote\n'),
    ).resolves.toBe('created');
    expect(io.commands.filter((command) => command.includes(' push '))).toHaveLength(1);
    expect(git(bare, 'tag', '--list', '*#*')).toBe('flights#production#1');
  });
});
