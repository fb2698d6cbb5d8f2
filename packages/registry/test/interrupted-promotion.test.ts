import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { tmpdir } from 'node:os';
import { type AliasChange, openRegistry, reigns } from '../src/index.ts';
import { type Answer, type Received, scriptedServer } from './scripted-server.ts';
import { smallMlflow } from './small-mlflow.ts';
import { world } from './world.ts';

const start = Date.UTC(2026, 0, 1);
const later = start + 11 * 60_000;
const change: AliasChange = {
  name: 'flights',
  alias: 'production',
  version: '2',
  expected: '1',
  note: { operation: 'promote', actor: 'ada' },
  stage: 'Production',
};
const archived = 'tidegate.archived.production';

let mlflow = smallMlflow();
let script: (request: Received, number: number) => Answer | undefined = () => undefined;
let asked = 0;
let server: Awaited<ReturnType<typeof scriptedServer>>;
beforeAll(async () => {
  server = await scriptedServer((request) => script(request, ++asked) ?? mlflow.answer(request));
});
afterAll(() => server.stop());
afterEach(() => {
  script = () => undefined;
});

const open = (now: number, fetch = globalThis.fetch) =>
  openRegistry({ 'registry-uri': server.url }, { ...world(tmpdir(), { now }), fetch });

/** Version 1 is in production. */
async function begin() {
  mlflow = smallMlflow();
  await (await open(start)).promote({ ...change, version: '1', expected: undefined });
  asked = 0;
}

/** What must hold whatever happened: the alias at 1 or 2, and a history that says just that. */
async function consistent() {
  const at = mlflow.model.aliases.get('production')!;
  const history = await (await open(later)).history('flights', 'production');
  expect(history.map(({ version }) => version)).toEqual(at === '2' ? ['2', '1'] : ['1']);
  expect(reigns(history, at).map(({ doubt }) => doubt)).toEqual(history.map(() => undefined));
  return at;
}

/** The next run gets to the end, whatever it finds. */
async function repaired() {
  const registry = await open(later);
  await registry.promote({ ...change, expected: mlflow.model.aliases.get('production') });
  const { model } = mlflow;
  expect(model.aliases).toEqual(new Map([['production', '2']]));
  // A claim of the dead may be left over where nothing had to be written any more; it has gone stale.
  const entries = [...model.tags]
    .filter(([key]) => key.startsWith('tidegate.promotion.'))
    .map(([key, value]) => [key, JSON.parse(value) as object]);
  expect(entries).toMatchObject([
    ['tidegate.promotion.production.000001', { state: 'done', version: '1' }],
    ['tidegate.promotion.production.000002', { state: 'done', version: '2', previous: '1', note: { actor: 'ada' } }],
  ]);
  expect(['1', '2'].map((version) => model.versions.get(version)!.stage)).toEqual(['Archived', 'Production']);
  expect(model.versions.get('1')!.tags.has(archived)).toBe(true);
  expect(model.versions.get('2')!.tags.has(archived)).toBe(false);
}

/** Requests of an undisturbed promotion. */
const requests = 13;

test('an undisturbed promotion', async () => {
  await begin();
  await (await open(start)).promote(change);
  expect(asked).toBe(requests);
  expect(await consistent()).toBe('2');
  await repaired();
});

describe.each(['before the server saw it', 'after the server did it'])('a run that dies %s', (when) => {
  test.each(Array.from({ length: requests }, (_, index) => index + 1))(
    'at its request %i leaves one version in production, and the next run ends what it began',
    async (last) => {
      await begin();
      let sent = 0;
      const dying: typeof fetch = async (...call) => {
        sent++;
        if (sent > last || (sent === last && when.startsWith('before'))) throw new Error('killed');
        const response = await fetch(...call);
        if (sent === last) throw new Error('killed');
        return response;
      };
      // Even what it would say at the end is never heard.
      await (await open(start, dying)).promote(change).catch(() => {});
      await consistent();
      await repaired();
    },
  );
});

