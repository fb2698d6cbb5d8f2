import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Evidence } from '@tidegate/evidence';
import { judgeEvidence, requiredEvidence } from '@tidegate/evidence/required';
import { evidence } from '@tidegate/testing';

const candidate = { model: 'flights', version: 'v0.0.2', digest: 'sha256:aa', commits: ['c0ffee', 'decaf'] };
const judged = (given: Partial<Evidence>) => judgeEvidence('gate.json', evidence(given), 'sha256:00', candidate);

describe('evidence that lets a promotion through', () => {
  test.each<[string, Partial<Evidence>]>([
    ['a pass', {}],
    ['a warning', { verdict: 'warn' }],
    ['of warn mode that passed', { mode: 'warn' }],
    ['the commit of this run', { subject: { commit: 'decaf' } }],
    ['everything named', { subject: { model: 'flights', version: 'v0.0.2', digest: 'sha256:aa', commit: 'c0ffee' } }],
  ])('%s', (_, given) => expect(judged(given).verdict).toBe('pass'));
});

describe('evidence that stops it', () => {
  test.each<[string, Partial<Evidence>, string]>([
    ['a fail', { verdict: 'fail', reason: 'Worse.' }, 'says fail (gate.json): Worse.'],
    ['undecided', { verdict: 'inconclusive' }, 'says inconclusive'],
    ['a fail in warn mode', { verdict: 'fail', mode: 'warn' }, 'says fail'],
    ['a dry run', { mode: 'dry-run' }, 'only a dry run'],
    ['another model', { subject: { model: 'fraud' } }, 'judged model fraud, not flights'],
    ['another version', { subject: { model: 'flights', version: 'v0.0.1' } }, 'judged version v0.0.1, not v0.0.2'],
    ['another digest', { subject: { model: 'flights', digest: 'sha256:bb' } }, 'judged digest sha256:bb'],
    ['another commit', { subject: { model: 'flights', commit: 'bad' } }, 'judged commit bad, not c0ffee or decaf'],
    ['about nothing', { subject: {} }, 'does not say what it judged'],
  ])('%s', (_, given, reason) => {
    const check = judged(given);
    expect(check.verdict).toBe('fail');
    expect(check.reason).toContain(reason);
  });
});

describe('evidence files', () => {
  const folder = (files: Record<string, string>) => {
    const workspace = mkdtempSync(join(tmpdir(), 'tidegate-evidence-'));
    mkdirSync(join(workspace, 'reports/deep'), { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, 'reports', name), text);
    return workspace;
  };
  const json = (given: Partial<Evidence> = {}) => JSON.stringify(evidence(given));

  test('are found by pattern, each once, and their digest changes with any of them', async () => {
    const files = { 'a.json': json(), 'deep/b.json': json({ gate: 'compare-with-production' }) };
    const one = await requiredEvidence(['reports/**/*.json', 'reports/a.json'], candidate, folder(files));
    expect(one.checks.map(({ id }) => id)).toEqual(['evidence.reports/a.json', 'evidence.reports/deep/b.json']);
    expect(one.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const other = { ...files, 'a.json': json({ reason: 'Another.' }) };
    expect((await requiredEvidence(['reports/**/*.json'], candidate, folder(other))).digest).not.toBe(one.digest);
  });

  test('of a report testify nothing, nor does what it writes beside them', async () => {
    const beside = {
      'report.json': json({ gate: 'report' }),
      'notification.json': '{"schema":"tidegate-notification/1"}',
    };
    const both = await requiredEvidence(['reports/*.json'], candidate, folder({ ...beside, 'a.json': json() }));
    expect(both.checks.map(({ id }) => id)).toEqual(['evidence.reports/a.json']);
    await expect(requiredEvidence(['reports/*.json'], candidate, folder(beside))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('of validate-data say which data it was, unless they are about several', async () => {
    const about = (dataDigest: string, gate = 'validate-data') =>
      json({ gate, subject: { model: 'flights', dataDigest } });
    const read = (files: Record<string, string>) => requiredEvidence(['reports/*.json'], candidate, folder(files));
    const other = about('sha256:22', 'compare-with-production');
    expect(await read({ 'a.json': about('sha256:11'), 'b.json': other })).toMatchObject({ dataDigest: 'sha256:11' });
    expect(await read({ 'a.json': about('sha256:11'), 'b.json': about('sha256:22') })).not.toHaveProperty('dataDigest');
    expect(await read({ 'b.json': other })).not.toHaveProperty('dataDigest');
  });

  test('that are required and not there are an error', async () => {
    await expect(requiredEvidence(['reports/*.json'], candidate, folder({}))).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('of promote-model itself prove nothing', async () => {
    const workspace = folder({ 'a.json': json({ gate: 'promote-model' }) });
    await expect(requiredEvidence(['reports/*.json'], candidate, workspace)).rejects.toMatchObject({
      message: '`require-evidence` names no evidence of a gate that judged.',
    });
  });

  test.each([
    ['not JSON', '{'],
    ['another JSON', '{"accuracy": 0.9}'],
    ['evidence with a verdict nobody knows', json().replace('"pass"', '"passed"')],
    ['evidence with a key nobody knows', json().replace('{', '{"forged":1,')],
    ['an empty file', ''],
  ])('that cannot be read are an error: %s', async (_, text) => {
    const workspace = folder({ 'a.json': json(), 'b.json': text });
    await expect(requiredEvidence(['reports/*.json'], candidate, workspace)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining('reports/b.json'),
    });
  });

  test('are not asked for when none are required', async () => {
    expect(await requiredEvidence(undefined, candidate, folder({}))).toEqual({
      checks: [],
      witnesses: [],
      digest: undefined,
    });
  });
});
