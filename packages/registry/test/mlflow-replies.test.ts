import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openRegistry, parseReference } from '../src/index.ts';
import { type Answer, type Received, scriptedServer } from './scripted-server.ts';
import { world } from './world.ts';

const production = parseReference('models:/flights@production');
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A registry on a server that answers these routes, and 404 of its own kind to all others. */
async function mlflow(
  routes: Record<string, Answer | ((request: Received) => Answer)>,
  env: Record<string, string> = {},
  userinfo = '',
) {
  const server = await scriptedServer((request) => {
    const route = request.path.replace('/api/2.0/mlflow/', '');
    const answer = routes[`${request.method} ${route}`] ?? {
      status: 404,
      body: { error_code: 'ENDPOINT_NOT_FOUND', message: route },
    };
    return typeof answer === 'function' ? answer(request) : answer;
  });
  stops.push(server.stop);
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-mlflow-'));
  const registry = await openRegistry(
    { 'registry-uri': server.url.replace('://', `://${userinfo}`) },
    world(folder, { env }),
  );
  return { registry, received: server.received, url: server.url };
}

const alias = 'GET registered-models/alias';
const refusal = (status: number, error_code: string, message: string): Answer => ({
  status,
  body: { error_code, message },
});
const version = (more: object = {}): Answer => ({
  body: {
    model_version: { name: 'flights', version: '3', creation_timestamp: '1767225600000', status: 'READY', ...more },
  },
});
const run = (metrics: object[], tags: object[] = [], inputs: object = {}, more: object = {}): Answer => ({
  body: {
    run: {
      info: {
        run_id: 'r1',
        status: 'FINISHED',
        artifact_uri: 'mlflow-artifacts:/1/r1/artifacts',
        start_time: '1767225600000',
      },
      data: { metrics, tags },
      inputs,
      ...more,
    },
  },
});

describe('an alias that is not there', () => {
  test.each([
    ['SQL and file stores', refusal(400, 'INVALID_PARAMETER_VALUE', 'Registered model alias production not found.')],
    ['other stores', refusal(404, 'RESOURCE_DOES_NOT_EXIST', 'Registered model alias production not found.')],
    [
      'a model nobody registered',
      refusal(404, 'RESOURCE_DOES_NOT_EXIST', 'Registered Model with name=flights not found'),
    ],
  ])('is told by %s and means: none', async (_, answer) => {
    const { registry } = await mlflow({ [alias]: answer });
    expect(await registry.resolve(production)).toBeUndefined();
  });

  const others: readonly (readonly [string, Answer, string])[] = [
    ['another bad parameter', refusal(400, 'INVALID_PARAMETER_VALUE', 'Invalid alias name'), 'tool-failed'],
    [
      'another alias',
      refusal(400, 'INVALID_PARAMETER_VALUE', 'Registered model alias staging not found.'),
      'tool-failed',
    ],
    ['an unknown route', refusal(404, 'ENDPOINT_NOT_FOUND', 'No such route'), 'not-found'],
    ['a 404 of a web server', { status: 404, body: '<h1>Not Found</h1>' }, 'unreadable'],
    ['a permission denied', refusal(403, 'PERMISSION_DENIED', 'Permission denied'), 'unauthorized'],
    ['a missing login', { status: 401, body: 'You are not authenticated.' }, 'unauthorized'],
    ['a broken store', refusal(500, 'INTERNAL_ERROR', 'database is locked'), 'unreachable'],
    ['an overload', refusal(429, 'REQUEST_LIMIT_EXCEEDED', 'slow down'), 'unreachable'],
    ['a login page', { body: '<html>Sign in</html>' }, 'unreadable'],
    ['an empty reply', { body: '' }, 'unreadable'],
    ['a reply without a version', { body: {} }, 'unreadable'],
    ['a version without a number', { body: { model_version: { name: 'flights' } } }, 'unreadable'],
    ['a connection that is cut', 'cut', 'unreachable'],
  ];
  test.each(others)('is not what %s means', async (_, answer, code) => {
    const { registry } = await mlflow({ [alias]: answer });
    await expect(registry.resolve(production)).rejects.toMatchObject({
      name: 'UserError',
      code,
      hint: expect.anything(),
    });
  });

  test('a server that is not there is unreachable', async () => {
    const { registry, url } = await mlflow({});
    for (const stop of stops.splice(0)) await stop();
    await expect(registry.resolve(production)).rejects.toMatchObject({
      code: 'unreachable',
      message: `The MLflow server ${url} cannot be reached (ECONNREFUSED).`,
    });
  });
});