const failures: readonly (readonly [string, Answer, string])[] = [
  ['401', { status: 401, body: 'Unauthorized' }, 'unauthorized'],
  ['403', { status: 403, body: { error_code: 'PERMISSION_DENIED', message: 'Permission denied' } }, 'unauthorized'],
  ['429', { status: 429, body: { error_code: 'REQUEST_LIMIT_EXCEEDED', message: 'slow down' } }, 'unreachable'],
  ['500', { status: 500, body: { error_code: 'INTERNAL_ERROR', message: 'database is locked' } }, 'unreachable'],
  ['a login page', { body: '<html>Sign in</html>' }, 'unreadable'],
  ['a cut connection', 'cut', 'unreachable'],
];
describe.each(failures)('%s', (_, answer, code) => {
  test.each(Array.from({ length: requests - 1 }, (_, index) => index + 1))(
    'from request %i on is told, writes nothing twice, and is repaired',
    async (from) => {
      await begin();
      const writes: string[] = [];
      script = ({ method, path, body }, number) => {
        if (number < from) return undefined;
        if (method !== 'GET') writes.push(`${method} ${path} ${body}`);
        return answer;
      };
      await expect((await open(start)).promote(change)).rejects.toMatchObject({
        name: 'UserError',
        code,
        hint: expect.anything(),
      });
      expect(new Set(writes).size).toBe(writes.length);
      script = () => undefined;
      await consistent();
      await repaired();
    },
  );
});

test.each([
  [7, 403, /refused POST registered-models\/alias: HTTP 403, no\.$/, '1'],
  [7, 500, /whether production of flights is at 2 now is not known\.$/, '1'],
  [8, 500, /whether production of flights is at 2 still is not known\.$/, '2'],
  [9, 403, /production of flights is at 2 now, but not all of that is written down\.$/, '2'],
] as const)('a promotion that fails at request %i with %i says how far it came', async (from, status, message, at) => {
  await begin();
  script = ({ method }, number) =>
    number < from || (status === 403 && method === 'GET')
      ? undefined
      : { status, body: { error_code: 'PERMISSION_DENIED', message: 'no' } };
  await expect((await open(start)).promote(change)).rejects.toMatchObject({ message: expect.stringMatching(message) });
  expect(mlflow.model.aliases.get('production')).toBe(at);
});

test('a lost answer to the one request that moves the alias is looked up, and the promotion goes on', async () => {
  await begin();
  let moved = 0;
  const deaf: typeof fetch = async (address, init) => {
    const response = await fetch(address, init);
    if (init?.method !== 'POST' || !response.url.endsWith('/registered-models/alias')) return response;
    moved++;
    throw new TypeError('fetch failed');
  };
  await (await open(start, deaf)).promote(change);
  expect(moved).toBe(1);
  expect(await consistent()).toBe('2');
});

test('an alias moved by hand after a run died is told as a doubt, and the next promotion keeps it so', async () => {
  await begin();
  script = ({ method, path }) => (method === 'POST' && path.endsWith('/alias') ? 'cut' : undefined);
  await (await open(start)).promote(change).catch(() => {});
  script = () => undefined;
  mlflow.model.aliases.set('production', '3');
  const registry = await open(later);
  const doubt = 'the run that moved it did not come to its end';
  expect(await registry.history('flights', 'production')).toMatchObject([{ version: '2', doubt }, { version: '1' }]);
  await registry.promote({ ...change, version: '1', expected: '3' });
  const history = await registry.history('flights', 'production');
  expect(history).toMatchObject([{ version: '1', previous: '3' }, { version: '2', doubt }, { version: '1' }]);
});

test.each(['lost', 'refused'])('a claim whose answer is %s holds nobody off', async (how) => {
  await begin();
  script = ({ method, path, body }) => {
    if (!(method === 'POST' && path.endsWith('set-tag') && body.includes('tidegate.claim.'))) return undefined;
    const { key, value } = JSON.parse(body) as { key: string; value: string };
    mlflow.model.tags.set(key, value);
    return how === 'lost' ? 'cut' : { status: 500, body: 'gateway' };
  };
  await expect((await open(start)).promote(change)).rejects.toMatchObject({ code: 'unreachable' });
  script = () => undefined;
  await (await open(start)).promote(change);
  expect(await consistent()).toBe('2');
});

test('a claim that says no time is nobody’s', async () => {
  await begin();
  mlflow.model.tags.set('tidegate.claim.production.by-hand', 'ada');
  await (await open(start)).promote(change);
  expect(await consistent()).toBe('2');
  expect(mlflow.model.tags.has('tidegate.claim.production.by-hand')).toBe(false);
});

test('the claim of a run that was killed holds others off for ten minutes, and is told', async () => {
  await begin();
  script = ({ path }, number) => (number > 4 && path !== '' ? 'cut' : undefined);
  await (await open(start)).promote(change).catch(() => {});
  script = () => undefined;
  await expect((await open(start + 60_000)).promote(change)).rejects.toMatchObject({
    code: 'conflict',
    hint: expect.stringContaining('ten minutes'),
  });
  await repaired();
});
