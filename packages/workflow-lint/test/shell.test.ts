import { expect, test } from '@jest/globals';
import { commandsOf } from '../src/model/shell.ts';

const told = (script: string) =>
  commandsOf(script).map(({ after, program, text, depth, line }) => [line, depth, after, program, text]);

test.each<[string, string, unknown[]]>([
  [
    'a pipe, an or',
    'a | b || true',
    [
      [0, 0, ';', 'a', 'a'],
      [0, 0, '|', 'b', 'b'],
      [0, 0, '||', 'true', 'true'],
    ],
  ],
  ['quotes', `echo "a || b; c" '| d'`, [[0, 0, ';', 'echo', `echo "a || b; c" '| d'`]]],
  ['a comment', 'pytest # || true\n# exit 0', [[0, 0, ';', 'pytest', 'pytest']]],
  [
    'a continued line',
    'curl \\\n  -f x || \\\n  true',
    [
      [0, 0, ';', 'curl', 'curl -f x'],
      [0, 0, '||', 'true', 'true'],
    ],
  ],
  [
    'a here-document',
    "python - <<'E'\nexit(0) || true\nE\nls",
    [
      [0, 0, ';', 'python', "python - <<'E'"],
      [3, 0, ';', 'ls', 'ls'],
    ],
  ],
  ['a substitution', 'x=$(a || echo 0) b', [[0, 0, ';', 'b', 'x=$(a || echo 0) b']]],
  [
    'branches',
    'if a; then\n  exit 0\nfi\nexit 1',
    [
      [0, 1, ';', 'a', 'a'],
      [1, 1, ';', 'exit', 'exit 0'],
      [3, 0, ';', 'exit', 'exit 1'],
    ],
  ],
  ['a loop', 'for i in 1 2; do\n  sleep 1\ndone', [[1, 1, ';', 'sleep', 'sleep 1']]],
  [
    'the background',
    'a & b 2>&1',
    [
      [0, 0, ';', 'a', 'a'],
      [0, 0, '&', 'b', 'b 2>&1'],
    ],
  ],
  [
    'wrappers',
    'sudo timeout 9 python3 -m pytest tests',
    [[0, 0, ';', 'pytest', 'sudo timeout 9 python3 -m pytest tests']],
  ],
  ['an expression', 'echo ${{ a || b }}', [[0, 0, ';', 'echo', 'echo ${{ a || b }}']]],
  [
    'several lines in quotes',
    'echo "a\nb || c"\nd',
    [
      [0, 0, ';', 'echo', 'echo "a\nb || c"'],
      [2, 0, ';', 'd', 'd'],
    ],
  ],
  ['nothing', '\n  \n', []],
])('%s', (_, script, commands) => {
  expect(told(script)).toEqual(commands);
});
