import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { pythonVenv } from '../../../scripts/tools/python.ts';
import { type ModelRegistry, openRegistry, parseReference } from '../src/index.ts';
import { git, originOf, repository, shallowClone, world, write } from './world.ts';

jest.setTimeout(300_000);

const production = parseReference('models:/flights@production');
let command: string;
beforeAll(async () => {
  command = join(dirname(await pythonVenv('gto', ['gto==1.10.1'])), 'gto');
}, 600_000);

/** GTO in a folder, no tag in the second of the one before, for it orders by the seconds of the tags, and dates them by its own clock. */
function gtoIn(folder: string) {
  const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@localhost.invalid' };
  const committer = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@localhost.invalid' };
  const env = { ...process.env, ...identity, ...committer };
  return (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: 'utf8' });
    if (status !== 0) throw new Error(`gto ${args.join(' ')}: ${stderr}`);
    if (args[0] !== 'show') untilNextSecond();
    return stdout;
  };
}

function untilNextSecond(): void {
  const never = new Int32Array(new SharedArrayBuffer(4));
  const next = Math.ceil((Date.now() + 1) / 1000) * 1000;
  while (Date.now() < next) Atomics.wait(never, 0, 0, next - Date.now());
}

interface Shown {
  readonly [model: string]: { readonly version: string; readonly stage: Readonly<Record<string, string>> };
}
const shown = (gto: ReturnType<typeof gtoIn>) => (JSON.parse(gto('show', '--json')) as Shown)['flights'];

async function commitAndRegister(folder: string, registry: ModelRegistry, bytes: string, version?: string) {
  write(folder, { 'model.bin': bytes });
  git(folder, 'commit', '--quiet', '--all', '--message', bytes);
  const registration = { name: 'flights', source: 'model.bin', tags: {}, metrics: {} };
  return (await registry.register({ ...registration, ...(version !== undefined && { version }) })).version;
}

