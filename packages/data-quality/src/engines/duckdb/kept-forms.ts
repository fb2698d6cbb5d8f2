import type { ValueType } from '../../rules/schema.ts';
import { either, type Texts, word } from '../../sources/text-automaton.ts';
import type { TypedColumn } from '../../sql/typed.ts';
import {
  writtenDate,
  writtenDecimal,
  writtenDouble,
  writtenInteger,
  writtenPlainDouble,
  writtenTimestamp,
  writtenWholeFloat,
} from './written.ts';

/**
 * A shape in which the values of a text column are kept, much cheaper to read than their text. A column is kept so only when each of its texts
 * can be made again from the value to the letter: whatever is asked of the text has the same answer.
 */
export interface KeptForm {
  /** Columns of one form have one SQL type and one way back to their text. */
  readonly name: string;
  /** Could a column with this text be of the form? A first guess, for a sample. */
  readonly looks: RegExp;
  /** SQL: text -> value, NULL for what is none. */
  readonly parse: (text: string) => string;
  /** SQL: value -> text. */
  readonly text: (kept: string) => string;
  /** Texts that come out again for certain: a column of nothing else need not be compared. */
  readonly written?: Texts;
  /** The type by which the engine reads those texts by itself. */
  readonly readAs?: string;
  /** Only one text is read as each value: it need not be compared. */
  readonly oneText?: true;
  /** SQL: what else must hold of a value. */
  readonly within?: (kept: string) => string;
  /** The type that all values of the form have. */
  readonly type: ValueType;
  /** Of numbers that are all multiples of it; 1 for integers that are exact as doubles. */
  readonly step?: number;
  /** Are all values dates or times? Then they are of that type instead. */
  readonly mayBeTime?: true;
  /** SQL: is the text of a number that need not be whole one of an integer? */
  readonly whole?: (kept: string) => string;
  /** The form to try next where a text is of no value of this one; text, when left out. */
  readonly wider?: KeptForm;
  /** Readings that give what reading the text would give. */
  readonly reads: (kept: string) => Partial<Record<ValueType, TypedColumn>>;
}

const always = (value: string): TypedColumn => ({ value, invalid: 'false' });
const asText = (kept: string) => `CAST(${kept} AS VARCHAR)`;

/** `1` and `0` are booleans too, in text. */
const readWhole = (kept: string) => ({
  integer: always(`CAST(${kept} AS HUGEINT)`),
  float: always(`CAST(${kept} AS DOUBLE)`),
  boolean: {
    value: `CASE ${kept} WHEN 1 THEN true WHEN 0 THEN false END`,
    invalid: `coalesce(${kept} NOT IN (0, 1), false)`,
  },
});

const integer: KeptForm = {
  name: 'integer',
  looks: /^(0|-?[1-9]\d{0,15})$/,
  parse: (text) => `TRY_CAST(${text} AS BIGINT)`,
  text: asText,
  written: writtenInteger,
  readAs: 'BIGINT',
  // Beyond, a double depends on the way it is made.
  within: (kept) => `${kept} BETWEEN -9007199254740991 AND 9007199254740991`,
  type: 'integer',
  step: 1,
  reads: readWhole,
};

/** As pandas writes integers once one of them is missing. */
const wholeFloat: KeptForm = {
  name: 'whole float',
  looks: /^(0|-?[1-9]\d{0,14})\.0$/,
  parse: (text) => `TRY_CAST(${text} AS BIGINT)`,
  text: (kept) => `${asText(kept)} || '.0'`,
  written: writtenWholeFloat,
  readAs: 'BIGINT',
  within: (kept) => `${kept} BETWEEN -999999999999999 AND 999999999999999`,
  type: 'integer',
  step: 1,
  reads: readWhole,
};

/** Fewer than 16 digits: the double nearest to such a decimal is the quotient of two exact doubles. */
export const decimal = (places: number): KeptForm => ({
  name: `decimal ${places}`,
  looks: new RegExp(`^-?(0|[1-9]\\d{0,${14 - places}})\\.\\d{${places}}$`),
  parse: (text) => `TRY_CAST(${text} AS DECIMAL(15,${places}))`,
  text: asText,
  written: writtenDecimal(places),
  readAs: `DECIMAL(15,${places})`,
  type: 'float',
  step: Number(`1e-${places}`),
  whole: (kept) => `${kept} = floor(${kept})`,
  reads: (kept) => ({ float: always(`CAST(${kept} AS DOUBLE)`) }),
});

const number = String.raw`-?(0|[1-9]\d*)(\.\d+)?(e[+-]\d+)?`;

