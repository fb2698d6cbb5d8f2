import { expect, test } from '@jest/globals';
import { parseCommands, parseRunnerFile } from '@tidegate/testing';

test('a runner file holds plain lines and blocks', () => {
  expect(parseRunnerFile('a=1\nb<<END\ntwo\nlines=x\nEND\nc=\n')).toEqual({ a: '1', b: 'two\nlines=x', c: '' });
});

test('whichever sign comes first tells what a line is', () => {
  expect(parseRunnerFile('a=x<<END\nb<<c=d\n1\nc=d\n')).toEqual({ a: 'x<<END', b: '1' });
});

test('a line that says nothing is an error', () => {
  expect(() => parseRunnerFile('a=1\nnonsense\n')).toThrow('"nonsense" is neither name=value nor name<<delimiter');
  expect(() => parseRunnerFile('=1\n')).toThrow('"=1" is neither');
});

test('a block that is not closed is an error', () => {
  expect(() => parseRunnerFile('b<<END\ntwo\n')).toThrow('b is not closed by END');
});

test('commands are unescaped as the runner does, and text that only looks like one is none', () => {
  expect(parseCommands('hello\n::error title=a%3A b%2C c,file=x::100%25%0Asure\nx ::error::no\n  ::Debug::d')).toEqual([
    { command: 'error', properties: { title: 'a: b, c', file: 'x' }, message: '100%\nsure' },
    { command: 'debug', properties: {}, message: 'd' },
  ]);
});
