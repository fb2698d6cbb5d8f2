import { describe, expect, test } from '@jest/globals';
import { readPredictions } from '@tidegate/metrics/predictions';

const read = (text: string, slices: string[] = [], path = 'p.csv') => readPredictions(path, async () => text, slices);
const header = 'id,label,candidate,production\n';

describe('reading', () => {
  test('takes the columns by name, whatever their order, and classes by value', async () => {
    const found = await read(
      '\uFEFFproduction,score,id,region,candidate,label\n1.0,0.7,a,EU,1,1\r\nTrue,0.2,"b,c",US,true,TRUE\n',
    );
    expect(found).toEqual({
      path: 'p.csv',
      rows: 2,
      candidate: ['1', 'true'],
      production: ['1', 'true'],
      label: ['1', 'true'],
      slices: new Map(),
      faults: { withoutId: 0, duplicateIds: 0, blank: { label: 0, candidate: 0, production: 0 } },
    });
    const { slices } = await read('id,label,candidate,production,region\na,1,1,1,EU\n', ['region']);
    expect(slices).toEqual(new Map([['region', ['EU']]]));
  });

  test('a .tsv is separated by tabs', async () => {
    expect((await read('id\tlabel\tcandidate\tproduction\na\t1\t1\t1\n', [], 'p.tsv')).rows).toBe(1);
  });

  test('ids that do not pair up and blanks are counted', async () => {
    const { faults } = await read(`${header}a,1,1,1\na,0,1,0\n,1,NaN,1\nb,,1,1\na,1,1,\n`);
    expect(faults).toEqual({
      withoutId: 1,
      duplicateIds: 2,
      firstDuplicate: 'a',
      blank: { label: 1, candidate: 1, production: 1 },
    });
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
      'id,label,candidate,production,cluster\na,1,1,1,x\n',
      'unsupported',
      'The predictions file p.csv has a `cluster` column, and clustered items are not supported yet.',
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
    await expect(read('id,label,candidate,production,region\na,1,1,1,EU\n', ['regoin'])).rejects.toMatchObject({
      message: 'The predictions file p.csv has no column `regoin`.',
      hint: 'It has id, label, candidate, production, region; rename region.',
    });
  });

  test('a Parquet file', async () => {
    await expect(read('PAR1', [], 'p.parquet')).rejects.toMatchObject({ code: 'unsupported' });
  });
});
