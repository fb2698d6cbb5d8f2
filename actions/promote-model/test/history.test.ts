import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { fakeIo } from '@tidegate/testing';
import { scriptedServer } from '../../../packages/registry/test/scripted-server.ts';
import { smallMlflow } from '../../../packages/registry/test/small-mlflow.ts';
import { git, repository, world, write } from '../../../packages/registry/test/world.ts';
import { action } from '../src/action.ts';

// Each story runs git dozens of times.
jest.setTimeout(120_000);

const sha = 'c0ffee0000000000000000000000000000000000';

/** The action at a moment, in a folder, started by somebody. */
function actor(workspace: string, given: Record<string, string> = {}) {
  const real = world(workspace);
  return (when: string, typed: Record<string, unknown>, who = 'ada') => {
    const run = { actor: who, repository: 'o/r', id: '42', attempt: '1', workflow: 'Train', sha };
    const io = { ...fakeIo({ workspace, now: Date.parse(when), run }), exec: real.exec.bind(real) };
    const inputs = action.allInputs.parse({ model: 'flights', ...given, ...typed });
    return action.run(inputs as Parameters<typeof action.run>[0], io);
  };
}
type Act = ReturnType<typeof actor>;

const run = 'https://github.invalid/o/r/actions/runs/42';
const moves = [
  { version: 'second', operation: 'promote', from: '2026-06-01T00:00:00.000Z', by: 'grace' },
  { version: 'first', operation: 'promote', from: '2026-03-01T00:00:00.000Z', by: 'ada' },
];

/** Promotes the first version in March, the second in June, and rolls back in September. */
async function year(act: Act, [first, second]: readonly [string, string]) {
  await act('2026-03-01T00:00Z', { operation: 'promote', version: first });
  await act('2026-06-01T00:00Z', { operation: 'promote', version: second }, 'grace');
  await act('2026-09-01T00:00Z', { operation: 'rollback' });
}

describe.each(['git tags', 'MLflow'])('what production was, in %s', (kind) => {
  let act: Act;
  let versions: readonly [string, string];
  let byHand: () => void;
  let stop = () => Promise.resolve();
  beforeAll(async () => {
    if (kind === 'MLflow') {
      const mlflow = smallMlflow();
      const server = await scriptedServer(mlflow.answer);
      stop = server.stop;
      versions = ['1', '2'];
      act = actor(mkdtempSync(join(tmpdir(), 'tidegate-history-')), { 'registry-uri': server.url });
      byHand = () => void mlflow.model.aliases.set('production', '3');
    } else {
      const workspace = repository({ 'model.bin': 'first' });
      versions = ['v0.0.1', 'v0.0.2'];
      act = actor(workspace);
      const register = { operation: 'register', source: 'model.bin' };
      await act('2026-01-01T00:00Z', register);
      write(workspace, { 'model.bin': 'second' });
      await act('2026-02-01T00:00Z', register);
      byHand = () => void git(workspace, 'tag', '-a', 'flights#production!#4', '-m', 'Taken away', 'HEAD');
    }
    await year(act, versions);
  });

  afterAll(() => stop());

  test('the history tells every stretch, newest first, with who, where and how', async () => {
    const result = await act('2026-12-01T00:00Z', { operation: 'history' });
    expect(result).toMatchObject({ verdict: 'pass', reason: 'production of flights was moved 3 times.' });
    const [first, second] = versions;
    const common = { run, commit: sha };
    expect(JSON.parse(result.outputs.history as string)).toEqual([
      { ...common, version: first, from: '2026-09-01T00:00:00.000Z', until: null, by: 'ada', operation: 'rollback' },
      { ...common, ...moves[0], version: second, until: '2026-09-01T00:00:00.000Z' },
      { ...common, ...moves[1], version: first, until: '2026-06-01T00:00:00.000Z' },
    ]);
    expect(result.checks.map(({ id, observed }) => [id, observed])).toEqual([
      ['history.production.3', first],
      ['history.production.2', second],
      ['history.production.1', first],
    ]);
    expect(result.timeline?.map(({ at }) => at.slice(0, 7))).toEqual(['2026-03', '2026-06', '2026-09']);
  });

  test.each([
    ['2026-05-31T23:59Z', 0, 'ada'],
    ['2026-06-01T00:00Z', 1, 'grace'],
    ['2026-09-01T02:00+02:00', 0, 'ada'],
  ] as const)('at %s it was version %i, promoted by %s', async (at, index, by) => {
    const result = await act('2026-12-01T00:00Z', { operation: 'resolve', at });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { version: versions[index] } });
    expect(JSON.parse(result.outputs.promotion as string)).toMatchObject({ version: versions[index], by, run });
    expect(result.checks[0]!.reason).toContain(`production of flights was ${versions[index]}.`);
  });

  test('before the first promotion there was none, which is no answer that passes', async () => {
    expect(await act('2026-12-01T00:00Z', { operation: 'resolve', at: '2026-02-28T00:00Z' })).toMatchObject({
      verdict: 'inconclusive',
      reason:
        'production of flights pointed nowhere at 2026-02-28T00:00:00.000Z: it was first promoted at 2026-03-01T00:00:00.000Z.',
      outputs: {},
    });
  });

  test.each<[string, Record<string, unknown>, string]>([
    ['the future', { operation: 'resolve', at: '2027-01-01T00:00Z' }, 'has not come yet'],
    ['a version as well', { operation: 'resolve', at: '2026-01-01T00:00Z', version: '1' }, 'were both given'],
    ['an operation that cannot go back', { operation: 'promote', at: '2026-01-01T00:00Z' }, 'means nothing for'],
    ['a stage to read', { operation: 'resolve', stage: 'Production' }, '`stage` means nothing'],
  ])('%s is refused', async (_, typed, message) => {
    await expect(act('2026-12-01T00:00Z', typed)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(message),
    });
  });

  test('now it is told with its promotion', async () => {
    const result = await act('2026-12-01T00:00Z', { operation: 'resolve' });
    expect(result.checks[0]!.reason).toBe(
      `production of flights is ${versions[0]}. 2026-09-01T00:00:00.000Z: rolled back to ${versions[0]} by ada, in ${run}, without evidence.`,
    );
  });

  test('an alias that nobody promoted has no history', async () => {
    expect(await act('2026-12-01T00:00Z', { operation: 'history', alias: 'staging' })).toMatchObject({
      verdict: 'inconclusive',
      outputs: { history: '[]' },
    });
  });

  test('after somebody moved it by other means, what is not certain is not told as certain', async () => {
    byHand();
    const then = await act('2026-12-01T00:00Z', { operation: 'resolve', at: '2026-10-01T00:00Z' });
    const before = await act('2026-12-01T00:00Z', { operation: 'resolve', at: '2026-07-01T00:00Z' });
    expect(before.outputs).toMatchObject({ version: versions[1] });
    if (kind === 'MLflow') {
      expect(then).toMatchObject({ verdict: 'inconclusive', outputs: {} });
      expect(then.reason).toContain('the alias points at 3, so somebody moved it by other means');
      const history = await act('2026-12-01T00:00Z', { operation: 'history' });
      expect(history).toMatchObject({ verdict: 'warn', reason: expect.stringContaining('1 of these are not certain') });
    } else {
      // A tag is a move like any other, whoever made it.
      expect(then.outputs).toMatchObject({ version: versions[0] });
    }
  });
});

