import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openRegistry, parseReference } from '../src/index.ts';
import { git, repository, world } from './world.ts';

const hostile: readonly (readonly [string, string])[] = [
  ['quotes of both kinds', `a'b"c`],
  ['a slash and dots', '../../etc/passwd'],
  ['nothing but dots', '..'],
  ['a line break', 'a\nb'],
  ['a workflow command', 'a\n::set-output name=version::9'],
  ['a null character', 'a\0b'],
  ['10,000 characters', 'x'.repeat(10_000)],
  ['nothing', ''],
];
const onlyGit: readonly (readonly [string, string])[] = [
  ['a dash in front', '--upload-pack=/bin/sh'],
  ['a glob', 'a*'],
  ['a refspec', 'a:refs/heads/main'],
  ['a revision', 'a@{1}'],
  ['a space', 'a b'],
  ['two dots', 'a..b'],
  ['a lock', 'a.lock'],
  ['a shell', 'a$(touch pwned)'],
];

/** A registry on a server that no request must reach, and one of git tags that no tag must be written to. */
const places = {
  mlflow: async () => {
    const fetch = () => Promise.reject(new Error('nothing may be sent'));
    return openRegistry({ 'registry-uri': 'http://mlflow.invalid' }, { ...world(tmpdir()), fetch });
  },
  git: async () => openRegistry({}, world(repository({ 'model.bin': 'x' }))),
};
const cases = [
  ...hostile.flatMap(([what, text]) => [['mlflow', what, text] as const, ['git', what, text] as const]),
  ...onlyGit.map(([what, text]) => ['git', what, text] as const),
];

describe.each(cases)('%s: %s', (kind, _, text) => {
  const refused = async (asked: Promise<unknown>) => {
    const error = await asked.then(
      () => undefined,
      (thrown: unknown) => thrown as Error & { code: string },
    );
    expect(error).toMatchObject({ name: 'UserError', code: 'bad-input' });
    // On one line, and short: it goes into annotations.
    expect(error!.message).not.toMatch(/\n/);
    expect(error!.message.length).toBeLessThan(250);
  };

  test('is no name, no alias and no version, and nothing is asked or written', async () => {
    const registry = await places[kind]();
    const change = { name: 'flights', alias: 'production', version: kind === 'git' ? 'v0.0.1' : '1' };
    const registration = { name: text, source: 'model.bin', tags: {}, metrics: {} };
    await refused(registry.register(registration));
    await refused(registry.history(text, 'production'));
    await refused(registry.history('flights', text));
    for (const bad of [{ name: text }, { alias: text }, { version: text }]) {
      await refused(registry.promote({ ...change, ...bad, expected: undefined, note: {} }));
    }
    await refused(registry.resolve({ kind: 'version', name: 'flights', version: text }));
  });
});

test('a version is never an option or a path for git', async () => {
  const folder = repository({ 'model.bin': 'x' });
  const registry = await openRegistry({}, world(folder));
  for (const version of ['--force', '../v1.0.0', 'v1.0.0^{commit}', 'v1.0.0\nv2.0.0']) {
    await expect(
      registry.register({ name: 'm', source: 'model.bin', tags: {}, metrics: {}, version }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  }
  expect(git(folder, 'tag')).toBe('');
});

test('tags and notes of any text come back as they were', async () => {
  const folder = repository({ 'model.bin': 'x' });
  const registry = await openRegistry({}, world(folder));
  const text = `'"\\\n-----BEGIN PGP SIGNATURE-----\ntidegate-version/1\n{}\n#\0😀${'x'.repeat(10_000)}`.replaceAll(
    '\0',
    '',
  );
  await registry.register({ name: 'm', source: 'model.bin', tags: { [text]: text }, metrics: { [text]: 1 } });
  await registry.promote({ name: 'm', alias: 'a', version: 'v0.0.1', expected: undefined, note: { text } });
  expect(await registry.resolve(parseReference('models:/m@a'))).toMatchObject({
    tags: { [text]: text },
    metrics: { [text]: 1 },
  });
  expect(await registry.history('m', 'a')).toMatchObject([{ note: { text } }]);
});

test('a source that is a link to somewhere else is not registered', async () => {
  const { symlinkSync } = await import('node:fs');
  const folder = repository({ 'model.bin': 'x' });
  const outside = mkdtempSync(join(tmpdir(), 'tidegate-outside-'));
  symlinkSync(outside, join(folder, 'linked'));
  const registry = await openRegistry({}, world(folder));
  await expect(registry.register({ name: 'm', source: 'linked', tags: {}, metrics: {} })).rejects.toMatchObject({
    name: 'UserError',
  });
});
