import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { keptForms, plainDouble, pythonDouble } from '../src/engines/duckdb/kept-forms.ts';
import { rounded } from '../src/engines/duckdb/rounded-forms.ts';
import { writtenDate, writtenDecimal, writtenInteger } from '../src/engines/duckdb/written.ts';
import { checkRecords } from '../src/sources/record-check.ts';
import { automaton, type Texts, word } from '../src/sources/text-automaton.ts';
import { withTable } from './engine-for-tests.ts';

function accepts(texts: Texts): (text: string) => boolean {
  const { moves, start, ends } = automaton(texts);
  return (text) => ends.has(Buffer.from(text).reduce((state, byte) => moves[(state << 8) | byte]!, start));
}

/** Texts close to what a form looks like: some are, some are not. */
const digits = fc.array(fc.constantFrom(...'0123456789'), { maxLength: 18 }).map((all) => all.join(''));
const numberLike = fc
  .tuple(
    fc.constantFrom('', '-', '+'),
    digits,
    fc.constantFrom('', '.', '.0', '.00', '.0001', '.00001'),
    digits,
    fc.constantFrom('', 'e-05', 'e-07', 'e+16', 'e-5', 'E10', 'e-310'),
  )
  .map((parts) => parts.join(''));
const timeLike = fc
  .tuple(
    fc.constantFrom('1599', '1600', '1900', '2000', '2024', '2026', '2096', '2100', '9999', '0001'),
    fc.constantFrom('-01-', '-02-', '-04-', '-12-', '-13-', '-2-', '/01/'),
    fc.constantFrom('00', '01', '19', '28', '29', '30', '31', '32'),
    fc.constantFrom(
      '',
      ' 00:00:00',
      'T23:59:59',
      ' 24:00:00',
      ' 10:00:60',
      ' 10:00',
      ' 10:00:00.5',
      ' 10:00:00.50',
      'T10:00:00.123456',
      ' 10:00:00.1234567',
    ),
  )
  .map((parts) => parts.join(''));

