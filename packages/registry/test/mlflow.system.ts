import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { type MlflowServer, start } from '../../../scripts/servers/mlflow.ts';
import { type ModelRegistry, openRegistry, parseReference, previousVersion, reigns } from '../src/index.ts';
import { world, write } from './world.ts';

jest.setTimeout(120_000);

const scratch = () => mkdtempSync(join(tmpdir(), 'tidegate-mlflow-'));
const at = parseReference;
const note = { operation: 'promote', actor: 'octocat' };
const archived = 'tidegate.archived.production';

/** The REST API itself, for what a training script or a person would do. */
function rest(server: MlflowServer) {
  return async (method: string, route: string, body?: object) => {
    const response = await fetch(`${server.url}/api/2.0/mlflow/${route}`, {
      method,
      headers: { 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
    return JSON.parse(text) as Record<string, never>;
  };
}

/** Promotes in a process of its own, killed when the answer to its n-th request arrives; gives the signal or the code it ended with. */
async function promotionProcess(url: string, change: object, last = 0): Promise<string | number | null> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'promotion-process.ts')], {
    env: { ...process.env, NODE_OPTIONS: '', REGISTRY: url, CHANGE: JSON.stringify(change), LAST: String(last) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((done) => child.on('close', (code, signal) => done(signal ?? code)));
}

describe.each(['3.17.2', '2.22.5'] as const)('MLflow %s', (version) => {
  let server: MlflowServer;
  let folder: string;
  let registry: ModelRegistry;
  const other = () => openRegistry({ 'registry-uri': server.url }, real(scratch()));
  const real = (workspace: string, env: Record<string, string> = {}) => ({
    ...world(workspace, { env }),
    clock: { now: () => Date.now(), sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)) },
  });

  beforeAll(async () => {
    server = await start({ version, folder: scratch() });
    folder = scratch();
    registry = await openRegistry({ 'registry-uri': server.url }, real(folder));
  }, 600_000);
  afterAll(() => server.stop());

  const registration = { name: 'flights', source: 'model.bin', tags: { team: 'ops' }, metrics: { accuracy: 0.9 } };

  test('a model without versions has no production, and that is no error', async () => {
    expect(await registry.resolve(at('models:/flights@production'))).toBeUndefined();
    expect(await registry.resolve(at('models:/flights/1'))).toBeUndefined();
    expect(await registry.resolve(at('runs:/0123456789abcdef0123456789abcdef'))).toBeUndefined();
    expect(await registry.history('flights', 'production')).toEqual([]);
    expect(await registry.surroundings('flights')).toEqual({ aliases: undefined, models: [] });
  });

  test('a file is registered with its metrics, found again by its digest, and downloaded whole', async () => {
    const bytes = Buffer.from([0, 255, 10, 13, 128]);
    write(folder, { 'model.bin': bytes });
    const first = await registry.register({ ...registration, metrics: { accuracy: 0.9, loss: NaN }, commit: 'abc123' });
    expect(first).toMatchObject({
      name: 'flights',
      version: '1',
      aliases: [],
      metrics: { accuracy: 0.9, loss: 'NaN' },
      tags: { team: 'ops' },
      commit: 'abc123',
      digest: expect.stringMatching(/^sha256:/),
    });
    expect(await registry.register(registration)).toMatchObject({ version: '1' });
    const path = await registry.download(first, scratch());
    expect(readFileSync(path)).toEqual(bytes);
    // The alias of a model that exists but has none: the other refusal of the two.
    expect(await registry.resolve(at('models:/flights@production'))).toBeUndefined();
  });

  test('a folder is registered and comes back with its digest', async () => {
    write(folder, { 'folder/MLmodel': 'flavors: {}\n', 'folder/data/model.pkl': 'x', 'folder/umlaut ä + 1%.txt': 'y' });
    const second = await registry.register({ ...registration, source: 'folder', metrics: { accuracy: 0.91 } });
    expect(second.version).toBe('2');
    const path = await registry.download(second, scratch());
    expect(readFileSync(join(path, 'data/model.pkl'), 'utf8')).toBe('x');
    expect(readFileSync(join(path, 'umlaut ä + 1%.txt'), 'utf8')).toBe('y');
  });

  test('bytes changed on the server are not given out', async () => {
    const second = (await registry.resolve(at('models:/flights/2')))!;
    const address = `${second.source!.replace('mlflow-artifacts:/', '')}/data/model.pkl`;
    await fetch(`${server.url}/api/2.0/mlflow-artifacts/artifacts/${address}`, { method: 'PUT', body: 'evil' });
    await expect(registry.download(second, scratch())).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a run of a training script is a version, with one value per metric as MLflow picks it', async () => {
    const api = rest(server);
    const { run } = (await api('POST', 'runs/create', { experiment_id: '0', start_time: 1 })) as unknown as {
      run: { info: { run_id: string } };
    };
    const runId = run.info.run_id;
    const points = [
      { key: 'accuracy', value: 0.5, timestamp: 2000, step: 1 },
      { key: 'accuracy', value: 0.8, timestamp: 1000, step: 9 },
      { key: 'rmse', value: 'NaN', timestamp: 1, step: 0 },
      { key: 'best', value: 'Infinity', timestamp: 1, step: 0 },
      { key: 'worst', value: '-Infinity', timestamp: 1, step: 0 },
      { key: 'a b/c.d', value: 3, timestamp: 1, step: 0 },
    ];
    await api('POST', 'runs/log-batch', { run_id: runId, metrics: points });
    const read = (await registry.resolve(at(`runs:/${runId}`)))!;
    // The SQL store picks the greatest step, whatever the time; what is not finite stays visible, never a plausible number.
    expect(read.metrics).toMatchObject({
      accuracy: 0.8,
      rmse: 'NaN',
      best: 'Infinity',
      worst: '-Infinity',
      'a b/c.d': 3,
    });
    const source = `runs:/${runId}/model`;
    const made = await registry.register({ ...registration, source, metrics: { recall: 0.7 } });
    expect(made).toMatchObject({ runId, metrics: { accuracy: 0.8, rmse: 'NaN', recall: 0.7 } });
    expect(await registry.register({ ...registration, source, metrics: {} })).toMatchObject({ version: made.version });
    await expect(registry.register({ ...registration, source, metrics: { accuracy: 0.99 } })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('says accuracy is 0.8'),
    });
  });

  // LoggedModels are new in MLflow 3.
  if (version === '3.17.2')
    test('a logged model is a version, with its own metrics before those of its run', async () => {
      const api = rest(server);
      const { run } = (await api('POST', 'runs/create', { experiment_id: '0', start_time: 1 })) as unknown as {
        run: { info: { run_id: string } };
      };
      const runId = run.info.run_id;
      const made = (await api('POST', 'logged-models', {
        experiment_id: '0',
        name: 'm',
        source_run_id: runId,
      })) as unknown as {
        model: { info: { model_id: string } };
      };
      const modelId = made.model.info.model_id;
      const point = { key: 'accuracy', timestamp: 1, step: 0, run_id: runId };
      await api('POST', 'runs/log-batch', {
        run_id: runId,
        metrics: [
          { ...point, value: 0.4, step: 5 },
          { ...point, key: 'minutes', value: 3 },
        ],
      });
      await api('POST', 'runs/log-batch', { run_id: runId, metrics: [{ ...point, value: 0.6, model_id: modelId }] });
      const source = `models:/${modelId}`;
      const registered = await registry.register({ name: 'logged', source, tags: {}, metrics: { recall: 0.7 } });
      expect(registered).toMatchObject({
        version: '1',
        runId,
        source,
        metrics: { accuracy: 0.6, minutes: 3, recall: 0.7 },
      });
      expect(await registry.register({ name: 'logged', source, tags: {}, metrics: {} })).toMatchObject({
        version: '1',
      });

      // The same metric of two data sets, and the run says which of them it was evaluated on.
      const data = (name: string, digest: string, context: string) => ({
        tags: [{ key: 'mlflow.data.context', value: context }],
        dataset: { name, digest, source_type: 'local', source: '{}' },
      });
      const datasets = [data('train', 'd1', 'training'), data('test', 'd2', 'eval')];
      await api('POST', 'runs/log-inputs', { run_id: runId, datasets });
      const f1 = { key: 'f1', run_id: runId, model_id: modelId, step: 0 };
      await api('POST', 'runs/log-metric', {
        ...f1,
        value: 0.7,
        timestamp: 1,
        dataset_name: 'test',
        dataset_digest: 'd2',
      });
      await api('POST', 'runs/log-metric', {
        ...f1,
        value: 0.9,
        timestamp: 2,
        dataset_name: 'train',
        dataset_digest: 'd1',
      });
      expect(await registry.resolve(at('models:/logged/1'))).toMatchObject({
        metrics: { accuracy: 0.6, f1: 0.7, 'f1[dataset=test]': 0.7, 'f1[dataset=train]': 0.9 },
        measuredOn: 'd2',
        metricsMeasuredOn: { f1: 'd2', 'f1[dataset=test]': 'd2', 'f1[dataset=train]': 'd1' },
      });
      expect((await registry.resolve(at(`runs:/${runId}`)))!.metrics).toMatchObject({ accuracy: 0.4, f1: 0.9 });
      await api('POST', 'runs/outputs', { run_id: runId, models: [{ model_id: modelId, step: 0 }] });
      expect(await registry.resolve(at(`runs:/${runId}`))).toMatchObject({
        metrics: { accuracy: 0.4, f1: 0.7, 'f1[dataset=test]': 0.7, 'f1[dataset=train]': 0.9 },
        metricsMeasuredOn: { f1: 'd2', 'f1[dataset=test]': 'd2', 'f1[dataset=train]': 'd1' },
      });
    });

  test('promotion moves the alias, remembers, refuses what it did not expect, and leads back', async () => {
    const change = { name: 'flights', alias: 'production', version: '1', expected: undefined, note };
    await registry.promote(change);
    await registry.promote({ ...change, version: '2', expected: '1' });
    expect(await registry.resolve(at('models:/flights@production'))).toMatchObject({
      version: '2',
      aliases: ['production'],
    });
    await expect(registry.promote({ ...change, expected: '1' })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('it points at 2 now'),
    });
    await expect(registry.promote({ ...change, version: '99', expected: '2' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const history = await registry.history('flights', 'production');
    expect(history.map(({ version }) => version)).toEqual(['2', '1']);
    expect(reigns(history, '2').map(({ doubt }) => doubt)).toEqual([undefined, undefined]);
    expect((await registry.resolve(at('models:/flights/1')))!.tags).toHaveProperty([archived]);
    expect(history[0]!.note).toEqual(note);
    expect(previousVersion(history, '2')).toBe('1');
    expect(await registry.surroundings('flights')).toEqual({ aliases: ['production'], models: [] });
    expect(await registry.surroundings("fligth's")).toMatchObject({ models: expect.arrayContaining(['flights']) });
  });

  test('of four runs that promote at once exactly one wins, and no claim is left', async () => {
    const contenders = await Promise.all([1, 2, 1, 2].map(async (number) => ({ number, registry: await other() })));
    const outcomes = await Promise.allSettled(
      contenders.map(({ number, registry: own }) =>
        own.promote({ name: 'flights', alias: 'staging', version: String(number), expected: undefined, note }),
      ),
    );
    const won = outcomes.flatMap(({ status }, index) => (status === 'fulfilled' ? [contenders[index]!.number] : []));
    expect(won).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'conflict' });
    }
    expect(await registry.resolve(at('models:/flights@staging'))).toMatchObject({ version: String(won[0]) });
    expect(await registry.history('flights', 'staging')).toHaveLength(1);
    const { registered_model: model } = (await rest(server)(
      'GET',
      'registered-models/get?name=flights',
    )) as unknown as {
      registered_model: { tags: { key: string }[] };
    };
    expect(model.tags.filter(({ key }) => key.startsWith('tidegate.claim'))).toEqual([]);
  }, 120_000);

  test('of three processes that promote at once one wins, and the others are told of a conflict', async () => {
    write(folder, { 'raced.bin': 'raced' });
    await registry.register({ name: 'raced', source: 'raced.bin', tags: {}, metrics: {} });
    const change = { name: 'raced', alias: 'production', version: '1', expected: undefined, note };
    const ends = await Promise.all([1, 2, 3].map(() => promotionProcess(server.url, change)));
    expect(ends.toSorted()).toEqual([0, 3, 3]);
    expect(await registry.history('raced', 'production')).toHaveLength(1);
  });

  test('stages are read, told as on their way out, and moved only when asked', async () => {
    const warnings: string[] = [];
    const log = { warn: (message: string) => void warnings.push(message) };
    const legacy = await openRegistry({ 'registry-uri': server.url }, { ...real(scratch()), log });
    for (const bytes of ['old', 'new']) {
      write(folder, { 'legacy.bin': bytes });
      await registry.register({ name: 'legacy', source: 'legacy.bin', tags: {}, metrics: {} });
    }
    const stage = { name: 'legacy', version: '1', stage: 'Production', archive_existing_versions: true };
    await rest(server)('POST', 'model-versions/transition-stage', stage);
    expect(await legacy.resolve(at('models:/legacy/Production'))).toMatchObject({ version: '1' });
    expect(await legacy.resolve(at('models:/legacy@production'))).toBeUndefined();
    expect(warnings).toEqual([
      expect.stringContaining('deprecated'),
      expect.stringContaining('promote version 1 to the alias production once'),
    ]);
    const change = { name: 'legacy', alias: 'production', version: '1', expected: undefined, note };
    await legacy.promote(change);
    await legacy.promote({ ...change, version: '2', expected: '1', stage: 'Production' });
    expect(await legacy.resolve(at('models:/legacy/Production'))).toMatchObject({ version: '2' });
    expect(await legacy.resolve(at('models:/legacy@production'))).toMatchObject({ version: '2' });
  });

  test.each([3, 5, 6, 8, 10])(
    'a process that is killed after its request %i leaves nothing that the next run does not bring to its end',
    async (last) => {
      const name = `killed-${last}`;
      for (const bytes of ['one', 'two']) {
        write(folder, { 'killed.bin': `${name} ${bytes}` });
        await registry.register({ name, source: 'killed.bin', tags: {}, metrics: {} });
      }
      const change = { name, alias: 'production', version: '1', expected: undefined, note };
      await registry.promote(change);
      const end = await promotionProcess(server.url, { ...change, version: '2', expected: '1' }, last);
      expect(end).toBe('SIGKILL');
      const now = (await registry.resolve(at(`models:/${name}@production`)))!.version;
      expect((await registry.history(name, 'production')).map(({ version }) => version)).toEqual(
        now === '2' ? ['2', '1'] : ['1'],
      );
      // Ten minutes later, when its claim has gone stale.
      const next = await openRegistry(
        { 'registry-uri': server.url },
        { ...real(scratch()), clock: { now: () => Date.now() + 11 * 60_000, sleep: async () => {} } },
      );
      await next.promote({ ...change, version: '2', expected: now });
      const history = await next.history(name, 'production');
      expect(reigns(history, '2')).toMatchObject([
        { version: '2', doubt: undefined },
        { version: '1', doubt: undefined },
      ]);
      expect((await next.resolve(at(`models:/${name}/1`)))!.tags).toHaveProperty([archived]);
    },
  );

  test.each<[string, string, string]>([
    ['quotes of both kinds', `a'b"c`, 'bad-input'],
    ['a slash', 'a/b', 'bad-input'],
    ['a way up', '../../etc', 'bad-input'],
    ['nothing but a way up', '..', 'bad-input'],
    ['a line break', 'a\nb', 'bad-input'],
    ['10,000 characters', 'x'.repeat(10_000), 'bad-input'],
  ])('a name with %s is refused before it is sent', async (_, name, code) => {
    await expect(registry.register({ ...registration, name })).rejects.toMatchObject({ code });
    await expect(registry.resolve({ kind: 'alias', name, alias: 'production' })).rejects.toMatchObject({ code });
    await expect(registry.history(name, 'production')).rejects.toMatchObject({ code });
  });

  test.each([`it's`, 'say "x"', 'a b%20c', 'ünï-çødé 🚢', "x' OR name LIKE '%"])(
    'the name %s finds its own versions and no others',
    async (name) => {
      const source = `s3://bucket/${encodeURIComponent(name)}`;
      const made = await registry.register({
        name,
        source,
        tags: { 'a b/c:d': `'; DROP TABLE tags; --\n😀` },
        metrics: {},
      });
      expect(made).toMatchObject({ name, version: '1', tags: { 'a b/c:d': `'; DROP TABLE tags; --\n😀` } });
      expect(await registry.register({ name, source, tags: {}, metrics: {} })).toMatchObject({ name, version: '1' });
      await registry.promote({ name, alias: 'production', version: '1', expected: undefined, note: { why: `"'\n😀` } });
      expect(await registry.history(name, 'production')).toMatchObject([{ version: '1', note: { why: `"'\n😀` } }]);
      await expect(registry.download(made, scratch())).rejects.toMatchObject({
        code: 'unsupported',
        message: expect.stringContaining('s3:'),
      });
    },
  );

  test('an alias that is no alias is refused before the server resolves it to something', async () => {
    await expect(registry.resolve(at('models:/flights@latest'))).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('MLflow with a login', () => {
  const password = 's3cr3t-passw0rd-of-mlflow';
  let server: MlflowServer;
  beforeAll(async () => {
    server = await start({ folder: scratch(), auth: { username: 'ada', password } });
  }, 600_000);
  afterAll(() => server.stop());

  test('without credentials, and with wrong ones, it is unauthorized and not an empty registry', async () => {
    for (const env of [{}, { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: 'wrong' }]) {
      const registry = await openRegistry({ 'registry-uri': server.url }, world(scratch(), { env }));
      await expect(registry.resolve(at('models:/flights@production'))).rejects.toMatchObject({ code: 'unauthorized' });
    }
  });

  test.each(['environment', 'address'])(
    'credentials of the %s open every route: API, upload, listing, download',
    async (where) => {
      const folder = scratch();
      write(folder, { 'model/a.bin': where });
      const env =
        where === 'environment' ? { MLFLOW_TRACKING_USERNAME: 'ada', MLFLOW_TRACKING_PASSWORD: password } : {};
      const address = where === 'environment' ? server.url : server.url.replace('://', `://ada:${password}@`);
      const registry = await openRegistry({ 'registry-uri': address }, world(folder, { env }));
      expect(registry.location).not.toContain(password);
      const made = await registry.register({
        name: `by-${where}`,
        source: 'model',
        tags: {},
        metrics: { accuracy: 1 },
      });
      await registry.promote({
        name: made.name,
        alias: 'production',
        version: made.version,
        expected: undefined,
        note,
      });
      expect(await registry.download(made, scratch())).toContain(`by-${where}-1`);
    },
  );
});
