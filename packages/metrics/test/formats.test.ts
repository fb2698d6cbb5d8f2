import { describe, expect, test } from '@jest/globals';
import { readMetricsFile } from '@tidegate/metrics';

const read = async (path: string, text: string, metricsPath?: string) => {
  const { values } = await readMetricsFile(path, async () => text, metricsPath);
  return Object.fromEntries(values);
};

/** What `classification_report` of scikit-learn 1.5 prints, blanks included. */
const printedReport = `
               precision    recall  f1-score   support

     class 0       0.50      1.00      0.67         1
spam or ham?       0.00      0.00      0.00         1

    accuracy                           0.60         2
   macro avg       0.25      0.50      0.33         2
weighted avg       0.25      0.50      0.33         2
`;

describe('each format gives the same names', () => {
  test.each([
    ['m.json', '{"accuracy": 0.9, "test": {"f1": 1e-05}, "loss": NaN, "runs": [0.8, 0.9], "note": "95%"}'],
    ['m.yaml', 'accuracy: 0.9\ntest:\n  f1: 1e-05\nloss: .nan\nruns: [0.8, 0.9]\nnote: 95%\n'],
    ['m.YML', '{accuracy: 0.9, test: {f1: 1e-05}, loss: .nan, runs: [0.8, 0.9], note: 95%}'],
    ['m.toml', 'accuracy = 0.9\nloss = nan\nruns = [0.8, 0.9]\nnote = "95%"\n[test]\nf1 = 1e-05\n'],
  ])('%s', async (path, text) => {
    expect(await read(path, text)).toEqual({
      accuracy: 0.9,
      'test.f1': 1e-5,
      loss: NaN,
      runs: [0.8, 0.9],
      note: '95%',
    });
  });

  test('numbers as keys are names, as class labels are', async () => {
    expect(await read('m.yaml', '0: {recall: 0.5}\n1: {recall: 0.7}')).toEqual({ '0.recall': 0.5, '1.recall': 0.7 });
  });

  test('a date is no number', async () => {
    expect(await read('m.toml', 'day = 2024-01-02\nx = 1')).toEqual({ day: expect.stringContaining('2024'), x: 1 });
    expect(await read('m.yaml', 'day: 2024-01-02\nx: 1')).toEqual({ day: '2024-01-02', x: 1 });
  });
});

describe('tables', () => {
  test.each([
    ['m.csv', 'metric,value,note\naccuracy,0.91,x\n"f1, macro",.8,\nloss,nan,\nshare,95%,\nn,"1,000",\nnone,,\n'],
    ['m.tsv', 'Value\tName\n0.91\taccuracy\n.8\tf1, macro\nnan\tloss\n95%\tshare\n1,000\tn\n\tnone\n'],
    ['m.csv', '\uFEFFaccuracy,"f1, macro",loss,share,n,none\r\n0.91,.8,nan,95%,"1,000",\r\n'],
  ])('%s: %j', async (path, text) => {
    expect(await read(path, text)).toEqual({
      accuracy: 0.91,
      'f1, macro': 0.8,
      loss: NaN,
      share: '95%',
      n: '1,000',
      none: '',
    });
  });

  test.each([
    ['accuracy,f1\n0.9,0.8\n0.8,0.7\n', 'it has 2 rows under accuracy, f1'],
    ['accuracy,f1\n', 'it has 0 rows under accuracy, f1'],
    ['metric,value\na,1\na,2\n', 'the metric "a" comes twice'],
    ['a,a\n1,2\n', 'the metric "a" comes twice'],
    ['metric,value\n,2\n', 'a metric has no name'],
    ['a,b\n1\n', 'Invalid Record Length'],
  ])('%j is refused', async (text, why) => {
    await expect(read('m.csv', text)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining(why),
    });
  });
});

