import { exact } from '../decimal.ts';
import type { Bound } from './ast.ts';
import type { Scanner } from './scanner.ts';
import { example, keyword } from './words.ts';

const unsigned = /(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d{1,3})?/uy;

/** What a metric is held against: a number, or production with a factor and an offset. */
export function bound(scanner: Scanner): Bound {
  if (scanner.ended) scanner.refuse('the bound is missing', example);
  const at = scanner.at;
  if (scanner.take(keyword.production)) return production(scanner, scanner.take(/\*/uy) ? factor(scanner) : '1', at);
  const value = signed(scanner);
  if (value === undefined) {
    scanner.refuse(
      `"${scanner.next}" is not a bound`,
      'A bound is a number, or `production` with `* 1.01`, `- 0.02` or `+ 0.05`.',
    );
  }
  if (!scanner.take(/\*/uy)) return { kind: 'number', value };
  if (!scanner.take(keyword.production)) scanner.refuse('only `production` can be multiplied', example);
  return production(scanner, positive(scanner, value, at), at);
}

function production(scanner: Scanner, times: string, at: number): Bound {
  if (!scanner.source.production) {
    scanner.refuse(
      'there is no production model here to compare with',
      'Hold the metric against a number; compare-with-production compares models.',
      at,
    );
  }
  const sign = scanner.take(/[+-]/uy)?.[0];
  if (sign === undefined) {
    if (scanner.next === '/')
      scanner.refuse('there is no division', 'Multiply instead: half of production is `production * 0.5`.');
    return { kind: 'production', factor: times, offset: '0' };
  }
  const offset =
    number(scanner) ?? scanner.refuse('a number is missing', 'Follow `production` with `- 0.02` or `+ 0.05`.');
  return { kind: 'production', factor: times, offset: canonical(sign === '-' ? `-${offset}` : offset) };
}

function factor(scanner: Scanner): string {
  const at = scanner.at;
  const value = signed(scanner) ?? scanner.refuse('a factor is missing', 'Write it as `production * 1.01`.');
  return positive(scanner, value, at);
}

function positive(scanner: Scanner, value: string, at: number): string {
  return Number(value) > 0
    ? value
    : scanner.refuse(
        'the factor must be above 0',
        'One per cent more is `production * 1.01`, one per cent less `production * 0.99`.',
        at,
      );
}

function signed(scanner: Scanner): string | undefined {
  const sign = scanner.take(/[+-]/uy)?.[0] ?? '';
  const value = number(scanner);
  if (value !== undefined) return canonical(sign === '-' ? `-${value}` : value);
  return sign === '' ? undefined : scanner.refuse('a number is missing after the sign', example);
}

function number(scanner: Scanner): string | undefined {
  const at = scanner.at;
  const found = scanner.take(unsigned)?.[0];
  if (found === undefined) return undefined;
  if (scanner.takeHere(/%/uy)) {
    scanner.refuse(
      'a percent sign could mean two things here',
      'Two points are `- 0.02`; two per cent of production are `* 0.98`; a share is 0.02.',
      at,
    );
  }
  if (scanner.takeHere(/,(?=\d)/uy))
    scanner.refuse('a comma does not belong in a number', 'Write 0.85 with a point, and 1000 without separators.', at);
  if (scanner.takeHere(/[\w.\u00c0-\u1fff]/uy))
    scanner.refuse('this is not a number', 'Write numbers as 0.85, 12 or 1e-3.', at);
  if (!isHeld(found))
    scanner.refuse(
      'this number is larger or smaller than any metric can be',
      'Write one between 1e-300 and 1e300.',
      at,
    );
  return found;
}

/** Whether a double comes near it: neither infinite, nor 0 for what is not. */
function isHeld(text: string): boolean {
  const value = Number(text);
  return Number.isFinite(value) && (value !== 0 || !/[1-9]/.test(text.replace(/e.*/i, '')));
}

/** 0.850 and .85 are one number and get one text. */
function canonical(text: string): string {
  return exact(text).toString();
}
