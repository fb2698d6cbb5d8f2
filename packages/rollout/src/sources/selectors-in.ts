const notMetrics = new Set(
  'and or unless bool offset inf nan by without on ignoring group_left group_right start end'.split(' '),
);

/** One token: a quoted text, a list of labels after by, on and the like, a range, a name with its matchers, or any one character. */
const token =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^)]*\)|\[[^\]]*\]|([a-zA-Z_:][\w:]*)?(\s*\{(?:[^"'}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')*\})|([a-zA-Z_:][\w:]*)(?=(\s*\(|\s+(?:by|without)\b)?)|\d[\w.]*|./gis;

/** The series selectors of a PromQL expression, each once: those whose samples have timestamps of their own. */
export function selectorsIn(query: string): string[] {
  const found = new Set<string>();
  for (const [, name = '', matchers, bare, call] of query.matchAll(token)) {
    if (matchers !== undefined) found.add(`${name}${matchers.trim()}`);
    else if (bare !== undefined && call === undefined && !notMetrics.has(bare.toLowerCase())) found.add(bare);
  }
  return [...found];
}
