// One key, one run: whoever asks, however often, and whoever died in between.
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import type { GitHubDouble, RunStep } from '@tidegate/testing/github';
import { referenceOf } from '../../../packages/github/src/key-record.ts';
import { action } from '../src/action.ts';
import { deployGitHub, dispatchRoute, sha, token } from './double.ts';
import { ioFor, parse, tell } from './story.ts';

// The first test of a fresh machine fetches GitHub's description.
jest.setTimeout(120_000);

let github: GitHubDouble;
afterEach(() => github.stop());

const name = 'fraud@42';
const key = { 'idempotency-key': name };
const posts = () => github.requests.filter(({ method, route }) => method === 'POST' && route?.endsWith('/dispatches'));
const references = () => [...(github.gitRefs.get('octo/flights')?.keys() ?? [])];
const inProgress: RunStep[] = [{ status: 'in_progress' }, { status: 'completed', conclusion: 'success' }];
/** A token that may not keep references. */
const lockless = { tokens: { [token]: { permissions: { actions: 'write' as const, contents: 'read' as const } } } };

describe('triggers at the same moment', () => {
  test('ten with one key start one run, and all of them know it', async () => {
    github = await deployGitHub({ script: inProgress });
    const stories = await Promise.all(
      Array.from({ length: 10 }, (_, i) => tell(github, key, { run: { id: String(200 + i) } })),
    );
    expect(github.runs).toHaveLength(1);
    expect(posts()).toHaveLength(1);
    const outputs = stories.map(({ result }) => result!.outputs);
    expect(outputs.map(({ 'run-id': id }) => id)).toEqual(Array(10).fill(github.runs[0]!.id));
    expect(outputs.filter(({ triggered }) => triggered)).toHaveLength(1);
    expect(stories.map(({ result }) => result!.verdict)).toEqual(Array(10).fill('pass'));
  });

  test('with ten keys they start ten', async () => {
    github = await deployGitHub();
    await Promise.all(Array.from({ length: 10 }, (_, i) => tell(github, { 'idempotency-key': `fraud@${i}-x` })));
    expect(github.runs).toHaveLength(10);
    expect(references()).toHaveLength(10);
  });

  test('even when the workflow shows no keys and GitHub names no runs', async () => {
    const older = { apiVersions: ['2022-11-28'], runDetails: false };
    github = await deployGitHub({ runName: 'Deploy' }, older);
    await Promise.all(Array.from({ length: 5 }, (_, i) => tell(github, key, { run: { id: String(200 + i) } })));
    expect(github.runs).toHaveLength(1);
  });

  test('a second one later finds the run by its reference, though its name does not show the key', async () => {
    github = await deployGitHub({ runName: 'Deploy' });
    await tell(github, key);
    const { result } = await tell(github, key, { run: { id: '300' } });
    expect(github.runs).toHaveLength(1);
    expect(result!.outputs).toMatchObject({ triggered: false, 'run-id': github.runs[0]!.id });
  });

  test('for events too', async () => {
    const event = { event: 'repository_dispatch', ref: undefined, workflow: undefined };
    github = await deployGitHub();
    await Promise.all(Array.from({ length: 5 }, () => tell(github, { ...event, ...key })));
    expect(github.runs).toHaveLength(1);
  });
});

describe('what is promised is told', () => {
  test('by a reference, where the token may keep one', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, key);
    expect(result!.facts!['started-once']).toBe('guaranteed by a git reference');
    expect(references()).toEqual([`refs/${referenceOf(name, 1)}`]);
  });

  test('not for the same moment, where it may not', async () => {
    github = await deployGitHub({}, lockless);
    const { result, io } = await tell(github, key);
    expect(result!.verdict).toBe('pass');
    expect(result!.facts!['started-once']).toMatch(
      /^not guaranteed for triggers at the same moment \(GitHub answered 403: .*\); a run is found by its key afterwards$/,
    );
    expect(io.logged.join('\n')).toContain('The key fraud@42 is not locked');
    // One after the other is found by the name of the run all the same.
    expect((await tell(github, key)).result!.outputs).toMatchObject({ triggered: false });
    expect(github.runs).toHaveLength(1);
  });

  test('lock: require starts nothing without', async () => {
    github = await deployGitHub({}, lockless);
    const { error } = await tell(github, { ...key, lock: 'require' });
    expect(error).toMatchObject({ code: 'unauthorized', hint: expect.stringContaining('`contents: write`') });
    expect(github.runs).toEqual([]);
  });

  test('lock: off keeps nothing', async () => {
    github = await deployGitHub();
    const { result } = await tell(github, { ...key, lock: 'off' });
    expect(result!.facts!['started-once']).toContain('`lock` is off');
    expect(references()).toEqual([]);
  });

  test('a refusal gives the key back', async () => {
    github = await deployGitHub({}, { faults: [{ route: dispatchRoute, effect: { status: 422, message: 'No.' } }] });
    expect((await tell(github, key)).error?.message).toContain('answered 422');
    expect(references()).toEqual([]);
    expect((await tell(github, key)).result?.outputs).toMatchObject({ triggered: true });
    expect(github.runs).toHaveLength(1);
  });
});

