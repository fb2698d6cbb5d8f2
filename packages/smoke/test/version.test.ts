import { afterEach, describe, expect, test } from '@jest/globals';
import { checkVersion } from '../src/checks/version.ts';
import { doubling, type Handler, type ModelServer, startModelServer } from './model-server.ts';
import { runSmoke } from './run-smoke.ts';

describe('what the counts prove', () => {
  test.each<[string, [string | undefined, number][], string]>([
    ['all of the version', [['2', 5]], 'pass'],
    [
      'one of another',
      [
        ['2', 99],
        ['1', 1],
      ],
      'fail',
    ],
    ['all of another', [['1', 5]], 'fail'],
    [
      'another, and silence',
      [
        ['1', 1],
        [undefined, 9],
      ],
      'fail',
    ],
    ['silence', [[undefined, 5]], 'inconclusive'],
    [
      'one silent among many',
      [
        ['2', 99],
        [undefined, 1],
      ],
      'inconclusive',
    ],
    ['nothing', [], 'inconclusive'],
    ['2.0 is not 2', [['2.0', 5]], 'fail'],
  ])('%s', (_, counts, verdict) => {
    expect(checkVersion('2', { from: 'the response', counts: new Map(counts) }).verdict).toBe(verdict);
  });
});

describe('where it is told', () => {
  let server: ModelServer;
  afterEach(() => server.close());
  const verdictOf = async (handler: Handler, inputs: Record<string, string> = {}) => {
    server = await startModelServer(handler);
    const run = await runSmoke({ url: server.url, 'expected-model-version': '2', ...inputs });
    return run.by['version']!;
  };
  const answering =
    (more: object, headers: Record<string, string> = {}): Handler =>
    (ask) =>
      ask.path === '/predict' ? ask.json({ predictions: [3], ...more }, 200, headers) : doubling(ask);

  test.each<[string, object, Record<string, string>, string | undefined, string]>([
    ['model_version in the body', { model_version: '2' }, {}, undefined, 'pass'],
    ['a number', { version: 2 }, {}, undefined, 'pass'],
    ['the header of the example', {}, { 'X-Model-Version': '2' }, undefined, 'pass'],
    ['the header before the body', { version: '2' }, { 'X-Model-Version': '1' }, undefined, 'fail'],
    ['nowhere', {}, {}, undefined, 'inconclusive'],
    ['"None" is none', { model_version: 'None' }, {}, undefined, 'inconclusive'],
    ['an object is none', { model_version: { number: 2 } }, {}, undefined, 'inconclusive'],
    ['a path', { meta: { build: '2' } }, {}, 'body:meta.build', 'pass'],
    ['a path that leads nowhere', { model_version: '2' }, {}, 'body:meta.build', 'inconclusive'],
    ['another header', {}, { 'x-revision': '2' }, 'header:X-Revision', 'pass'],
    ['a page', {}, {}, 'get:/health#version', 'pass'],
    ['a page without the field', {}, {}, 'get:/health#model', 'inconclusive'],
    ['a page that is not there', {}, {}, 'get:/info#version', 'inconclusive'],
  ])('%s', async (_, body, headers, from, verdict) => {
    const check = await verdictOf(answering(body, headers), from === undefined ? {} : { 'version-from': from });
    expect(check.verdict).toBe(verdict);
  });

  test('an old replica that answers now and then is found under load', async () => {
    let asked = 0;
    const handler: Handler = (ask) =>
      ask.path === '/predict'
        ? ask.json({ predictions: [3], model_version: ++asked % 10 === 5 ? '1' : '2' })
        : doubling(ask);
    const check = await verdictOf(handler, { requests: '50' });
    expect(check).toMatchObject({ verdict: 'fail', sizes: { responses: 51 } });
    expect(check.reason).toContain('names 1 in 5 of 51 responses');
  });

  test('a page that changes meanwhile proves nothing', async () => {
    let asked = 0;
    const handler: Handler = (ask) =>
      ask.path === '/info' ? ask.json({ version: ++asked === 1 ? '2' : '3' }) : doubling(ask);
    const check = await verdictOf(handler, { 'version-from': 'get:/info#version' });
    expect(check).toMatchObject({ verdict: 'inconclusive' });
    expect(check.reason).toContain('told 2 before the predictions and 3 after them');
  });

  test('a page that was wrong before and after fails', async () => {
    const check = await verdictOf(answering({}), {
      'version-from': 'get:/health#version',
      'expected-model-version': '9',
    });
    expect(check.verdict).toBe('fail');
  });

  test.each([
    ['one version', ['2'], 'pass'],
    ['another version', ['1'], 'fail'],
    ['two versions, either may have answered', ['1', '2'], 'inconclusive'],
    ['no version', [], 'inconclusive'],
    ['null', null, 'inconclusive'],
  ])('oip-v2, silent responses: the metadata names %s', async (_, versions, verdict) => {
    const handler: Handler = ({ path, json }) => {
      if (path.endsWith('/infer')) return json({ outputs: [{ name: 'y', datatype: 'FP64', shape: [1], data: [1] }] });
      json(path.endsWith('/ready') ? {} : { name: 'm', versions, inputs: [], outputs: [] });
    };
    const check = await verdictOf(handler, { protocol: 'oip-v2', model: 'm' });
    expect(check.verdict).toBe(verdict);
  });

  test('a version that is not asked about is told, not judged', async () => {
    server = await startModelServer(doubling);
    const run = await runSmoke({ url: server.url });
    expect(run).toMatchObject({ subject: { version: '2' }, facts: { 'versions that answered': '2' } });
    expect(run.by['version']).toBeUndefined();
  });
});
