// Rule sets that together say every word of the vocabulary; on the test rows some hold and some do not.

export interface RuleCase {
  readonly name: string;
  readonly rules: Readonly<Record<string, unknown>>;
  /** The CSV file keeps no types: what it cannot be asked. */
  readonly csv?: false;
}

export const ruleCases: readonly RuleCase[] = [
  {
    name: 'types',
    csv: false,
    rules: {
      columns: {
        id: { type: 'integer' },
        batch: { type: 'float' },
        amount: { type: 'integer' },
        price: { type: 'float' },
        weight: { type: 'integer' },
        country: { type: 'string' },
        note: { type: 'integer' },
        paid: { type: 'boolean' },
        day: { type: 'timestamp' },
        seen: { type: 'timestamp' },
        heard: { type: 'date' },
        absent: { required: false, type: 'integer' },
        missing: { type: 'integer' },
      },
    },
  },
  {
    name: 'rows, nulls and presence',
    rules: {
      rows: { min: 10, max: 300 },
      columns: {
        batch: { nulls: 10 },
        amount: { nulls: { 'max-share': '2%', warn: '0.1%' } },
        country: { nulls: { max: 3, 'warn-if': '> 1' } },
        paid: { nulls: { 'max-share': 0.5 }, severity: 'warn' },
        nothing: { nulls: 0 },
      },
    },
  },
  {
    name: 'bounds',
    rules: {
      columns: {
        id: { min: 1, max: '9007199254740992', where: 'batch > 0' },
        amount: { min: 0, max: 90.5 },
        balance: { 'exclusive-min': 0, 'exclusive-max': { value: 100, 'error-if': '> 5%' } },
        price: { min: 0, max: 49.99 },
        weight: { min: { value: 0, severity: 'warn' } },
        day: { min: '2000-01-01', max: '2024-02-28' },
        seen: { min: '2024-01-01T10:00:00Z', 'exclusive-max': '2024-01-01T10:00:00.124Z' },
        heard: { 'exclusive-min': '2024-01-01T10:00:00+02:00', max: '2024-07-01T04:30:00Z' },
      },
    },
  },
  {
    name: 'sets',
    rules: {
      columns: {
        country: { in: ['DE', 'FR', 'PL', "O'Brien", '日本', '1.0'], 'not-in': ['ab', 'Österreich'] },
        batch: { in: [0, 1, 2], 'not-in': [1] },
        amount: { in: [0, 0.1, 2.5, 1e20], 'not-in': { value: [0], 'warn-if': '> 0' } },
        paid: { in: [true], 'not-in': [true] },
      },
    },
  },
  {
    name: 'numbers as text',
    csv: false,
    rules: {
      columns: {
        amount: {
          pattern: '-?[0-9]+(\\.[0-9]+)?',
          length: { max: 6 },
          'not-in': ['NaN', 'Infinity', '1e+20', '1e-07'],
        },
        price: { pattern: '\\d+\\.\\d{2}', in: ['5.00', '0.10'] },
        weight: { in: ['0.5', '1.25', '-2'] },
        id: { length: { min: 2, max: 3 } },
      },
    },
  },
  {
    name: 'texts',
    rules: {
      columns: {
        country: { pattern: '[A-Z]{2}|\\w+', 'not-pattern': '.*[.].*', length: { min: 1, max: 3 }, nulls: 100 },
        paid: { length: 4 },
      },
      checks: [{ sql: "country <> 'a' AND length(country) < 9", where: "country LIKE '%' AND country >= 'B'" }],
    },
  },
  {
    name: 'empty and blank texts',
    csv: false,
    rules: { columns: { note: { in: ['', ' ', '%', 'back\\slash'], length: { min: 1 } } } },
  },
  {
    name: 'uniqueness',
    rules: {
      columns: { id: { unique: true }, country: { unique: { value: true, 'error-if': '> 95%' } } },
      unique: [['batch', 'country'], { columns: ['id', 'batch'], 'error-if': '> 0' }],
      duplicates: { columns: ['country', 'paid', 'weight'], 'max-share': '1%' },
    },
  },
  // In a text file -0 and 0.0 are two texts.
  { name: 'uniqueness of numbers', csv: false, rules: { columns: { amount: { unique: true } } } },
  { name: 'duplicates of whole rows', rules: { duplicates: { max: 0 } } },
  {
    name: 'classes',
    rules: {
      columns: {
        paid: { 'class-share': { min: '35%', max: '80%' }, 'min-samples-per-class': 50 },
        country: { 'class-share': { class: 'DE', min: 0.1 }, 'min-samples-per-class': 2 },
        batch: { 'class-share': { max: 0.2 }, 'min-samples-per-class': { value: 10, severity: 'warn' } },
      },
    },
  },
  {
    name: 'outliers',
    rules: {
      columns: {
        amount: { outliers: 0 },
        balance: { outliers: { method: 'mad', factor: 1, 'max-share': '10%' } },
        price: { outliers: { method: 'iqr', factor: 0.2, max: 5 } },
        batch: { outliers: 0 },
      },
    },
  },
  {
    name: 'order of rows',
    rules: {
      columns: {
        batch: { monotonic: { direction: 'increasing', by: 'id' } },
        price: { monotonic: { direction: 'decreasing', strict: true, by: 'id', group: ['country', 'paid'] } },
        amount: { monotonic: { direction: 'increasing', by: 'price', 'error-if': '> 99%' } },
      },
    },
  },
  {
    name: 'aggregates',
    rules: {
      rows: { change: { 'max-decrease': '10%', 'max-increase': '10%' } },
      columns: {
        price: {
          aggregates: {
            min: { min: -4 },
            max: { max: 1e9 },
            mean: { min: 0, max: 10, change: { 'max-increase': '5%' } },
            stddev: { max: 20 },
            sum: { min: 0 },
            median: { min: 20, max: 30 },
            quantiles: { 0.1: { min: 1 }, 0.95: { max: 40 }, 1: { max: 50 } },
            distinct: { min: 100, change: { 'max-decrease': '1%' } },
          },
        },
        amount: { aggregates: { mean: { max: 1 }, distinct: { max: 50 } } },
        batch: { aggregates: { median: 4, mean: { min: 3.5, max: 3.6, where: 'paid' } } },
        country: { aggregates: { distinct: 17 } },
        paid: { aggregates: { distinct: 2 } },
      },
    },
  },
  {
    name: 'pairs',
    rules: {
      pairs: [
        'amount <= balance',
        { left: 'price', operator: '>=', right: 'batch', nulls: 'skip' },
        'day < seen',
        { left: 'seen', operator: '!=', right: 'heard', 'warn-if': '> 1%', 'error-if': '> 90%' },
        'country = note',
      ],
    },
  },
  {
    name: 'conditions in SQL',
    rules: {
      checks: [
        { sql: 'amount <= balance' },
        { sql: 'amount <= balance OR batch IN (1, 2)', where: "country = 'DE'", 'warn-if': '> 0', 'error-if': '> 90%' },
        { sql: 'price BETWEEN 0 AND 40 -- and no more)', name: 'fair' },
        { sql: "day IS NULL OR day >= DATE '2000-01-01'", severity: 'warn' },
        { sql: 'batch * 2 < 10', where: 'paid' },
        { sql: 'nosuch > 1' },
        { sql: 'amount > 0; DROP TABLE facts' },
        { sql: 'true)) OR ((true' },
      ],
      columns: { price: { where: "country = 'DE' AND paid", min: 10, nulls: 0 } },
    },
  },
  {
    name: 'columns without a rule, in another order',
    rules: { columns: { batch: {}, id: {} }, 'extra-columns': 'warn', 'column-order': 'fail', key: ['id'] },
  },
  {
    name: 'times',
    rules: {
      freshness: { column: 'seen', 'max-age': '2d' },
      availability: { column: 'heard', 'max-gap': '10d', 'until-now': true },
    },
  },
  {
    name: 'dates',
    rules: { freshness: { column: 'day', 'max-age': '9999d' }, availability: { column: 'day', 'max-gap': '365d' } },
  },
];
