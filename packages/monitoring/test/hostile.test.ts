import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { alertOf } from '../src/alert.ts';
import { prometheusText } from '../src/export/prometheus.ts';
import { parseRow, rowLine, runKey, storable } from '../src/row.ts';
import { hostile } from './history-contract.ts';
import { row } from './made.ts';

const nasty = fc.oneof(
  fc.constantFrom(...hostile),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '|',
        '\n',
        '\r',
        '"',
        '\\',
        '{',
        '}',
        '<',
        '>',
        '`',
        '@a',
        '#1',
        '::',
        '${{',
        '-->',
        '\0',
        '\uD800',
        '\u202E',
      ),
      { maxLength: 20 },
    )
    .map((parts) => parts.join('')),
);

const alert = (text: string) =>
  alertOf({
    rule: 'drift',
    state: 'alarmed',
    finding: {
      signal: 'alarm',
      reason: text,
      score: 0.6,
      threshold: 0.5,
      details: Array.from({ length: 30 }, () => text),
    },
    row: row({ model: text || 'x', model_version: text, reason: text, environment: text || null }),
    past: [],
    report: text,
    clean: (it) => it,
  })!;

describe('an issue', () => {
  test('holds no markup but its own, whatever the names are', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const { title, body, key } = alert(text);
        expect(key).toMatch(/^monitor-model\/[0-9a-f]{24}\/drift(\/[0-9a-f]{24})?$/);
        expect(title).not.toMatch(/[\p{Cc}\u2028\u2029\u202A-\u202E]/u);
        expect(title).not.toMatch(/@\w/);
        expect(body).not.toMatch(/<(?!br>)|-->|@\w|\]\(javascript|`|\$\{\{/);
        // The table keeps its two columns, and nothing from outside begins a line.
        for (const line of body.split('\n').filter((each) => each.startsWith('|')))
          expect(line.replaceAll('&#124;', '').split('|')).toHaveLength(4);
        expect(body.length).toBeLessThan(60_000);
      }),
    );
  });

  test('a report that is no address is not linked', () => {
    for (const text of hostile) expect(alert(text).body).not.toContain('[Report]');
  });
});

describe('Prometheus text', () => {
  const sample = /^[a-z_]+\{[a-z]+="(?:[^"\\\n]|\\["\\n])*"(?:,[a-z]+="(?:[^"\\\n]|\\["\\n])*")*\} [-+.0-9e]+$/;
  test('every line is a comment or a sample, whatever the names are', () => {
    fc.assert(
      fc.property(nasty, nasty, (model, metric) => {
        const text = prometheusText([
          row({ model: storable(model) || 'x', metrics: { [storable(metric)]: 0.5 }, signals: { drift: 'alarm' } }),
        ]);
        const lines = text.split('\n').slice(0, -1);
        for (const line of lines) expect(line.startsWith('#') || sample.test(line)).toBe(true);
        expect(lines).not.toHaveLength(0);
      }),
    );
  });

  test('two long names that begin alike stay two', () => {
    const long = 'x'.repeat(10_000);
    const text = prometheusText([row({ model: `${long}a` }), row({ model: `${long}b` })]);
    expect(new Set(text.match(/tidegate_model_drifted_columns\{.*/g))).toHaveProperty('size', 2);
    expect(text.length).toBeLessThan(6000);
  });

  test('as a whole', () => {
    const text = prometheusText([
      row({
        metrics: { accuracy: 0.91 },
        signals: { drift: 'alarm', quality: 'unknown' },
        drift_score: 0.75,
        num_drifted_columns: 3,
        retrain: true,
        prediction_drift: null,
      }),
    ]);
    expect(text).toBe(`# HELP tidegate_model_drift_score_ratio Drifted columns by compared columns.
# TYPE tidegate_model_drift_score_ratio gauge
tidegate_model_drift_score_ratio{model="flights"} 0.75
# HELP tidegate_model_drifted_columns Columns that drifted.
# TYPE tidegate_model_drifted_columns gauge
tidegate_model_drifted_columns{model="flights"} 3
# HELP tidegate_model_missing_values_ratio Cells without a value.
# TYPE tidegate_model_missing_values_ratio gauge
tidegate_model_missing_values_ratio{model="flights"} 0
# HELP tidegate_model_retrain_requested Whether this run asked for retraining.
# TYPE tidegate_model_retrain_requested gauge
tidegate_model_retrain_requested{model="flights"} 1
# HELP tidegate_model_monitored_timestamp_seconds When the model was measured.
# TYPE tidegate_model_monitored_timestamp_seconds gauge
tidegate_model_monitored_timestamp_seconds{model="flights"} 1767225600
# HELP tidegate_model_alarm Whether a rule is in alarm.
# TYPE tidegate_model_alarm gauge
tidegate_model_alarm{model="flights",rule="drift"} 1
# HELP tidegate_model_metric A metric of the model.
# TYPE tidegate_model_metric gauge
tidegate_model_metric{model="flights",metric="accuracy"} 0.91
`);
  });
});

test('a row is one line that gives it back, whatever is in it', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      const kept = storable(text);
      const one = row({ model: kept || 'x', reason: kept, model_version: kept });
      expect(rowLine(one).slice(0, -1)).not.toContain('\n');
      expect(parseRow(rowLine(one), 'here')).toEqual(one);
      expect(kept).not.toContain('\0');
      expect(kept.isWellFormed()).toBe(true);
    }),
  );
});

test('keys of runs that differ in any part differ, and no part runs into the next', () => {
  const keys = [
    { run: 'a', model: 'b', environment: undefined },
    { run: 'a', model: 'b', environment: 'null' },
    { run: 'a","b', model: '', environment: undefined },
    { run: 'a', model: 'c', environment: undefined },
  ].map(runKey);
  expect(new Set(keys).size).toBe(keys.length);
});
