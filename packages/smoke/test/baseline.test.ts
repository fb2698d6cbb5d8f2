import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { doubling, type ModelServer, startModelServer } from './model-server.ts';
import { runSmoke, workspace } from './run-smoke.ts';

let server: ModelServer;
let factor = 2;
let broken = false;
const folder = workspace({ 'rows.csv': 'x\n1\n2\n3\n4\n', 'more.csv': 'x\n4\n5\n', 'other.csv': 'x\n9\n' });
const file = () => readFileSync(join(folder, 'kept/answers.json'), 'utf8');
const run = (inputs: Record<string, string>) =>
  runSmoke({ url: server.url, payloads: 'rows.csv', ...inputs }, { folder });

beforeEach(async () => {
  factor = 2;
  broken = false;
  server = await startModelServer((ask) => {
    if (ask.path !== '/predict') return doubling(ask);
    if (broken) return ask.json({ predictions: [null] });
    ask.json({ predictions: [factor * (ask.body as { x: number }).x], model_version: '2' });
  });
  await run({ 'write-baseline': 'kept/answers.json' });
});
afterEach(() => server.close());

describe('a baseline', () => {
  test('is the same text whenever the answers are the same', async () => {
    const before = file();
    await run({ 'write-baseline': 'kept/answers.json', concurrency: '1' });
    expect(file()).toBe(before);
    expect(JSON.parse(before)).toMatchObject({ schema: 'tidegate-predictions/1', protocol: 'rest', version: '2' });
  });

  test('the same answers pass, others fail', async () => {
    const same = await run({ baseline: 'kept/answers.json' });
    expect(same.by['baseline']).toMatchObject({ verdict: 'pass', observed: 0, sizes: { predictions: 4 } });
    factor = 2.1;
    const other = await run({ baseline: 'kept/answers.json' });
    expect(other.by['baseline']).toMatchObject({ verdict: 'fail', observed: 1 });
    expect(other.by['baseline']!.values!['largest difference']).toBeCloseTo(0.4, 9);
    expect(other.by['baseline']!.reason).toContain('predictions, value 1 is 2.1 where 2 was expected');
  });

  test.each([
    ['{ tolerance: 0.5 }', 'pass'],
    ['{ tolerance: 0.3 }', 'fail'],
    ['{ tolerance: 0.31, max-changed: 25% }', 'pass'],
    ['{ tolerance: 0.15, max-changed: 25% }', 'fail'],
  ])('with %s: %s', async (expectation, verdict) => {
    factor = 2.1;
    expect((await run({ baseline: 'kept/answers.json', expect: expectation })).verdict).toBe(verdict);
  });

  test.each([
    ['some', 'more.csv'],
    ['none', 'other.csv'],
  ])('requests of which %s was asked before are not decided', async (_, payloads) => {
    expect((await run({ baseline: 'kept/answers.json', payloads })).by['baseline']!.verdict).toBe('inconclusive');
  });

  test('is not written over by answers that do not pass', async () => {
    const before = file();
    factor = 3;
    await run({ baseline: 'kept/answers.json', 'write-baseline': 'kept/answers.json' });
    broken = true;
    const run2 = await run({ 'write-baseline': 'kept/answers.json' });
    expect(file()).toBe(before);
    expect(run2.facts!['baseline written']).toMatch(/^no/);
  });

  test('is not written by a dry run, which asks for no prediction', async () => {
    const before = server.requests.filter((request) => request.startsWith('POST')).length;
    const dry = await runSmoke({ url: server.url, 'write-baseline': 'dry.json' }, { folder, dryRun: true });
    expect(dry.verdict).toBe('warn');
    expect(dry.reason).toMatch(/^Dry run, no prediction was asked/);
    expect(server.requests.filter((request) => request.startsWith('POST'))).toHaveLength(before);
    expect(() => readFileSync(join(folder, 'dry.json'))).toThrow('ENOENT');
  });
});
