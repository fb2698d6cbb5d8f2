import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { type AskedColumns, type Categories, rowsOf } from '@tidegate/metrics';
import { readPredictions } from '@tidegate/metrics/predictions';

const classes: AskedColumns = { answers: 'classes', scores: false, production: true, slices: [] };
function read(text: string | Buffer, asked: Partial<AskedColumns> = {}, path = 'p.csv') {
  return readPredictions(path, { ...classes, ...asked }, { openBytes: async () => Readable.from([Buffer.from(text)]) });
}
const header = 'id,label,candidate,production\n';
const texts = (column: Categories | undefined) => [...column!.codes].map((code) => column!.values[code]);

describe('reading', () => {
  test('takes the columns by name, whatever their order, and classes by value', async () => {
    const file = '\uFEFFproduction,score,id,region,candidate,label\n1.0,0.7,a,EU,1,1\r\nTrue,0.2,"b,c",US,true,TRUE\n';
    const found = await read(file, { slices: ['region'] });
    expect(found).toMatchObject({
      path: 'p.csv',
      rows: 2,
      digest: `sha256:${createHash('sha256').update(file).digest('hex')}`,
      faults: { withoutId: 0, duplicateIds: 0, blank: {}, notNumbers: {} },
    });
    const rows = [found.labels.classes, found.candidates.get('candidate')!.classes, found.production!.classes];
    expect(rows.map(texts).map((column) => column.sort())).toEqual([
      ['1', 'true'],
      ['1', 'true'],
      ['1', 'true'],
    ]);
    expect(new Set(texts(found.slices.get('region')))).toEqual(new Set(['EU', 'US']));
    expect(found.clusters).toBeUndefined();
  });

  test('the ids decide the order of the rows', async () => {
    const lines = Array.from({ length: 200 }, (_, i) => `f${i},${i % 2},${i % 3 ? 1 : 0},${i % 5 ? 1 : 0}`);
    const [one, other] = [
      await read([header.trim(), ...lines].join('\n')),
      await read([header.trim(), ...lines.toReversed()].join('\n')),
    ];
    expect(texts(one.labels.classes)).toEqual(texts(other.labels.classes));
    expect(texts(one.production!.classes)).toEqual(texts(other.production!.classes));
    expect(texts(one.labels.classes)).not.toEqual(lines.map((_, i) => String(i % 2)));
  });

  test('numbers, scores and further candidates', async () => {
    const file =
      'id,label,candidate,candidate_b,production,candidate_score,candidate_b_score,production_score\na,3.5,3,4,5,.1,.2,.3\n';
    const found = await read(file, { answers: 'numbers', scores: true });
    expect([...found.candidates.keys()]).toEqual(['candidate', 'b']);
    expect(found.labels.numbers).toEqual(Float64Array.of(3.5));
    expect(found.candidates.get('b')).toEqual({ numbers: Float64Array.of(4), scores: Float64Array.of(0.2) });
    expect(found.production).toEqual({ numbers: Float64Array.of(5), scores: Float64Array.of(0.3) });
  });

  test.each([
    ['id,label,candidate_candidate,candidate_base,production\na,1,1,1,1\n', ['candidate', 'base']],
    ['id,label,candidate,candidate_candidate,production\na,1,1,1,1\n', ['candidate', 'candidate_candidate']],
    ['id,label,candidate,production\na,1,1,1\n', ['candidate']],
  ])('a candidate may be called candidate: %j', async (text, names) => {
    expect([...(await read(text)).candidates.keys()]).toEqual(names);
  });

  test('scores alone, and no production where it is not asked for', async () => {
    const { answers: _, ...scores } = { ...classes, scores: true, production: false };
    const found = await readPredictions('p.csv', scores, {
      openBytes: async () => Readable.from([Buffer.from('id,label,candidate_score\na,1,0.5\n')]),
    });
    expect(found.candidates.get('candidate')).toEqual({ scores: Float64Array.of(0.5) });
    expect(found.production).toBeUndefined();
  });

  test('clusters, with a row that has none counted', async () => {
    const found = await read('id,label,candidate,production,cluster\na,1,1,1,u1\nb,1,1,1,\n');
    expect(new Set(texts(found.clusters))).toEqual(new Set(['u1', '']));
    expect(found.faults.blank).toEqual({ cluster: 1 });
  });

  test('a .tsv is separated by tabs', async () => {
    expect((await read('id\tlabel\tcandidate\tproduction\na\t1\t1\t1\n', {}, 'p.tsv')).rows).toBe(1);
  });

  test.each([
    ['p.csv.gz', gzipSync],
    ['p.csv.zst', zstdCompressSync],
  ])('%s is unpacked on the way', async (path, pack) => {
    expect((await read(pack(`${header}a,1,1,1\nb,0,0,1\n`), {}, path)).rows).toBe(2);
    const cut = pack(`${header}${'a,1,1,1\n'.repeat(1000)}`).subarray(0, 40);
    await expect(read(cut, {}, path)).rejects.toMatchObject({ code: 'unreadable' });
    await expect(read(`${header}a,1,1,1\n`, {}, path)).rejects.toMatchObject({ code: 'unreadable' });
  });

  test('ids that do not pair up, blanks and what is no number are counted', async () => {
    const { faults } = await read(`${header}a,1,1,1\na,0,1,0\n,1,NaN,1\nb,,1,1\na,1,1,\n`);
    expect(faults).toEqual({
      withoutId: 1,
      duplicateIds: 2,
      firstDuplicate: 'a',
      blank: { label: 1, candidate: 1, production: 1 },
      notNumbers: {},
    });
    const numbers = await read(`${header}a,1,inf,1\nb,2,0x10,\nc,nan,3,4\nd,,3,1e999\n`, { answers: 'numbers' });
    expect(numbers.faults).toMatchObject({
      blank: { production: 1, label: 2 },
      notNumbers: { candidate: { rows: 2, first: 'inf' }, production: { rows: 1, first: '1e999' } },
    });
  });

  test('an id that pandas printed for none is none', async () => {
    expect((await read(`${header}a,1,1,1\nnan,0,1,0\n`)).faults).toMatchObject({ withoutId: 1 });
  });

  test('some of the rows', async () => {
    const found = await read(`${header}a,1,1,1\nb,0,1,0\nc,1,0,0\n`);
    const some = rowsOf(found, Uint32Array.of(2, 0));
    expect(texts(some.labels.classes)).toEqual([texts(found.labels.classes)[2], texts(found.labels.classes)[0]]);
    expect(some.rows).toBe(2);
  });
});

