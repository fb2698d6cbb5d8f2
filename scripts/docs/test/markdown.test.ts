import { describe, expect, test } from '@jest/globals';
import { readMarkdown } from '../markdown.ts';

describe('a Markdown file', () => {
  test('fences keep their lines and lose their indentation', () => {
    const { fences } = readMarkdown('a\n\n- b\n\n  ```yaml\n  x:\n    - 1\n  ```\n\n````md\n```sh\nls\n```\n````\n');
    expect(fences).toEqual([
      { line: 6, language: 'yaml', text: 'x:\n  - 1\n' },
      { line: 11, language: 'md', text: '```sh\nls\n```\n' },
    ]);
  });

  test('a fence without an end is an error', () => {
    expect(() => readMarkdown('a\n```yaml\nx: 1\n')).toThrow('the block that begins before line 3 has no end');
  });

  test('links are found with their lines, not in code', () => {
    const { links } = readMarkdown(
      '[a](b.md)\n`[c](d.md)` and [e](f.md#g "title")\n```\n[h](i.md)\n```\n![j](<k.png>)\n',
    );
    expect(links).toEqual([
      { line: 1, target: 'b.md' },
      { line: 2, target: 'f.md#g' },
      { line: 6, target: 'k.png' },
    ]);
  });

  test.each([
    ['# Roll back, now!', ['roll-back-now']],
    ['## `on-error`: what it does', ['on-error-what-it-does']],
    ['## A [link](b.md) in it', ['a-link-in-it']],
    ['# Same\n# Same', ['same', 'same-1']],
    ['```\n# No heading\n```', []],
  ])('%j has the anchors %j', (source, anchors) => {
    expect([...readMarkdown(source).anchors]).toEqual(anchors);
  });
});
