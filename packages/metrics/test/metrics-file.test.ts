import { describe, expect, test } from '@jest/globals';
import { mergeMetrics, metricSet, parseAliases, readMetricsFile, withAliases } from '@tidegate/metrics';

const read = async (text: string, metricsPath?: string) => {
  const { values } = await readMetricsFile('m.json', async () => text, metricsPath);
  return Object.fromEntries(values);
};
const failing = (code: string) => async () => {
  throw Object.assign(new Error(`${code}: no`), { code });
};

describe('reading', () => {
  test('nested objects become dotted names; what is no number is kept as it is', async () => {
    const text =
      '{"accuracy": 0.9, "test": {"f1": 0.8, "by": {"x": NaN}}, "name": "95%", "curve": [1, 2], "none": null}';
    expect(await read(text)).toEqual({
      accuracy: 0.9,
      'test.f1': 0.8,
      'test.by.x': NaN,
      name: '95%',
      curve: [1, 2],
      none: null,
    });
  });

  test('metrics-path takes what lies under it', async () => {
    const text = '{"run": {"metrics": {"f1": 0.8}, "id": 7}}';
    expect(await read(text, 'run.metrics')).toEqual({ f1: 0.8 });
    expect(await read(text, 'run')).toEqual({ 'metrics.f1': 0.8, id: 7 });
  });

  test('names that JavaScript treats specially are names like any other', async () => {
    const { values } = await readMetricsFile('m.json', async () => '{"__proto__": {"x": 1}, "constructor": 2}');
    expect([...values]).toEqual([
      ['__proto__.x', 1],
      ['constructor', 2],
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('what is no metrics file is refused by name, with the remedy', () => {
  const remedy = 'Write a JSON object such as {"accuracy": 0.91} after training, before this step.';
  test.each([
    ['', 'unreadable', 'The metrics file m.json is empty.', remedy],
    [' \n', 'unreadable', 'The metrics file m.json is empty.', remedy],
    ['{}', 'unreadable', 'The metrics file m.json is an empty object.', remedy],
    ['{"a": {}}', 'unreadable', 'The metrics file m.json is an empty object.', remedy],
    ['[{"a": 1}]', 'unreadable', 'The metrics file m.json holds a list, not an object of metrics.', remedy],
    ['0.9', 'unreadable', 'The metrics file m.json holds a number, not an object of metrics.', remedy],
    ['null', 'unreadable', 'The metrics file m.json holds null, not an object of metrics.', remedy],
    [
      'accuracy: 0.9',
      'unreadable',
      'The metrics file m.json is not JSON: line 1, column 1: "a" is not a value.',
      remedy,
    ],
    [
      '{"a.b": 1, "a": {"b": 2}}',
      'conflict',
      'The metrics file m.json gives a.b twice, nested and with a dotted key.',
      'Keep one of them.',
    ],
  ])('%j', async (text, code, message, hint) => {
    await expect(read(text)).rejects.toMatchObject({ code, message, hint });
  });

  test.each([
    ['ENOENT', 'not-found', 'The metrics file m.json does not exist.'],
    ['EISDIR', 'unreadable', 'The metrics file m.json is a folder.'],
    ['EACCES', 'unreadable', 'The metrics file m.json cannot be read (EACCES).'],
  ])('%s', async (code, kind, message) => {
    await expect(readMetricsFile('m.json', failing(code))).rejects.toMatchObject({ code: kind, message });
  });

  test.each([
    ['test', 'Did you mean tests?'],
    ['nothing-like-it', 'It has tests, tests.deep.'],
    ['tests.f1', 'Name the object around it.'],
  ])('metrics-path %s', async (path, hint) => {
    await expect(read('{"tests": {"f1": 1, "deep": {"x": 1}}}', path)).rejects.toMatchObject({
      code: 'bad-input',
      hint,
    });
  });
});

describe('several files', () => {
  test('become one set when they agree', () => {
    const merged = mergeMetrics([metricSet({ a: 1, n: NaN }, 'a.json'), metricSet({ b: 2, n: NaN }, 'b.json')]);
    expect(merged).toEqual(metricSet({ a: 1, n: NaN, b: 2 }, 'a.json, b.json'));
  });

  test('that differ on a name are a conflict', () => {
    expect(() => mergeMetrics([metricSet({ a: 1 }, 'a.json'), metricSet({ a: 2 }, 'b.json')])).toThrow(
      'a.json and b.json give different values for a.',
    );
  });
});

describe('aliases', () => {
  const set = metricSet({ test_accuracy: 0.9, f1: 0.8 }, 'm.json');

  test('give a metric a further name', () => {
    const { values } = withAliases(set, parseAliases(['accuracy = test_accuracy', 'gone = nowhere']));
    expect(Object.fromEntries(values)).toEqual({ test_accuracy: 0.9, f1: 0.8, accuracy: 0.9 });
  });

  test('never hide a metric that is there', () => {
    expect(() => withAliases(set, parseAliases(['f1 = test_accuracy']))).toThrow(
      '`aliases` says f1 = test_accuracy, but m.json has a metric f1 of its own.',
    );
  });

  test.each(['accuracy', '= x', 'x ='])('%s is no alias', (line) => {
    expect(() => parseAliases([line])).toThrow(`\`aliases\`: ${JSON.stringify(line)} is not an alias.`);
  });

  test('are not given twice', () => {
    expect(() => parseAliases(['a = b', 'a = c'])).toThrow('`aliases` names a twice.');
  });
});