describe('answers that no label is', () => {
  /** 100 rows, every third of the second label; `answer` says what production makes of a label. */
  const file = (labels: readonly [string, string], answer: (label: string, row: number) => string) => {
    const rows = Array.from({ length: 100 }, (_, i) => [labels[i % 3 === 0 ? 1 : 0], i] as const);
    return header + rows.map(([label, i]) => `r${i},${label},${label},${answer(label, i)}\n`).join('');
  };

  test.each(['None', 'NONE', 'null', 'NA', 'N/A', '<NA>', 'NaT', 'nil'])('%s is no answer', async (text) => {
    const { faults } = await read(file(['0', '1'], (label, row) => (row % 10 === 0 ? text : label)));
    expect(faults.blank).toEqual({ production: 10 });
  });

  test('but a class where a label is called so', async () => {
    const { faults } = await read(file(['none', 'some'], (_, row) => (row % 10 === 0 ? 'none' : 'some')));
    expect(faults.blank).toEqual({});
  });

  test.each([
    ['Spam', '`production` says Spam, which `label` spells spam'],
    ['spam ', undefined],
    ['junk', '`production` says junk on 34 of 100 rows, which no label is, and never spam, which 34 labels are'],
  ])('spam told as %j', async (text, what) => {
    const reading = read(file(['ham', 'spam'], (label) => (label === 'spam' ? text : label)));
    if (what === undefined) expect((await reading).rows).toBe(100);
    else await expect(reading).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining(what) });
  });

  test('one score among classes', async () => {
    await expect(read(file(['0', '1'], (label, row) => (row === 7 ? '0.97' : label)))).rejects.toMatchObject({
      message: 'The predictions file p.csv: 1 values of `production` (0.97) are no classes as the labels are (1, 0).',
    });
  });

  test.each([
    ['rare beside one that is said', (label: string, row: number) => (row < 20 ? 'cat' : label)],
    ['rare, though one is never said', (_: string, row: number) => (row < 5 ? 'cat' : 'ham')],
  ])('a class of its own is let through: %s', async (_, answer) => {
    expect((await read(file(['ham', 'spam'], answer))).faults.blank).toEqual({});
  });

  test('-1 is another class than 1, and not a slip', async () => {
    expect((await read(file(['0', '1'], (label, row) => (row < 10 ? '-1' : label)))).rows).toBe(100);
  });

  test('letters in both cases are classes of their own', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `r${i},${'aAb'[i % 3]!},a,${'aAbB'[i % 4]!}\n`);
    expect((await read(header + rows.join(''))).rows).toBe(60);
  });
});