describe('a trigger that died with the key', () => {
  /** Takes the key and dies before its dispatch. */
  async function die(runName?: string): Promise<void> {
    github = await deployGitHub(runName === undefined ? {} : { runName }, {
      faults: [{ route: dispatchRoute, effect: 'reset' }],
    });
    const { error } = await tell(github, key, { run: { id: '200' } });
    expect(error!.message).toContain('is not known');
    expect(references()).toHaveLength(1);
  }

  test('is followed when runs show their keys and none is there', async () => {
    await die();
    const { result, io } = await tell(github, key, { run: { id: '201' } });
    expect(result).toMatchObject({ verdict: 'pass', outputs: { triggered: true } });
    expect(io.logged.join('\n')).toMatch(/actions\/runs\/200 took the key fraud@42 and has started nothing since/);
    expect(references()).toEqual([`refs/${referenceOf(name, 1)}`, `refs/${referenceOf(name, 2)}`]);
    expect((await tell(github, key)).result!.outputs).toMatchObject({ triggered: false });
    expect(github.runs).toHaveLength(1);
  });

  test('by one alone, when five want to', async () => {
    await die();
    await Promise.all(Array.from({ length: 5 }, (_, i) => tell(github, key, { run: { id: String(300 + i) } })));
    expect(github.runs).toHaveLength(1);
  });

  test('is not, when runs do not show their keys: nobody knows', async () => {
    await die('Deploy');
    const { error, io } = await tell(github, key, { run: { id: '201' } });
    expect(error!.message).toContain('took the key fraud@42, and whether it has started a run is not known');
    expect(error!.hint).toContain(`delete the reference refs/${referenceOf(name, 1)}`);
    expect(io.outputs.get('triggered')).toBe('unknown');
    expect(github.runs).toEqual([]);
  });

  test('after its dispatch: its run is found', async () => {
    github = await deployGitHub();
    const dying = await ioFor(github, { run: { id: '200' } });
    dying.output = () => {
      throw new Error('killed');
    };
    await expect(action.run(parse(key), dying)).rejects.toThrow('killed');
    expect((await tell(github, key, { run: { id: '201' } })).result!.outputs).toMatchObject({
      triggered: false,
      'run-id': github.runs[0]!.id,
    });
    expect(github.runs).toHaveLength(1);
  });
});

describe('a key whose reference cannot be made at once', () => {
  const refs = 'POST /git/refs';
  test.each([
    ['its answer is lost', { effect: 'reset', worked: true }],
    ['502 after it was made', { effect: { status: 502 }, worked: true }],
    ['502, and it was not', { effect: { status: 502 } }],
  ] as const)('%s', async (_, fault) => {
    github = await deployGitHub({}, { faults: [{ route: refs, ...fault }] });
    expect((await tell(github, key)).result?.outputs).toMatchObject({ triggered: true });
    expect(github.runs).toHaveLength(1);
    expect(references()).toHaveLength(1);
  });

  test('GitHub down for long starts nothing', async () => {
    github = await deployGitHub({}, { faults: [{ route: refs, effect: { status: 502 }, times: 99 }] });
    expect((await tell(github, key)).error).toMatchObject({ code: 'unreachable' });
    expect(posts()).toEqual([]);
  });

  test.each(['GET /git/matching-refs/{ref}', 'GET /git/tags/{tag_sha}'])(
    'when somebody has it and %s is refused, nothing is started',
    async (route) => {
      github = await deployGitHub({ runName: 'Deploy' }, { faults: [{ route, effect: { status: 404 }, times: 99 }] });
      await tell(github, key);
      expect((await tell(github, key, { run: { id: '300' } })).error).toBeDefined();
      expect(github.runs).toHaveLength(1);
    },
  );

  test('a run that could not be kept is told, and found by its name', async () => {
    github = await deployGitHub({}, { faults: [{ route: 'PATCH /git/refs/{ref}', effect: { status: 422 } }] });
    const { io } = await tell(github, key);
    expect(io.logged.join('\n')).toContain('could not be kept in refs/tidegate/dispatch/');
    expect((await tell(github, key)).result!.outputs).toMatchObject({ triggered: false });
    expect(github.runs).toHaveLength(1);
  });
});

