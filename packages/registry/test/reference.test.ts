import { expect, test } from '@jest/globals';
import { formatReference, isReference, parseReference } from '../src/index.ts';

test.each([
  ['models:/flights@production', { kind: 'alias', name: 'flights', alias: 'production' }],
  ['models:/flights/3', { kind: 'version', name: 'flights', version: '3' }],
  ['models:/flights/Production', { kind: 'stage', name: 'flights', stage: 'Production' }],
  ['models:/flights/Staging', { kind: 'stage', name: 'flights', stage: 'Staging' }],
  ['models:/team/flights/v1.2.3', { kind: 'version', name: 'team/flights', version: 'v1.2.3' }],
  ['runs:/0a1b2c', { kind: 'run', runId: '0a1b2c' }],
  ['git:flights@v1.2.3', { kind: 'tag', tag: 'flights@v1.2.3' }],
])('%s is an address and is written back as it was', (text, reference) => {
  expect(parseReference(` ${text} `)).toEqual(reference);
  expect(formatReference(parseReference(text))).toBe(text);
  expect(isReference(text)).toBe(true);
});

test.each([
  'models:/flights',
  'models:/',
  'models:/@production',
  'models:/flights@',
  'models:/flights@a@b',
  'runs:/',
  'runs:/1/model',
  'git:',
  'git:a b',
  'metrics.json',
  '',
])('"%s" is refused and not guessed', (text) => {
  expect(() => parseReference(text)).toThrow(expect.objectContaining({ name: 'UserError', code: 'bad-input' }));
});

test('a stage is known in any case, as MLflow knows it', () => {
  expect(parseReference('models:/flights/PRODUCTION')).toMatchObject({ kind: 'stage', stage: 'Production' });
});

test('latest is refused: it would change between two reads', () => {
  expect(() => parseReference('models:/flights/latest')).toThrow('names no fixed version');
});

test('a path is no address', () => expect(isReference('models/flights/metrics.json')).toBe(false));
