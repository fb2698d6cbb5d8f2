import { expect, test } from '@jest/globals';
import { Log, StepLog } from '../src/run/log.ts';

function logged(...lines: string[]): { told: string; step: StepLog } {
  let told = '';
  const step = new StepLog(new Log((text) => (told += text)));
  for (const line of lines) step.line(line);
  return { told, step };
}

test('what is masked is hidden from then on, the longest first, and each line of it', () => {
  const { told } = logged(
    '::add-mask::abc',
    '::add-mask::abcdef',
    '::add-mask::one%0Atwo',
    'x abcdef abc y',
    'one',
    'two',
  );
  expect(told).toBe('  x *** *** y\n  ***\n  ***\n');
});

test('nothing masks the empty text', () => expect(logged('::add-mask::', 'ab').told).toBe('  ab\n'));

test('commands are told as people read them', () => {
  expect(
    logged('::error title=Red,file=a.csv,line=3::too low%0Asure', '::group::Part', '::debug::x', '::endgroup::').told,
  ).toBe('  error: Red: too low\n    sure (a.csv:3)\n  Part\n');
});

test('stopped commands are text', () => {
  const { told, step } = logged('::stop-commands::t', '::set-output name=a::1', '::t::', '::set-output name=a::2');
  expect(told).toBe('  ::set-output name=a::1\n');
  expect(step.outputs).toEqual({ a: '2' });
});