describe('numbers', () => {
  test('64-bit integers are read as text and as numbers, and versions are counted, not spelled', async () => {
    const versions = ['9', '10', '2'].map((number) => ({
      name: 'flights',
      version: number,
      creation_timestamp: number === '9' ? 1767225600000 : '1767225600000',
      source: `s3://bucket/${number}`,
      run_id: '',
    }));
    const { registry } = await mlflow({
      'GET model-versions/search': ({ query }) =>
        query.get('page_token') === null
          ? { body: { model_versions: versions.slice(0, 2), next_page_token: 'two' } }
          : { body: { model_versions: versions.slice(2) } },
    });
    // All pages are read: the version wanted is on the second.
    const found = await registry.register({ name: 'flights', source: 's3://bucket/2', tags: {}, metrics: {} });
    expect(found).toMatchObject({ version: '2', createdAt: '2026-01-01T00:00:00.000Z' });
  });

  test('a page that leads to itself ends', async () => {
    const { registry } = await mlflow({
      'GET model-versions/search': { body: { model_versions: [], next_page_token: 'again' } },
    });
    await expect(
      registry.register({ name: 'flights', source: 's3://b/2', tags: {}, metrics: {} }),
    ).rejects.toMatchObject({
      code: 'unreadable',
    });
  });

  test('metrics that are not finite keep their names and never become numbers', async () => {
    const metrics = [
      { key: 'accuracy', value: 'NaN', timestamp: '1767225600000', step: '0' },
      { key: 'loss', value: 'Infinity', timestamp: 1767225600000, step: 0 },
      { key: 'gain', value: '-Infinity', timestamp: 1767225600000 },
      { key: 'clipped', value: 1.7976931348623157e308, timestamp: 1767225600000 },
      { key: 'clipped below', value: -1.7976931348623157e308, timestamp: 1767225600000 },
      { key: 'rmse', value: 0.25, timestamp: 1767225600000 },
    ];
    const { registry } = await mlflow({ [alias]: version({ run_id: 'r1' }), 'GET runs/get': run(metrics) });
    expect((await registry.resolve(production))!.metrics).toEqual({
      accuracy: 'NaN',
      loss: 'Infinity',
      gain: '-Infinity',
      clipped: 'Infinity',
      'clipped below': '-Infinity',
      rmse: 0.25,
    });
  });

  test('a metric that is some other text is refused, not skipped', async () => {
    const { registry } = await mlflow({
      [alias]: version({ run_id: 'r1' }),
      'GET runs/get': run([{ key: 'accuracy', value: '95%' }]),
    });
    await expect(registry.resolve(production)).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('a run that was deleted leaves a version without metrics, and one that cannot be read is an error', async () => {
    const gone = await mlflow({
      [alias]: version({ run_id: 'r1' }),
      'GET runs/get': refusal(404, 'RESOURCE_DOES_NOT_EXIST', 'gone'),
    });
    expect((await gone.registry.resolve(production))!.metrics).toEqual({});
    const broken = await mlflow({
      [alias]: version({ run_id: 'r1' }),
      'GET runs/get': refusal(500, 'INTERNAL_ERROR', 'broken'),
    });
    await expect(broken.registry.resolve(production)).rejects.toMatchObject({ code: 'unreachable' });
  });

  test.each([
    [['eval', 'e1'], ['training', 't1'], 'e1'],
    [['Testing', 'e1'], ['holdout', 'e1'], 'e1'],
    [['eval', 'e1'], ['test', 'e2'], undefined],
    [['training', 't1'], ['', 't2'], undefined],
    [['eval', ''], ['training', 't1'], undefined],
  ])('data sets %j and %j: measured on %s', async (one, other, measuredOn) => {
    const inputs = {
      dataset_inputs: [one, other].map(([context, digest]) => ({
        tags: [{ key: 'mlflow.data.context', value: context }],
        dataset: { name: 'flights', digest, source_type: 'local', source: '{}' },
      })),
    };
    const { registry } = await mlflow({ [alias]: version({ run_id: 'r1' }), 'GET runs/get': run([], [], inputs) });
    expect((await registry.resolve(production))!.measuredOn).toBe(measuredOn);
    expect((await registry.resolve({ kind: 'run', runId: 'r1' }))!.measuredOn).toBe(measuredOn);
  });

  test("a logged model's own metrics are nearer than those of its run, and of several the last step counts", async () => {
    const point = (value: unknown, step: number) => ({ key: 'accuracy', value, step, timestamp: 5 });
    const { registry } = await mlflow({
      [alias]: version({ run_id: 'r1', model_id: 'm-1' }),
      'GET runs/get': run([
        { key: 'accuracy', value: 0.5 },
        { key: 'minutes', value: 3 },
      ]),
      'GET logged-models/m-1': {
        body: {
          model: {
            info: { model_id: 'm-1' },
            data: { metrics: [point(0.9, 2), point(0.99, 1), point('NaN', 3), point(1, 3)] },
          },
        },
      },
    });
    expect((await registry.resolve(production))!.metrics).toEqual({ accuracy: 'NaN', minutes: 3 });
  });

  const of = (value: number, name: string, digest: string, step = 0) => ({
    ...{ key: 'accuracy', value, step, timestamp: 5, model_id: 'm-1' },
    ...(digest !== '' && { dataset_name: name, dataset_digest: digest }),
  });
  test.each([
    ['made', { outputs: { model_outputs: [{ model_id: 'm-1' }] } }, { accuracy: 0.9, minutes: 3 }, { accuracy: 'd1' }],
    [
      'evaluated',
      { inputs: { model_inputs: [{ model_id: 'm-1' }] } },
      { accuracy: 0.9, minutes: 3 },
      { accuracy: 'd1' },
    ],
    ['has nothing to do with', {}, { accuracy: 0.5, minutes: 3 }, {}],
    [
      'made beside another',
      { outputs: { model_outputs: [{ model_id: 'm-1' }, { model_id: 'm-2' }] } },
      { accuracy: 0.5, minutes: 3 },
      {},
    ],
  ])('a run is measured on what it logged with the model that it %s', async (_, more, metrics, metricsMeasuredOn) => {
    const own = [
      { key: 'accuracy', value: 0.5 },
      { key: 'minutes', value: 3 },
    ];
    const logged = [
      { ...of(0.9, 'test', 'd1'), run_id: 'r1' },
      { ...of(0.8, 'test', 'd3', 9), run_id: 'another' },
      { ...of(4, '', ''), key: 'minutes', run_id: 'r1' },
    ];
    const { registry } = await mlflow({
      'GET runs/get': run(own, [], {}, more),
      'GET logged-models/m-1': { body: { model: { info: { model_id: 'm-1' }, data: { metrics: logged } } } },
    });
    const found = await registry.resolve({ kind: 'run', runId: 'r1' });
    expect([found!.metrics, found!.metricsMeasuredOn]).toEqual([metrics, metricsMeasuredOn]);
  });

  test.each<[string, object[], string, Record<string, unknown>, Record<string, string>]>([
    ['one data set', [of(0.8, 'test', 'd1', 1), of(0.9, 'test', 'd1', 2)], 'd9', { accuracy: 0.9 }, { accuracy: 'd1' }],
    ['none told with the newest', [of(0.8, 'test', 'd1', 1), of(0.9, '', '', 2)], 'd1', { accuracy: 0.9 }, {}],
    [
      'several, one of which the run was evaluated on',
      [of(0.9, 'test', 'd1', 1), of(0.99, 'train', 'd2', 2), of(0.7, '', '', 3)],
      'd1',
      { accuracy: 0.9, 'accuracy[dataset=test]': 0.9, 'accuracy[dataset=train]': 0.99 },
      { accuracy: 'd1', 'accuracy[dataset=test]': 'd1', 'accuracy[dataset=train]': 'd2' },
    ],
    [
      'several, and nobody says which: the newest is not taken for it',
      [of(0.9, 'test', 'd1', 1), of(0.99, 'train', 'd2', 2)],
      '',
      { 'accuracy[dataset=test]': 0.9, 'accuracy[dataset=train]': 0.99 },
      { 'accuracy[dataset=test]': 'd1', 'accuracy[dataset=train]': 'd2' },
    ],
    [
      'several of one name',
      [of(0.9, 'dataset', 'd1', 1), of(0.99, 'dataset', 'd2', 2)],
      '',
      { 'accuracy[dataset=d1]': 0.9, 'accuracy[dataset=d2]': 0.99 },
      { 'accuracy[dataset=d1]': 'd1', 'accuracy[dataset=d2]': 'd2' },
    ],
  ])('metrics that say their own data set: %s', async (_, logged, evaluated, metrics, metricsMeasuredOn) => {
    const inputs = {
      dataset_inputs: [
        { tags: [{ key: 'mlflow.data.context', value: 'eval' }], dataset: { name: 'test', digest: evaluated } },
      ],
    };
    const { registry } = await mlflow({
      [alias]: version({ run_id: 'r1', source: 'models:/m-1' }),
      'GET runs/get': run([{ key: 'accuracy', value: 0.5 }], [], inputs),
      'GET logged-models/m-1': { body: { model: { info: { model_id: 'm-1' }, data: { metrics: logged } } } },
    });
    expect(await registry.resolve(production)).toMatchObject({ metrics, metricsMeasuredOn });
    expect(Object.keys((await registry.resolve(production))!.metrics)).toEqual(Object.keys(metrics));
  });
});

describe('the login', () => {
  const basic = `Basic ${Buffer.from('ada:passw0rd').toString('base64')}`;
  test.each([
    ['nothing', {}, '', undefined],
    ['a token', { MLFLOW_TRACKING_TOKEN: 't0ken' }, '', 'Bearer t0ken'],
    ['user and password', { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: 'passw0rd' }, '', basic],
    [
      'both: Basic wins',
      { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: 'passw0rd', MLFLOW_TRACKING_TOKEN: 't' },
      '',
      basic,
    ],
    ['the address', { MLFLOW_TRACKING_TOKEN: 't' }, 'ada:passw0rd@', basic],
  ])('of %s is sent on every route', async (_, env, userinfo, expected) => {
    const { registry, received } = await mlflow(
      {
        [alias]: version({ run_id: 'r1' }),
        'GET runs/get': run([]),
        'GET model-versions/get-download-uri': { body: { artifact_uri: 'mlflow-artifacts:/1' } },
      },
      env,
      userinfo,
    );
    const found = (await registry.resolve(production))!;
    await registry.download(found, 'model').catch(() => {});
    expect(received.map(({ path }) => path)).toContain('/api/2.0/mlflow-artifacts/artifacts');
    expect(received).toHaveLength(4);
    for (const { authorization } of received) expect(authorization).toBe(expected);
    expect(registry.location).not.toContain('passw0rd');
  });
});

describe('asking again', () => {
  test('a server that does not answer in time is asked once and told as such', async () => {
    let asked = 0;
    const late = () => (asked++, Promise.reject(new DOMException('The operation timed out.', 'TimeoutError')));
    const registry = await openRegistry(
      { 'registry-uri': 'http://mlflow.invalid' },
      { ...world(tmpdir()), fetch: late },
    );
    await expect(registry.resolve(production)).rejects.toMatchObject({
      code: 'unreachable',
      message: 'The MLflow server http://mlflow.invalid did not answer within 30 s.',
    });
    expect(asked).toBe(1);
  });

  test('a question is asked again when the server was away for a moment', async () => {
    let asked = 0;
    const { registry } = await mlflow({ [alias]: () => (++asked < 3 ? refusal(503, '', '') : version()) });
    expect(await registry.resolve(production)).toMatchObject({ version: '3' });
    expect(asked).toBe(3);
  });

  test('a version whose creation was not answered is looked for, not asked for twice', async () => {
    let created = 0;
    const there = { name: 'flights', version: '7', source: 's3://bucket/model' };
    const { registry } = await mlflow({
      'GET model-versions/search': () => ({ body: { model_versions: created === 0 ? [] : [there] } }),
      'GET registered-models/get': { body: { registered_model: { name: 'flights' } } },
      'POST model-versions/create': () => (created++, 'cut'),
    });
    const made = await registry.register({ name: 'flights', source: 's3://bucket/model', tags: {}, metrics: {} });
    expect(made.version).toBe('7');
    expect(created).toBe(1);
  });

  test.each([
    ['FAILED_REGISTRATION', '8'],
    ['PENDING_REGISTRATION', '7'],
    ['READY', '7'],
  ])('of a source that is there already as %s it makes version %s', async (status, expected) => {
    const there = { name: 'flights', version: '7', source: 's3://bucket/model', status };
    const { registry } = await mlflow({
      'GET model-versions/search': { body: { model_versions: [there] } },
      'GET registered-models/get': { body: { registered_model: { name: 'flights' } } },
      'POST model-versions/create': { body: { model_version: { ...there, version: '8', status: 'READY' } } },
    });
    const made = await registry.register({ name: 'flights', source: 's3://bucket/model', tags: {}, metrics: {} });
    expect(made.version).toBe(expected);
  });

  test('an alias that was not set after all is an error', async () => {
    const { registry } = await mlflow({
      'GET model-versions/get': version(),
      [alias]: refusal(404, 'RESOURCE_DOES_NOT_EXIST', 'none'),
      'GET registered-models/get': { body: { registered_model: { name: 'flights' } } },
      'POST registered-models/set-tag': { body: {} },
      'DELETE registered-models/delete-tag': { body: {} },
      'POST registered-models/alias': 'cut',
    });
    const change = { name: 'flights', alias: 'production', version: '3', expected: undefined, note: {} };
    await expect(registry.promote(change)).rejects.toMatchObject({ code: 'unreachable' });
  });
});

describe('promotion', () => {
  const change = { name: 'flights', alias: 'production', version: '3', expected: undefined, note: {} };

  test('a version that is not READY is not promoted', async () => {
    const { registry, received } = await mlflow({
      'GET model-versions/get': version({ status: 'FAILED_REGISTRATION' }),
    });
    await expect(registry.promote(change)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('FAILED_REGISTRATION'),
    });
    expect(received.filter(({ method }) => method !== 'GET')).toEqual([]);
  });

  test('a run that sees the claim of another does not move the alias, and takes its own claim back', async () => {
    const foreign = { key: 'tidegate.claim.production.other', value: String(Date.UTC(2026, 0, 1) - 1000) };
    const { registry, received } = await mlflow({
      'GET model-versions/get': version(),
      'GET registered-models/get': { body: { registered_model: { name: 'flights', tags: [foreign] } } },
      'POST registered-models/set-tag': { body: {} },
      'DELETE registered-models/delete-tag': { body: {} },
      'POST registered-models/alias': { body: {} },
    });
    await expect(registry.promote(change)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('another run'),
    });
    const paths = received.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);
    expect(paths).not.toContain('POST alias');
    expect(paths.filter((path) => path === 'DELETE delete-tag')).toHaveLength(
      paths.filter((path) => path === 'POST set-tag').length,
    );
    expect(received.filter(({ method, body }) => method === 'DELETE' && body.includes('.other'))).toEqual([]);
  });

  test('the claim of a runner that died long ago is cleared away', async () => {
    const dead = { key: 'tidegate.claim.production.dead', value: String(Date.UTC(2026, 0, 1) - 11 * 60_000) };
    let set = false;
    const { registry, received } = await mlflow({
      'GET model-versions/get': version(),
      [alias]: () => (set ? version() : refusal(404, 'RESOURCE_DOES_NOT_EXIST', 'none')),
      'GET registered-models/get': { body: { registered_model: { name: 'flights', tags: [dead] } } },
      'POST registered-models/set-tag': { body: {} },
      'DELETE registered-models/delete-tag': { body: {} },
      'DELETE model-versions/delete-tag': { body: {} },
      'POST registered-models/alias': () => ((set = true), { body: {} }),
    });
    await registry.promote(change);
    expect(received.filter(({ method, body }) => method === 'DELETE' && body.includes('.dead'))).toHaveLength(1);
  });
});