describe('repeat', () => {
  const failing: RunStep[] = [{ status: 'completed', conclusion: 'failure' }];

  test.each([
    ['never', failing, 1],
    ['failed', failing, 2],
    ['always', failing, 2],
    ['failed', [{ status: 'completed', conclusion: 'success' }] satisfies RunStep[], 1],
    ['always', [{ status: 'completed', conclusion: 'success' }] satisfies RunStep[], 2],
  ])('%s', async (repeat, script, runs) => {
    github = await deployGitHub({ script });
    await tell(github, key);
    const { result } = await tell(github, { ...key, repeat });
    expect(github.runs).toHaveLength(runs);
    expect(github.runs.at(-1)!.inputs['idempotency_key']).toBe(runs === 1 ? name : `${name}+2`);
    expect(result!.outputs['run-id']).toBe(github.runs.at(-1)!.id);
    expect(result!.outputs['triggered']).toBe(runs === 2);
  });

  test('always leaves a run that still goes on', async () => {
    github = await deployGitHub({ script: [{ status: 'in_progress' }] });
    await tell(github, { ...key, timeout: '1s' });
    await tell(github, { ...key, timeout: '1s', repeat: 'always' });
    expect(github.runs).toHaveLength(1);
  });

  test('the third one has its own key', async () => {
    github = await deployGitHub({ script: failing });
    for (let i = 0; i < 3; i++) await tell(github, { ...key, repeat: 'failed' });
    expect(github.runs.map(({ inputs }) => inputs['idempotency_key'])).toEqual([name, `${name}+2`, `${name}+3`]);
  });
});

describe('a key that nobody typed', () => {
  const model = { model: 'fraud', 'model-digest': 'sha256:0123456789abcdef' };

  test('names model, version and digest, and is the same for every run that asks', async () => {
    github = await deployGitHub();
    await tell(github, model, { run: { id: '200' } });
    expect(github.runs[0]!.inputs['idempotency_key']).toMatch(/^fraud@42#0123456789ab\.[0-9a-f]{8}$/);
    expect((await tell(github, model, { run: { id: '201' } })).result!.outputs).toMatchObject({ triggered: false });
    expect(github.runs).toHaveLength(1);
  });

  test.each([
    ['another environment', { inputs: 'environment: staging' }],
    ['another version', { 'model-version': '43' }],
    ['another digest', { 'model-digest': 'sha256:fedcba9876543210' }],
    ['another ref', { ref: 'v2' }],
  ])('is another one for %s', async (_, changed) => {
    github = await deployGitHub();
    const inputs = { ...model, inputs: 'environment: production' };
    await tell(github, inputs);
    await tell(github, { ...inputs, ...changed });
    expect(github.runs).toHaveLength(2);
  });

  test('without a model it is one of this workflow run, whose attempts share it', async () => {
    github = await deployGitHub();
    await tell(github, {}, { run: { id: '200', attempt: '1' } });
    await tell(github, {}, { run: { id: '200', attempt: '2' } });
    expect(github.runs).toHaveLength(1);
    await tell(github, {}, { run: { id: '201' } });
    expect(github.runs).toHaveLength(2);
  });

  test('the run is at the commit the key was locked at', async () => {
    github = await deployGitHub();
    await tell(github, model);
    expect(github.runs[0]!.sha).toBe(sha);
  });
});