describe('what is written as a form asks comes out again of its value', () => {
  const roundedForms = [1, 2, 5, 8, 9].flatMap((places) => [
    rounded(pythonDouble, places),
    rounded(plainDouble, places),
  ]);
  const named = [...keptForms, ...roundedForms].flatMap((form) => (form.written ? [[form.name, form] as const] : []));
  test.each(named)('%s', async (_, form) => {
    const good = accepts(form.written!);
    const numbers = fc.oneof(numberLike, fc.double({ noNaN: true }).map(String), fc.integer().map(String));
    const texts =
      form.type === 'boolean'
        ? fc.constantFrom('true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'tRue', 't', '1')
        : ['date', 'timestamp'].includes(form.type)
          ? timeLike
          : numbers;
    const written = new Set(fc.sample(texts, { numRuns: 20_000, seed: 20261121 }).filter(good));
    expect(written.size).toBeGreaterThan(1);
    await withTable({ 'd.csv': 'x\n1\n' }, async (_table, { query }) => {
      const rows = [...written].map((text) => `('${text}')`).join(', ');
      const value = `TRY_CAST(t AS ${form.readAs})`;
      const lost = await query(
        `SELECT t FROM (VALUES ${rows}) AS x(t) WHERE ${form.text(value)} IS DISTINCT FROM t LIMIT 5`,
      );
      expect(lost).toEqual([]);
    });
  });
});

test('the days there are, and no others', () => {
  const good = accepts(writtenDate);
  const twoDigits = (number: number) => String(number).padStart(2, '0');
  const years = [...Array.from({ length: 820 }, (_, i) => 1590 + i), 9996, 9999];
  const wrong = years.flatMap((year) =>
    Array.from({ length: 14 * 33 }, (_, i) => [Math.floor(i / 33), i % 33] as const).flatMap(([month, day]) => {
      const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
      const real = year >= 1600 && month >= 1 && month <= 12 && day >= 1 && day <= last;
      const text = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
      return good(text) === real ? [] : [text];
    }),
  );
  expect(wrong).toEqual([]);
});

const options = { delimiter: ',', nullValues: ['NA'] };

function result(text: string, expected: readonly (Texts | undefined)[], sizes: readonly number[] = []): boolean[] {
  const check = checkRecords(expected, options);
  const bytes = Buffer.from(text);
  let from = 0;
  for (const size of sizes) check.look(bytes.subarray(from, (from += size)));
  check.look(bytes.subarray(from));
  return check.result();
}

describe('records are followed while they are read', () => {
  const columns = [writtenInteger, undefined, writtenDecimal(2)];
  const good = 'i,t,d\n1,anything,0.50\n-20,,1.25\nNA,x y,\n';
  test.each<[string, string, boolean[]]>([
    ['as expected', good, [true, false, true]],
    ['no line end at the end', good.trimEnd(), [true, false, true]],
    ['CRLF', good.replaceAll('\n', '\r\n'), [true, false, true]],
    ['another writing in one column', `${good}007,x,1.00\n8,y,2.00\n`, [false, false, true]],
    ['in another', `${good}7,x,1.0\n`, [true, false, false]],
    ['in both', `${good}7,x,1.0\n+1,x,2.00\n`, [false, false, false]],
    ['a quote', `${good}1,"x",1.00\n`, [false, false, false]],
    ['a field more', `${good}1,x,1.00,2\n`, [false, false, false]],
    ['a field less', `${good}1,x\n`, [false, false, false]],
    ['a blank line', `${good}\n1,x,1.00\n`, [false, false, false]],
    ['a carriage return alone', `${good}1,x\r,1.00\n`, [false, false, false]],
    ['a last record that is cut short', `${good}1,x`, [false, false, false]],
    ['a header alone, not ended', 'i,t,d', [false, false, false]],
    ['nothing', '', [false, false, false]],
  ])('%s', (_, text, expected) => {
    expect(result(text, columns)).toEqual(expected);
  });

  test('wherever the pieces of the file end', () => {
    const rows = fc.array(
      fc.tuple(
        fc.constantFrom('1', '-20', '', '0', '007'),
        fc.constantFrom('a', 'bc', '', 'é'),
        fc.constantFrom('0.50', '1.25', '', '1.5'),
      ),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(rows, fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 12 }), (records, sizes) => {
        const text = `i,t,d\n${records.map((record) => record.join(',')).join('\n')}\n`;
        const expected = [!records.some(([i]) => i === '007'), false, !records.some(([, , d]) => d === '1.5')];
        const found = result(text, columns, sizes);
        // A record that began in an earlier piece cannot be read again: then nothing is certain.
        if (found.some((certain, i) => certain !== expected[i])) expect(found).toEqual([false, false, false]);
        expect(result(text, columns)).toEqual(expected);
      }),
      { numRuns: 300, seed: 20261121 },
    );
  });

  test.each([0, 1, 2, 3])(
    'wherever in memory they lie, %i bytes beyond a word, and wherever a byte is another',
    (beyond) => {
      const header = 'i,t,d\n';
      const text = header + Array.from({ length: 40 }, (_, i) => `${i * 37},${'xy'.repeat(i % 4)},${i}.25\n`).join('');
      const memory = Buffer.from(new ArrayBuffer(text.length + 8), 4 + beyond, text.length);
      const found = () => {
        const check = checkRecords(columns, { delimiter: ',', nullValues: ['NA'] });
        check.look(memory);
        return check.result();
      };
      memory.write(text);
      expect(found()).toEqual([true, false, true]);
      for (let at = header.length; at < text.length - 1; at += 1) {
        memory.write(text);
        memory.write('+', at);
        const column = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).split(',').length - 1;
        const isSeparator = /[,\n]/.test(text[at]!);
        expect([at, found()]).toEqual([at, isSeparator ? [false, false, false] : [column !== 0, false, column !== 2]]);
      }
    },
  );

  test('another delimiter', () => {
    expect(checkRecordsOf('a;b\n1;x\n', ';')).toEqual([true, true]);
    expect(checkRecordsOf('a;b\n1,x\n', ';')).toEqual([false, false]);
  });
});

function checkRecordsOf(text: string, delimiter: string): boolean[] {
  const check = checkRecords([writtenInteger, word('x')], { delimiter, nullValues: [] });
  check.look(Buffer.from(text));
  return check.result();
}
