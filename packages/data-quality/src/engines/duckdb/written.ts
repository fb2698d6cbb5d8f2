import { either, nothing, oneOf, repeated, sequence, type Texts, word } from '../../sources/text-automaton.ts';

// Texts that are, by their writing alone, those that come out again of the value they are read as.

const digit = oneOf('0123456789');
const first = oneOf('123456789');
const minus = either(nothing, word('-'));
const digits = (least: number, most = least) => repeated(digit, least, most);

/** Fewer than 16 digits, no leading zero, and zero has no sign. */
export const writtenInteger: Texts = either(word('0'), sequence(minus, first, digits(0, 14)));

export const writtenWholeFloat: Texts = either(word('0.0'), sequence(minus, first, digits(0, 13), word('.0')));

/** A decimal with that many places and at most 15 digits. */
export function writtenDecimal(places: number): Texts {
  const small = Array.from({ length: places }, (_, zeros) =>
    sequence(word(`-0.${'0'.repeat(zeros)}`), first, digits(places - zeros - 1)),
  );
  return either(
    sequence(word('0.'), digits(places)),
    sequence(minus, first, digits(0, 14 - places), word('.'), digits(places)),
    ...small,
  );
}

/** The shortest text of a double that has at most 15 digits: any such decimal is, when it ends in no zero and needs no exponent. */
const fraction: Texts = either(
  ...[0, 1, 2, 3].map((zeros) => sequence(minus, word(`0.${'0'.repeat(zeros)}`), endingInNoZero(14))),
  ...Array.from({ length: 14 }, (_, more) =>
    sequence(minus, first, digits(more), word('.'), endingInNoZero(14 - more)),
  ),
);

/** From 1e-5 down and from 1e16 up, with two digits of exponent or more. */
const scientific: Texts = sequence(
  minus,
  first,
  either(nothing, sequence(word('.'), endingInNoZero(14))),
  word('e'),
  either(
    sequence(
      word('-'),
      either(sequence(word('0'), oneOf('56789')), sequence(first, digit), sequence(oneOf('12'), digits(2))),
    ),
    sequence(
      word('+'),
      either(sequence(word('1'), oneOf('6789')), sequence(oneOf('23456789'), digit), sequence(oneOf('12'), digits(2))),
    ),
  ),
);

export const writtenDouble: Texts = either(fraction, scientific, writtenWholeFloat);
export const writtenPlainDouble: Texts = either(fraction, scientific, writtenInteger);

/** One to `most` digits of which the last is not 0. */
function endingInNoZero(most: number): Texts {
  return sequence(digits(0, most - 1), first);
}

const year = sequence(either(sequence(word('1'), oneOf('6789')), sequence(oneOf('23456789'), digit)), digits(2));
/** The engine says whether there is such a day. */
export const writtenDate: Texts = sequence(year, word('-'), digits(2), word('-'), digits(2));

const hour = either(sequence(oneOf('01'), digit), sequence(word('2'), oneOf('0123')));
const sixty = sequence(oneOf('012345'), digit);
export function writtenTimestamp(separator: string): Texts {
  const parts = either(nothing, sequence(word('.'), endingInNoZero(6)));
  return sequence(writtenDate, word(separator), hour, word(':'), sixty, word(':'), sixty, parts);
}