describe('classification reports of scikit-learn', () => {
  test('the printed one has the names of the dictionary', async () => {
    const report = await read('report.txt', printedReport);
    expect(report).toMatchObject({
      accuracy: 0.6,
      'class 0.precision': 0.5,
      'class 0.f1-score': 0.67,
      'spam or ham?.recall': 0,
      'macro avg.f1-score': 0.33,
      'weighted avg.support': 2,
    });
    expect(Object.keys(report)).toHaveLength(4 * 4 + 1);
  });

  test.each([
    ['epoch 1 done\n', 'it has no line "precision recall f1-score support"'],
    [`${printedReport}\nDone in 3 s\n`, '"Done in 3 s" is no row of it'],
    ['precision recall f1-score support\n', 'it has no rows'],
  ])('%j is none', async (text, why) => {
    await expect(read('report.txt', text)).rejects.toMatchObject({ message: expect.stringContaining(why) });
  });
});

describe('reports of Evidently', () => {
  test('since 0.7: metric_id and value', async () => {
    const document = {
      metrics: [
        { id: 'a1', metric_id: 'DriftedColumnsCount(drift_share=0.5)', value: { count: 1, share: 0.25 } },
        { id: 'a2', metric_id: 'ValueDrift(column=age)', value: 0.031 },
      ],
      tests: [],
    };
    expect(await read('e.json', JSON.stringify(document))).toEqual({
      'DriftedColumnsCount(drift_share=0.5).count': 1,
      'DriftedColumnsCount(drift_share=0.5).share': 0.25,
      'ValueDrift(column=age)': 0.031,
    });
  });

  test('before: metric and result, the column in the name, repeats kept apart', async () => {
    const document = {
      metrics: [
        { metric: 'DatasetDriftMetric', result: { drift_share: 0.5, dataset_drift: true } },
        { metric: 'ColumnDriftMetric', result: { column_name: 'age', drift_score: 0.2 } },
        { metric: 'ColumnDriftMetric', result: { column_name: 'fare', drift_score: 0.3 } },
        { metric: 'Rows', result: { n: 1 } },
        { metric: 'Rows', result: { n: 2 } },
      ],
    };
    expect(await read('e.json', JSON.stringify(document))).toMatchObject({
      'DatasetDriftMetric.dataset_drift': true,
      'ColumnDriftMetric[column_name=age].drift_score': 0.2,
      'ColumnDriftMetric[column_name=fare].drift_score': 0.3,
      'Rows.n': 1,
      'Rows#2.n': 2,
    });
  });

  test('a list called metrics of another shape is a list', async () => {
    expect(await read('m.json', '{"metrics": [{"name": "a", "value": 1}]}')).toEqual({ metrics: expect.any(Array) });
  });
});

describe('what is not of its format is refused with the place', () => {
  test.each([
    ['m.yaml', 'a: 1\na: 2\n', 'not YAML: Map keys must be unique at line 2, column 1'],
    ['m.yaml', 'a: [1\n', 'not YAML: '],
    ['m.yaml', 'a: 1\n---\nb: 2\n', 'not YAML: it holds 2 documents, not one'],
    ['m.yaml', '- 1\n', 'holds a list'],
    ['m.yaml', '# nothing\n', 'holds null'],
    ['m.toml', 'a = \n', 'not TOML: line 1, column '],
    ['m.json', 'accuracy: 0.9', 'not JSON: line 1, column 1'],
    ['metrics', 'accuracy: 0.9', 'not JSON: line 1, column 1'],
  ])('%s %j', async (path, text, why) => {
    await expect(read(path, text)).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringContaining(why),
    });
  });

  test.each(['m.pkl', 'm.parquet', 'm.json.gz', 'm.html'])('%s', async (path) => {
    await expect(read(path, 'x')).rejects.toMatchObject({ code: 'unsupported' });
  });

  test('a bomb of YAML aliases is refused', async () => {
    const bomb = [
      'a: &a [1,1,1,1,1,1,1,1,1]',
      ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ].join('\n');
    await expect(read('m.yaml', bomb)).rejects.toMatchObject({ code: 'unreadable' });
  });
});