/** The two ways to write the shortest text of a double: Python writes 5.0, JavaScript 5. */
function double(name: string, looks: RegExp, written: Texts, text: KeptForm['text']): KeptForm {
  return {
    name,
    looks,
    // -0.0 is the same value as 0.0 and another text: it must not come out again.
    parse: (written) => `TRY_CAST(${written} AS DOUBLE) + 0.0`,
    text,
    written,
    readAs: 'DOUBLE',
    within: (kept) => `isfinite(${kept})`,
    type: 'float',
    whole: (kept) =>
      `CASE WHEN abs(${kept}) < 1e15 THEN ${kept} = trunc(${kept}) ELSE regexp_full_match(${text(kept)}, '-?\\d+(\\.0*)?') END`,
    reads: (kept) => ({ float: always(kept) }),
  };
}
export const pythonDouble = double('double', new RegExp(`^(?=.*[.e])${number}$`), writtenDouble, asText);
export const plainDouble = double(
  'plain double',
  new RegExp(`^(?!.*\\.0$)${number}$`),
  writtenPlainDouble,
  (kept) =>
    `CASE WHEN abs(${kept}) < 1e15 AND ${kept} = trunc(${kept}) THEN CAST(CAST(${kept} AS BIGINT) AS VARCHAR) ELSE ${asText(kept)} END`,
);

const boolean = (yes: string, no: string): KeptForm => ({
  name: `boolean ${yes}`,
  looks: new RegExp(`^(${yes}|${no})$`),
  parse: (text) => `CASE ${text} WHEN '${yes}' THEN true WHEN '${no}' THEN false END`,
  text: (kept) => `CASE ${kept} WHEN true THEN '${yes}' WHEN false THEN '${no}' END`,
  written: either(word(yes), word(no)),
  readAs: 'BOOLEAN',
  oneText: true,
  type: 'boolean',
  reads: (kept) => ({ boolean: always(kept) }),
});

const date: KeptForm = {
  name: 'date',
  looks: /^\d{4}-\d\d-\d\d$/,
  parse: (text) => `TRY_CAST(${text} AS DATE)`,
  text: asText,
  written: writtenDate,
  readAs: 'DATE',
  // Calendars differ before, and texts are longer after.
  within: (kept) => `${kept} BETWEEN DATE '1600-01-01' AND DATE '9999-12-31'`,
  type: 'date',
  reads: (kept) => ({ date: always(kept), timestamp: always(`CAST(${kept} AS TIMESTAMP)`) }),
};

const timestamp = (separator: ' ' | 'T', zone: '' | 'Z' | '+00:00'): KeptForm => ({
  name: `timestamp${separator}${zone}`,
  looks: new RegExp(`^\\d{4}-\\d\\d-\\d\\d${separator}\\d\\d:\\d\\d:\\d\\d(\\.\\d*[1-9])?${zone.replace('+', '\\+')}$`),
  parse: (text) => `TRY_CAST(${text} AS TIMESTAMP)`,
  text: (kept) => {
    const plain = separator === ' ' ? asText(kept) : `replace(${asText(kept)}, ' ', '${separator}')`;
    return zone === '' ? plain : `${plain} || '${zone}'`;
  },
  ...(zone === '' && { written: writtenTimestamp(separator), readAs: 'TIMESTAMP' }),
  within: (kept) => `${kept} BETWEEN TIMESTAMP '1600-01-01' AND TIMESTAMP '9999-12-31'`,
  type: 'timestamp',
  reads: (kept) => ({ timestamp: always(kept) }),
});

export const keptForms: readonly KeptForm[] = [
  boolean('true', 'false'),
  boolean('True', 'False'),
  boolean('TRUE', 'FALSE'),
  integer,
  wholeFloat,
  ...[2, 3, 4, 5, 6, 7, 8].map(decimal),
  pythonDouble,
  plainDouble,
  date,
  timestamp(' ', ''),
  timestamp('T', ''),
  timestamp('T', 'Z'),
  timestamp(' ', '+00:00'),
];

/** How text files are taken in. */
export interface Intake {
  readonly formOf: GuessForm;
  /** Bytes from which on it pays to look at how fields are written, instead of comparing each with its value. */
  readonly checkedFrom: number;
}

/** Guesses by some of a column's texts, none of them null. */
export type GuessForm = (texts: readonly string[]) => KeptForm | undefined;

/** The form that the texts let expect; undefined for text that is best kept as it is. */
export const likelyForm: GuessForm = (texts) => {
  if (texts.length === 0) return undefined;
  const form = keptForms.find(({ looks }) => texts.every((text) => looks.test(text)));
  // Decimals of a fixed length end in 0 at times; where none does, a longer one may come yet.
  const fixed =
    form?.name !== 'decimal 2' && form?.name.startsWith('decimal') && !texts.some((text) => text.endsWith('0'));
  return fixed ? pythonDouble : form;
};

export const usualIntake: Intake = { formOf: likelyForm, checkedFrom: 16 * 1024 * 1024 };