describe('what is no predictions file is refused by name, with the remedy', () => {
  test.each([
    ['', 'unreadable', 'The predictions file p.csv is empty.'],
    [header, 'unreadable', 'The predictions file p.csv has no rows.'],
    [
      `${header}a,1,1\n`,
      'unreadable',
      'The predictions file p.csv: line 2 has another number of fields than the header.',
    ],
    [
      `${header}a,1,1,1\nb,"x"y,1,1\n`,
      'unreadable',
      'The predictions file p.csv: line 3 cannot be read (CSV_INVALID_CLOSING_QUOTE).',
    ],
    ['id,label,candidat,production\na,1,1,1\n', 'bad-input', 'The predictions file p.csv has no column `candidate`.'],
    [
      'id,label,candidate,candidate,production\na,1,1,1,1\n',
      'unreadable',
      'The predictions file p.csv has two columns "candidate".',
    ],
    [
      `${header}a,1,0.93,1\nb,0,0.2,1\nc,0,0.1,0\n`,
      'bad-input',
      'The predictions file p.csv: most values of `candidate` (0.93, 0.2, 0.1) are none of the labels (1, 0).',
    ],
    [
      `${header}a,1,1,True\nb,0,0,False\n`,
      'bad-input',
      'The predictions file p.csv: most values of `production` (true, false) are none of the labels (1, 0).',
    ],
  ])('%j', async (text, code, message) => {
    await expect(read(text)).rejects.toMatchObject({ code, message, hint: expect.any(String) });
  });

  test('a slice column that is not there, with the nearest', async () => {
    await expect(
      read('id,label,candidate,production,region\na,1,1,1,EU\n', { slices: ['regoin'] }),
    ).rejects.toMatchObject({
      message: 'The predictions file p.csv has no column `regoin`.',
      hint: 'It has id, label, candidate, production, region; rename region.',
    });
  });

  test.each([
    ['id,label,production\na,1,1\n', {}, 'candidate'],
    [header + 'a,1,1,1\n', { scores: true }, 'candidate_score'],
    ['id,label,candidate,candidate_b,production\na,1,1,1,1\n', { scores: true }, 'candidate_score'],
    ['id,label,candidate_b_score,production\na,1,1,1\n', {}, 'candidate_b'],
    ['id,label,candidate\na,1,1\n', {}, 'production'],
  ])('%j without a column that is asked for', async (text, asked, name) => {
    await expect(read(text, asked)).rejects.toMatchObject({
      message: `The predictions file p.csv has no column \`${name}\`.`,
    });
  });

  test('a Parquet file where nothing reads it', async () => {
    await expect(read('PAR1', {}, 'p.parquet')).rejects.toMatchObject({ code: 'unsupported' });
  });
});
