/** One simple command of a shell script, as far as that can be known without running it. */
export interface Command {
  /** Line of the script, from 0. */
  readonly line: number;
  readonly text: string;
  /** Name of the program, without its folder; of `python -m pytest` it is `pytest`. */
  readonly program: string;
  readonly words: readonly string[];
  /** What stands between it and the command before it. */
  readonly after: ';' | '&&' | '||' | '|' | '&';
  /** How many `if`, `for`, `while`, `case` and functions it stands in. */
  readonly depth: number;
}

/**
 * Reads a script (bash, sh) into commands. Comments and here-documents are left out, continued lines are joined. It is no shell: what is
 * quoted stays one word, what is substituted stays as it is written, and an expression `${{ }}` is a word.
 */
export function commandsOf(script: string): Command[] {
  const commands: Command[] = [];
  let depth = 0;
  let after: Command['after'] = ';';
  for (const { line, text } of logicalLines(script)) {
    for (const part of split(text)) {
      let words = part.words;
      while (words.length > 0) {
        const [first = ''] = words;
        if (/^(fi|done|esac|\})$/.test(first)) depth = Math.max(0, depth - 1);
        else if (/^(if|for|while|until|case|\{)$/.test(first)) depth++;
        else if (!/^(then|do|else|elif|!|time)$/.test(first)) break;
        const isList = /^(for|case)$/.test(first);
        words = isList ? [] : words.slice(1);
      }
      if (/^[\w-]+\(\)$/.test(words[0] ?? '')) words = words.slice(1);
      const program = programOf(words);
      if (words.length > 0) commands.push({ line, text: words.join(' '), words, program, after, depth });
      after = part.before;
    }
    after = ';';
  }
  return commands;
}

function programOf(words: readonly string[]): string {
  const rest = [...words];
  while (
    /^[A-Za-z_]\w*\+?=/.test(rest[0] ?? '') ||
    /^(sudo|exec|env|nohup|command|poetry|uv|pipenv|run|xvfb-run)$/.test(rest[0] ?? '')
  ) {
    rest.shift();
  }
  const [first = ''] = rest;
  const name = unquoted(first).split('/').at(-1)!;
  if (/^python[\d.]*$/.test(name) && rest[1] === '-m') return rest[2] ?? name;
  if (/^timeout$/.test(name)) return programOf(rest.slice(2));
  return name;
}

/** A text in quotes that is longer is a quote left open, as in a script of another language. */
const mostJoined = 200;

/** A word without its quotes. */
export function unquoted(word: string): string {
  return word.replace(/^(["'])(.*)\1$/s, '$2');
}

function* logicalLines(script: string): Generator<{ line: number; text: string }> {
  const lines = script.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const line = i;
    let text = lines[i]!;
    while (/(^|[^\\])\\$/.test(text.trimEnd()) && i + 1 < lines.length)
      text = `${text.trimEnd().slice(0, -1)} ${lines[++i]!}`;
    const last = Math.min(lines.length - 1, i + mostJoined);
    while (i < last && openQuote(text)) text += `\n${lines[++i]!}`;
    const here = /(?<!<)<<-?\s*(["']?)([A-Za-z_]\w*)\1/.exec(text);
    // Only a line that ends the document makes it one: `<<` may be arithmetic.
    if (here) {
      const end = lines.findIndex((one, at) => at > i && one.trim() === here[2]);
      if (end > 0) i = end;
    }
    yield { line, text };
  }
}

function openQuote(text: string): boolean {
  let quote = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '\\' && quote !== "'") i++;
    else if (quote !== '') quote = char === quote ? '' : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === '#' && (i === 0 || /\s/.test(text[i - 1]!))) return false;
  }
  return quote !== '';
}

interface Part {
  readonly words: readonly string[];
  /** What separates it from the next one. */
  readonly before: Command['after'];
}

/** A line cut at `;`, `&&`, `||`, `|` and `&` that stand outside of quotes and substitutions. */
function split(text: string): Part[] {
  const parts: Part[] = [];
  let words: string[] = [];
  let word = '';
  let quote = '';
  let nested = 0;
  const endWord = (): void => {
    if (word !== '') words.push(word);
    word = '';
  };
  const endPart = (before: Command['after']): void => {
    endWord();
    parts.push({ words, before });
    words = [];
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    const next = text[i + 1] ?? '';
    if (quote !== '' || nested > 0) {
      word += char;
      if (char === '\\' && quote !== "'") word += text[++i] ?? '';
      else if (quote !== '') quote = char === quote ? '' : quote;
      else if (char === '"' || char === "'") quote = char;
      else if (char === '(' || char === '{') nested++;
      else if (char === ')' || char === '}') nested--;
    } else if (char === '"' || char === "'") word += quote = char;
    else if (char === '\\') word += char + (text[++i] ?? '');
    else if (char === '$' && (next === '(' || next === '{')) {
      word += char + next;
      nested = 1;
      i++;
    } else if (char === '#' && word === '') break;
    else if (/\s/.test(char)) endWord();
    else if (char === ';') endPart(';');
    else if ((char === '&' || char === '|') && next === char) {
      endPart(char === '&' ? '&&' : '||');
      i++;
    } else if (char === '|') endPart('|');
    else if (char === '&' && !/[><]$/.test(word) && next !== '>') endPart('&');
    else word += char;
  }
  endPart(';');
  return parts;
}
