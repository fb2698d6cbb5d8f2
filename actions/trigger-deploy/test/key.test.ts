import { describe, expect, test } from '@jest/globals';
import { showsKey } from '@tidegate/github';
import { deriveKey, nthKey } from '../src/key.ts';

const parts = {
  model: 'fraud',
  version: '42',
  digest: 'sha256:0123456789abcdef0123',
  runId: '99',
  sent: { ref: 'main' },
  unique: 'f00d',
};

describe('the key of a deployment', () => {
  test.each([
    ['model, version and digest', {}, /^fraud@42#0123456789ab\.[0-9a-f]{8}$/],
    ['no digest', { digest: undefined }, /^fraud@42\.[0-9a-f]{8}$/],
    ['no version', { version: undefined }, /^tg-99-[0-9a-f]{8}$/],
    ['no model', { model: undefined }, /^tg-99-[0-9a-f]{8}$/],
    ['no run either', { model: undefined, runId: undefined }, /^tg-f00d-[0-9a-f]{8}$/],
    [
      'a name with other characters',
      { model: 'équipe/fraud eu' },
      /^-quipe-fraud-eu@42#0123456789ab\.[0-9a-f]{8}\.[0-9a-f]{8}$/,
    ],
  ])('%s', (_, changed, form) => {
    expect(deriveKey({ ...parts, ...changed })).toMatch(form);
  });

  test('names that only look alike have different keys', () => {
    const keys = ['a/b', 'a b', 'a-b', 'a?b'].map((model) => deriveKey({ ...parts, model }));
    expect(new Set(keys).size).toBe(4);
  });

  test('a long name fits', () => {
    const one = deriveKey({ ...parts, model: 'm'.repeat(300) });
    expect(one.length).toBeLessThanOrEqual(100);
    expect(deriveKey({ ...parts, model: 'm'.repeat(301) })).not.toBe(one);
  });

  test('what is sent counts', () => {
    expect(deriveKey({ ...parts, sent: { ref: 'main', inputs: { environment: 'staging' } } })).not.toBe(
      deriveKey(parts),
    );
  });
});

describe('a key in the name of a run', () => {
  const shows = (title: string, key: string) => showsKey({ display_title: title, name: null }, key);
  test.each([
    ['Deploy 42 (fraud@42.0123abcd)', 'fraud@42.0123abcd', true],
    ['Deploy fraud@42.', 'fraud@42', true],
    ['fraud@42', 'fraud@42', true],
    ['Deploy fraud@42, then rest: fraud@43', 'fraud@43', true],
    ['Deploy v1.2', 'v1', false],
    ['Deploy fraud@42.0123abcd', 'fraud@42', false],
    ['Deploy fraud@42#0123', 'fraud@42', false],
    ['Deploy fraud@421', 'fraud@42', false],
    ['Deploy my-fraud@42', 'fraud@42', false],
    [`Deploy ${nthKey('fraud@42', 2)}`, 'fraud@42', false],
    ['Deploy fraud@42+2 fraud@42', 'fraud@42', true],
    ['', 'fraud@42', false],
  ])('%j shows %s: %s', (title, key, expected) => {
    expect(shows(title, key)).toBe(expected);
  });
});
