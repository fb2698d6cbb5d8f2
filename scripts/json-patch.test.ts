import { describe, expect, test } from '@jest/globals';
import { applyPatch, type JsonObject, type PatchStep } from './json-patch.ts';

function patched(root: JsonObject, patch: PatchStep[] | JsonObject): JsonObject {
  applyPatch(root, patch);
  return root;
}

describe('JSON Patch', () => {
  test.each<[string, PatchStep, JsonObject]>([
    ['removes a key', { op: 'remove', path: '/a/b' }, { a: { 'x/y': 1, list: [1, 2] } }],
    [
      'replaces a key with a slash in it',
      { op: 'replace', path: '/a/x~1y', value: 5 },
      { a: { b: 0, 'x/y': 5, list: [1, 2] } },
    ],
    ['removes an entry', { op: 'remove', path: '/a/list/0' }, { a: { b: 0, 'x/y': 1, list: [2] } }],
    ['replaces an entry', { op: 'replace', path: '/a/list/1', value: 9 }, { a: { b: 0, 'x/y': 1, list: [1, 9] } }],
    ['adds at the end', { op: 'add', path: '/a/list/-', value: 3 }, { a: { b: 0, 'x/y': 1, list: [1, 2, 3] } }],
    ['adds between', { op: 'add', path: '/a/list/1', value: 3 }, { a: { b: 0, 'x/y': 1, list: [1, 3, 2] } }],
  ])('%s', (_, step, expected) => {
    expect(patched({ a: { b: 0, 'x/y': 1, list: [1, 2] } }, [step])).toEqual(expected);
  });

  test('a place that is not there is an error', () => {
    expect(() => patched({ a: 1 }, [{ op: 'remove', path: '/b/c' }])).toThrow('nothing to remove at /b/c');
  });
});

test('Merge Patch: null removes, objects merge, everything else replaces', () => {
  const root = { responses: { '200': { a: 1 }, '204': {} }, required: ['x', 'y'] };
  expect(patched(root, { responses: { '204': null, '200': { b: 2 } }, required: ['x'] })).toEqual({
    responses: { '200': { a: 1, b: 2 } },
    required: ['x'],
  });
});