test('a version keeps where it came from; tags of a user cannot pass for ours', async () => {
  const workspace = repository({ 'model.bin': 'first' });
  const act = actor(workspace);
  const register = { operation: 'register', source: 'model.bin', 'data-digest': 'sha256:da7a' };
  const made = await act('2026-01-01T00:00Z', { ...register, tags: 'team: ops' });
  expect(made).toMatchObject({ subject: { version: 'v0.0.1', dataDigest: 'sha256:da7a', commit: sha } });
  const message = git(workspace, 'tag', '--list', '--format=%(contents)', 'flights@v0.0.1');
  for (const part of [
    `"tidegate.run": "${run}"`,
    '"tidegate.actor": "ada"',
    '"tidegate.workflow": "Train"',
    '"team": "ops"',
  ]) {
    expect(message).toContain(part);
  }
  expect(await act('2026-01-01T00:00Z', { operation: 'resolve', version: 'v0.0.1' })).toMatchObject({
    subject: { dataDigest: 'sha256:da7a', digest: expect.stringMatching(/^sha256:/), commit: sha },
  });
  await expect(act('2026-01-01T00:00Z', { ...register, tags: 'tidegate.digest: sha256:00' })).rejects.toMatchObject({
    code: 'bad-input',
    message: expect.stringContaining('reserved'),
  });
});

test('a model that GTO deprecated is no longer promoted, told wherever it is looked up, and rolled back with a warning', async () => {
  const workspace = repository({ 'model.bin': 'first' });
  const act = actor(workspace);
  const versions = [];
  for (const [when, bytes] of [
    ['2026-01-01T00:00Z', 'first'],
    ['2026-01-02T00:00Z', 'second'],
  ] as const) {
    write(workspace, { 'model.bin': bytes });
    versions.push((await act(when, { operation: 'register', source: 'model.bin' })).outputs.version);
    await act(when, { operation: 'promote', version: versions.at(-1) });
  }
  git(workspace, 'tag', '-a', '-m', 'Deprecating', 'flights@deprecated');
  const mark = /flights was deprecated at \S+ by git tag flights@deprecated/;
  for (const mode of ['enforce', 'dry-run']) {
    const refused = await act('2026-02-01T00:00Z', { operation: 'promote', version: versions[0], mode });
    expect(refused).toMatchObject({ verdict: 'fail', reason: expect.stringMatching(mark), outputs: {} });
  }
  for (const operation of ['resolve', 'download']) {
    const found = await act('2026-02-01T00:00Z', { operation });
    expect(found).toMatchObject({ verdict: 'warn', outputs: { version: 'v0.0.2' } });
    expect(found.checks[0]!.reason).toMatch(mark);
  }
  const back = await act('2026-02-01T00:00Z', { operation: 'rollback' });
  expect(back).toMatchObject({ verdict: 'warn', reason: expect.stringMatching(mark), outputs: { version: 'v0.0.1' } });
});
