import { describe, expect, test } from '@jest/globals';
import { type Promotion, reigns, standingAt } from '../src/index.ts';

const note = {};
/** Newest first: 1 from March, 2 from June, 1 again from September. */
const history: Promotion[] = [
  { version: '1', previous: '2', at: '2026-09-01T00:00:00.000Z', note },
  { version: '2', previous: '1', at: '2026-06-01T00:00:00.000Z', note },
  { version: '1', previous: undefined, at: '2026-03-01T00:00:00.000Z', note },
];
const then = (moment: string, current: string | undefined = '1', moves = history) =>
  standingAt(moves, current, Date.parse(moment));

describe('what an alias was at a moment', () => {
  test.each([
    ['2026-03-01T00:00Z', '1', '2026-06-01T00:00:00.000Z'],
    ['2026-05-31T23:59:59.999Z', '1', '2026-06-01T00:00:00.000Z'],
    ['2026-06-01T00:00Z', '2', '2026-09-01T00:00:00.000Z'],
    ['2026-06-01T00:30+01:00', '1', '2026-06-01T00:00:00.000Z'],
    ['2026-12-24T12:00Z', '1', undefined],
  ])('%s: %s, until %s', (moment, version, until) => {
    expect(then(moment)).toMatchObject({ version, until, doubt: undefined });
  });

  test('before the first record it is what that record found, since nobody knows when', () => {
    expect(then('2026-02-28T23:59Z')).toEqual({ before: '2026-03-01T00:00:00.000Z', found: undefined });
    const adopted = [...history.slice(0, 2), { ...history[2]!, previous: '7' }];
    expect(then('2026-02-28T23:59Z', '1', adopted)).toMatchObject({ found: '7' });
  });

  test('without any record there is no answer', () => expect(then('2026-06-01T00:00Z', '1', [])).toBeUndefined());
});

describe('what is not certain is never told as certain', () => {
  test('a move between two records that nobody wrote down', () => {
    const gap = [{ ...history[0]!, previous: '9' }, ...history.slice(1)];
    expect(reigns(gap, '1').map(({ doubt }) => doubt)).toEqual([
      undefined,
      'the next move found the alias at 9, so somebody moved it by other means',
      undefined,
    ]);
  });

  test.each([
    ['5', 'the alias points at 5, so somebody moved it by other means'],
    [undefined, 'the alias points nowhere, so somebody moved it by other means'],
  ])('an alias that is at %s now', (current, doubt) => {
    expect(reigns(history, current)[0]).toMatchObject({ version: '1', doubt });
  });

  test('a run that did not come to its end', () => {
    expect(reigns([{ ...history[0]!, doubt: 'it died' }, ...history.slice(1)], '1')[0]!.doubt).toBe('it died');
  });

  test('records whose dates go backwards', () => {
    const late = [history[0]!, { ...history[1]!, at: '2026-10-01T00:00:00.000Z' }, history[2]!];
    expect(reigns(late, '1')[1]).toMatchObject({ doubt: 'the next move is dated earlier, so a clock was wrong' });
  });
});