describe('GTO 1.10.1', () => {
  test('reads what Tidegate registers, promotes and rolls back to; 10 comes after 9', async () => {
    const folder = repository({ 'model.bin': '' });
    const registry = await openRegistry({}, world(folder));
    const gto = gtoIn(folder);
    await commitAndRegister(folder, registry, 'nine', 'v0.0.9');
    expect(await commitAndRegister(folder, registry, 'ten')).toBe('v0.0.10');
    const change = { name: 'flights', alias: 'production', note: { operation: 'promote' } };
    await registry.promote({ ...change, version: 'v0.0.9', expected: undefined });
    expect(shown(gto)).toMatchObject({ version: 'v0.0.10', stage: { production: 'v0.0.9' } });
    const next = { ...world(folder), clock: { now: () => Date.UTC(2026, 0, 1, 1), sleep: async () => {} } };
    await (await openRegistry({}, next)).promote({ ...change, version: 'v0.0.10', expected: 'v0.0.9' });
    expect(shown(gto)).toMatchObject({ stage: { production: 'v0.0.10' } });
  });

  test('writes what Tidegate reads, and both say the same after every step', async () => {
    const folder = repository({ 'model.bin': '' });
    const registry = await openRegistry({}, world(folder));
    const gto = gtoIn(folder);
    const register = (version: string) => {
      write(folder, { 'model.bin': version });
      git(folder, 'commit', '--quiet', '--all', '--message', version);
      gto('register', 'flights', '--version', version);
    };
    register('v0.0.9');
    register('v0.0.10');
    register('v1.0.0');
    const assign = (version: string) => ['assign', 'flights', '--version', version, '--stage', 'production'];
    const unassign = (version: string) => ['deprecate', 'flights', version, 'production'];
    const steps: readonly (readonly [readonly string[], string | undefined])[] = [
      [assign('v0.0.9'), 'v0.0.9'],
      [assign('v0.0.10'), 'v0.0.10'],
      // Not the one that is there: nothing changes.
      [unassign('v0.0.9'), 'v0.0.10'],
      [assign('v1.0.0'), 'v1.0.0'],
      [assign('v0.0.9'), 'v0.0.9'],
      // The one that is there: back to the one assigned before it.
      [unassign('v0.0.9'), 'v1.0.0'],
      [unassign('v1.0.0'), 'v0.0.10'],
      [unassign('v0.0.10'), undefined],
      [assign('v0.0.10'), 'v0.0.10'],
    ];
    for (const [step, version] of steps) {
      gto(...step);
      expect([step, shown(gto)!.stage['production']]).toEqual([step, version]);
      expect([step, (await registry.resolve(production))?.version]).toEqual([step, version]);
    }
    expect((await registry.history('flights', 'production')).map(({ version }) => version)).toEqual(
      steps.map(([, version]) => version).toReversed(),
    );
    expect(await commitAndRegister(folder, registry, 'after')).toBe('v1.0.1');
    expect(shown(gto)!.version).toBe('v1.0.1');
  });

  test('both say the same of simple tags and of versions that are taken back', async () => {
    const folder = repository({ 'model.bin': '' });
    const registry = await openRegistry({}, world(folder));
    const gto = gtoIn(folder);
    for (const version of ['v0.0.1', 'v0.0.2', 'v0.0.3']) {
      write(folder, { 'model.bin': version });
      git(folder, 'commit', '--quiet', '--all', '--message', version);
      gto('register', 'flights', '--version', version);
    }
    const assign = (version: string) => ['assign', 'flights', '--version', version, '--stage', 'production'];
    const steps: readonly (readonly [readonly string[], string | undefined])[] = [
      [[...assign('v0.0.1'), '--simple', 'true'], 'v0.0.1'],
      [assign('v0.0.2'), 'v0.0.2'],
      [assign('v0.0.3'), 'v0.0.3'],
      [['deprecate', 'flights', 'v0.0.3'], 'v0.0.2'],
      [['deprecate', 'flights', 'v0.0.2'], 'v0.0.1'],
      [['deprecate', 'flights', 'v0.0.1', 'production', '--simple', 'true'], undefined],
    ];
    for (const [step, version] of steps) {
      gto(...step);
      expect([step, shown(gto)!.stage['production']]).toEqual([step, version]);
      expect([step, (await registry.resolve(production))?.version]).toEqual([step, version]);
    }
    expect(await commitAndRegister(folder, registry, 'after')).toBe('v0.0.4');
  });

  test('both say the same of a model that is deprecated, brought back and deprecated again', async () => {
    const folder = repository({ 'model.bin': '' });
    const registry = await openRegistry({}, world(folder));
    const gto = gtoIn(folder);
    const register = (version: string) => ['register', 'flights', '--version', version];
    const steps: readonly (readonly [readonly string[], boolean])[] = [
      [register('v0.0.1'), false],
      [['assign', 'flights', '--version', 'v0.0.1', '--stage', 'production'], false],
      [['deprecate', 'flights'], true],
      [register('v0.0.2'), false],
      [['deprecate', 'flights', '--simple', 'false'], true],
      [['assign', 'flights', '--version', 'v0.0.1', '--stage', 'staging'], false],
    ];
    for (const [step, deprecated] of steps) {
      git(folder, 'commit', '--quiet', '--allow-empty', '--message', step.join(' '));
      gto(...step);
      expect([step, shown(gto) === undefined]).toEqual([step, deprecated]);
      const version = await registry.resolve(parseReference('models:/flights/v0.0.1'));
      expect([step, version?.deprecated !== undefined]).toEqual([step, deprecated]);
    }
  });

  test('two clones race for one promotion at a bare remote, one by each tool: one tag is there, and both read it', async () => {
    const folder = repository({ 'model.bin': '' });
    const bare = originOf(folder);
    const registry = await openRegistry({}, world(folder));
    await commitAndRegister(folder, registry, 'first');
    git(folder, 'push', '--quiet', 'origin', 'main');
    await commitAndRegister(folder, registry, 'second');
    git(folder, 'push', '--quiet', 'origin', 'main');
    const [ours, theirs] = [shallowClone(bare), shallowClone(bare)];
    git(theirs, 'fetch', '--quiet', '--tags', '--unshallow', 'origin');
    gtoIn(theirs)('assign', 'flights', '--version', 'v0.0.1', '--stage', 'production');
    const change = { name: 'flights', alias: 'production', version: 'v0.0.2', expected: undefined, note: {} };
    await (await openRegistry({}, world(ours))).promote(change);
    expect(() => git(theirs, 'push', '--quiet', 'origin', 'refs/tags/flights#production#1')).toThrow(/already exists/);
    expect(git(bare, 'tag', '--list', '*#*')).toBe('flights#production#1');
    git(theirs, 'fetch', '--quiet', '--tags', '--force', 'origin');
    expect(shown(gtoIn(theirs))!.stage['production']).toBe('v0.0.2');
    expect(await registry.resolve(production)).toMatchObject({ version: 'v0.0.2' });
  });
});
