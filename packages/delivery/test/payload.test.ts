import { describe, expect, test } from '@jest/globals';
import { readPayload } from '@tidegate/delivery';

describe('payload of a deployment', () => {
  const said = {
    model: 'flights',
    version: '7',
    idempotency_key: 'flights@7',
    data_at: '2026-11-01T12:00:00+01:00',
    rolls_back: { deployment_id: 42, version: '6' },
    unplanned: true,
    metrics: { accuracy: 0.9 },
  };
  const read = {
    model: 'flights',
    version: '7',
    key: 'flights@7',
    dataAt: Date.UTC(2026, 10, 1, 11),
    rollsBack: '42',
    unplanned: true,
  };

  test.each<[string, unknown]>([
    ['as it was sent', said],
    ['as text', JSON.stringify(said)],
    ['as text of text, as GraphQL tells what was sent as text', JSON.stringify(JSON.stringify(said))],
  ])('%s', (_, payload) => {
    expect(readPayload(payload)).toEqual(read);
  });

  test.each<[string, unknown, object]>([
    ['nothing', null, {}],
    ['empty text', '', {}],
    ['text that is no JSON', 'by hand', {}],
    ['a list', ['flights'], {}],
    ['a number where a name is', { model: 7, version: 7 }, { model: '7', version: '7' }],
    ['no names', { model: {}, version: '', rolls_back: null }, {}],
    ['a version to roll back', { rolls_back: 'v6' }, { rollsBack: 'v6' }],
    ['a release without id', { rolls_back: { version: 'v6' } }, { rollsBack: 'v6' }],
    ['a moment without its zone', { data_at: '2026-11-01T12:00:00' }, {}],
    ['a day', { data_at: '2026-11-01' }, {}],
    ['no moment', { data_at: '2026-13-41T99:00:00Z' }, {}],
    ['unplanned in other words', { unplanned: 'yes' }, {}],
  ])('%s', (_, payload, expected) => {
    expect(readPayload(payload)).toEqual(expected);
  });
});
