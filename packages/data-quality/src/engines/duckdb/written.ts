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

/** The shortest text of a double from 1e-4 on that has at most 15 digits: any such decimal is, when it ends in no zero. */
const fraction: Texts = either(
  ...[0, 1, 2, 3].map((zeros) => sequence(minus, word(`0.${'0'.repeat(zeros)}`), significant(15))),
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

/** The shortest text of a number that is whole or has up to `places` decimal places, 15 digits at most: as Python writes it, or a whole one plainly. */
export function writtenRounded(places: number, whole: 'python' | 'plain'): Texts {
  const more = digits(0, 14 - places);
  const fractions = Array.from({ length: Math.min(places, 4) }, (_, zeros) =>
    sequence(minus, word(`0.${'0'.repeat(zeros)}`), significant(places - zeros)),
  );
  const small = Array.from({ length: Math.max(0, places - 4) }, (_, i) => {
    const [exponent, left] = [i + 5, places - i - 5];
    const rest = left === 0 ? nothing : either(nothing, sequence(word('.'), endingInNoZero(left)));
    return sequence(minus, first, rest, word(`e-0${exponent}`));
  });
  const point = word(whole === 'python' ? '.0' : '');
  return either(
    sequence(word('0'), point),
    sequence(minus, first, more, point),
    sequence(minus, first, more, word('.'), endingInNoZero(places)),
    ...fractions,
    ...small,
  );
}

/** One to `most` digits of which the first is not 0, nor the last. */
function significant(most: number): Texts {
  return most === 1 ? first : sequence(first, either(nothing, endingInNoZero(most - 1)));
}

/** One to `most` digits of which the last is not 0. */
function endingInNoZero(most: number): Texts {
  return sequence(digits(0, most - 1), first);
}

const century = either(sequence(word('1'), oneOf('6789')), sequence(oneOf('23456789'), digit));
const year = sequence(century, digits(2));
const leapYear = either(
  // 04, 08 ... 96 of any century, and each fourth century.
  sequence(century, either(sequence(word('0'), oneOf('48')), sequence(oneOf('2468'), oneOf('048')), oddAnd26('13579'))),
  sequence(either(word('16'), sequence(oneOf('2468'), oneOf('048')), oddAnd26('3579')), word('00')),
);
const upTo28 = either(sequence(word('0'), first), sequence(word('1'), digit), sequence(word('2'), oneOf('012345678')));
const upTo30 = either(upTo28, word('29'), word('30'));
const monthAndDay = either(
  sequence(either(...['01', '03', '05', '07', '08', '10', '12'].map(word)), word('-'), either(upTo30, word('31'))),
  sequence(either(...['04', '06', '09', '11'].map(word)), word('-'), upTo30),
  sequence(word('02-'), upTo28),
);
/** Days there are, of the years that all calendars agree on. */
export const writtenDate: Texts = either(sequence(year, word('-'), monthAndDay), sequence(leapYear, word('-02-29')));

function oddAnd26(tens: string): Texts {
  return sequence(oneOf(tens), oneOf('26'));
}

const hour = either(sequence(oneOf('01'), digit), sequence(word('2'), oneOf('0123')));
const sixty = sequence(oneOf('012345'), digit);
export function writtenTimestamp(separator: string): Texts {
  const parts = either(nothing, sequence(word('.'), endingInNoZero(6)));
  return sequence(writtenDate, word(separator), hour, word(':'), sixty, word(':'), sixty, parts);
}