describe('what cannot be done is told before anything is', () => {
  test.each(['file:./mlruns', 'sqlite:///mlflow.db', 'databricks://profile', 's3://bucket'])(
    'the address %s',
    async (address) => {
      await expect(openRegistry({ 'registry-uri': address }, world(tmpdir()))).rejects.toMatchObject({
        code: 'unsupported',
      });
    },
  );

  test.each([
    ['s3://bucket/model', 's3:'],
    ['gs://bucket/model', 'gs:'],
    ['/mlruns/1/artifacts', 'in a folder of the server'],
  ])('a download from %s names where the model is', async (uri, named) => {
    const { registry } = await mlflow({
      [alias]: version(),
      'GET model-versions/get-download-uri': { body: { artifact_uri: uri } },
    });
    const found = (await registry.resolve(production))!;
    await expect(registry.download(found, 'model')).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining(named),
    });
  });

  test.each(['../evil', '/etc/passwd', '..', 'a\\b'])(
    'a server that names a file "%s" writes nothing',
    async (name) => {
      const server = await scriptedServer(({ path }) =>
        path.endsWith('get-download-uri')
          ? { body: { artifact_uri: 'mlflow-artifacts:/1' } }
          : path.endsWith('/artifacts')
            ? { body: { files: [{ path: name, is_dir: false }] } }
            : version(),
      );
      stops.push(server.stop);
      const registry = await openRegistry(
        { 'registry-uri': server.url },
        world(mkdtempSync(join(tmpdir(), 'tidegate-'))),
      );
      const found = (await registry.resolve(production))!;
      await expect(registry.download(found, 'model')).rejects.toMatchObject({ code: 'unreadable' });
    },
  );

  test('MLflow without an address', async () => {
    await expect(openRegistry({ registry: 'mlflow' }, world(tmpdir()))).rejects.toMatchObject({ code: 'bad-input' });
    await expect(openRegistry({}, world(tmpdir()), parseReference('runs:/1'))).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  test('the address of a server as a git registry, without its password in the message', async () => {
    const failure = openRegistry(
      { registry: 'git', 'registry-uri': 'https://ada:passw0rd@git.invalid/r.git' },
      world(tmpdir()),
    );
    await expect(failure).rejects.toMatchObject({ code: 'unsupported' });
    await expect(failure).rejects.not.toMatchObject({ message: expect.stringContaining('passw0rd') });
  });
});

describe('which registry is meant', () => {
  const repository = () => import('./world.ts').then(({ repository: make }) => make());
  test.each([
    [{}, {}, 'git'],
    [{}, { MLFLOW_TRACKING_URI: 'http://127.0.0.1:9' }, 'mlflow'],
    [{ registry: 'git' as const }, { MLFLOW_TRACKING_URI: 'http://127.0.0.1:9' }, 'git'],
    [{ 'registry-uri': 'http://127.0.0.1:9' }, {}, 'mlflow'],
    [{ 'registry-uri': '.' }, { MLFLOW_TRACKING_URI: 'http://127.0.0.1:9' }, 'git'],
  ])('%j with %j is %s', async (settings, env, kind) => {
    expect((await openRegistry(settings, world(await repository(), { env }))).kind).toBe(kind);
  });

  test('a git: address is git even where MLflow is set', async () => {
    const env = { MLFLOW_TRACKING_URI: 'http://127.0.0.1:9' };
    const registry = await openRegistry({}, world(await repository(), { env }), parseReference('git:flights@v1.0.0'));
    expect(registry.kind).toBe('git');
  });
});
