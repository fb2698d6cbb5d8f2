import { UserError } from '@tidegate/evidence';

/**
 * A regular expression in the words that RE2, PostgreSQL and Joni (Trino) understand alike, made of one written for RE2 and matched against
 * the whole text. Letters of a class stand for ASCII, as in RE2. Throws a UserError that names what the engines would read differently.
 */
export function sharedPattern(pattern: string): string {
  const reader = new PatternReader(pattern);
  const shared = reader.alternatives();
  if (!reader.atEnd()) reader.refuse(`the unopened ${reader.peek()}`);
  return shared;
}

/** What RE2 means by its letter classes, as the inside of a bracket. */
const classes: Readonly<Record<string, string>> = { d: '0-9', w: '0-9A-Za-z_', s: '\\t\\n\\f\\r ' };
const controls = new Set(['t', 'n', 'f', 'r']);
/** PostgreSQL counts no further. */
const mostRepeats = 255;

class PatternReader {
  private readonly pattern: string;
  private at = 0;
  private depth = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  peek(): string {
    return String.fromCodePoint(this.pattern.codePointAt(this.at) ?? 0);
  }

  atEnd(): boolean {
    return this.at >= this.pattern.length;
  }

  alternatives(): string {
    const branches = [this.branch()];
    while (this.takes('|')) branches.push(this.branch());
    return branches.join('|');
  }

  private branch(): string {
    let out = '';
    // The whole text is matched anyway, so an anchor at the edge says nothing more.
    if (this.depth === 0) this.takes('^');
    while (!this.atEnd() && this.peek() !== '|' && this.peek() !== ')') {
      const { at } = this;
      if (this.depth === 0 && this.takes('$')) {
        if (this.atEnd() || this.peek() === '|') return out;
        this.at = at;
      }
      out += this.atom() + this.repeats();
    }
    return out;
  }

  private atom(): string {
    const char = this.next();
    switch (char) {
      case '(':
        return this.group();
      case '[':
        return this.bracket();
      case '.':
        return '[^\\n]';
      case '\\':
        return this.escape();
      case '^':
      case '$':
        return this.refuse(`the anchor ${char} within the text`);
      case '*':
      case '+':
      case '?':
        return this.refuse(`${char} with nothing before it`);
      case '{':
        return this.refuse('a { that is not escaped');
      default:
        return literal(char);
    }
  }

  private group(): string {
    if (this.takes('?') && !this.takes(':')) this.refuse(`(?${this.peek()}`);
    this.depth++;
    const inside = this.alternatives();
    if (!this.takes(')')) this.refuse('a ( that is not closed');
    this.depth--;
    return `(?:${inside})`;
  }

  private repeats(): string {
    const sign = ['*', '+', '?'].find((one) => this.takes(one));
    if (sign === undefined && !this.takes('{')) return '';
    const out = sign ?? this.bounds();
    // Lazy or greedy, the whole text matches or it does not.
    this.takes('?');
    if (!this.atEnd() && '*+?{'.includes(this.peek())) this.refuse(`the second repetition ${this.peek()}`);
    return out;
  }

  private bounds(): string {
    const [text, least, most] =
      /^(\d+)(?:,(\d*))?\}/.exec(this.pattern.slice(this.at)) ?? this.refuse('a { that counts nothing');
    this.at += text.length;
    if (Math.max(Number(least), Number(most ?? 0)) > mostRepeats) this.refuse(`a repetition beyond ${mostRepeats}`);
    return `{${text}`;
  }

  private escape(): string {
    if (this.atEnd()) this.refuse('a \\ at the end');
    const char = this.next();
    const negated = classes[char.toLowerCase()];
    if (char in classes) return `[${classes[char]}]`;
    if (negated !== undefined) return `[^${negated}]`;
    if (controls.has(char)) return `\\${char}`;
    return /[A-Za-z0-9]/.test(char) ? this.refuse(`\\${char}`) : literal(char);
  }

  private bracket(): string {
    let out = this.takes('^') ? '[^' : '[';
    for (let first = true; first || this.peek() !== ']'; first = false) {
      if (this.atEnd()) this.refuse('a [ that is not closed');
      const from = this.member();
      if (from.length > 1 && !from.startsWith('\\')) {
        out += from;
        continue;
      }
      out += from;
      if (this.pattern[this.at] === '-' && !['', ']', undefined].includes(this.pattern[this.at + 1])) {
        this.at++;
        out += `-${this.member()}`;
      }
    }
    this.at++;
    return `${out}]`;
  }

  /** One character of a bracket, or the inside of a letter class. */
  private member(): string {
    const char = this.next();
    if (char === '[' && ':.='.includes(this.peek())) this.refuse(`[${this.peek()} inside brackets`);
    if (char !== '\\') return literal(char);
    const escaped = this.next();
    if (escaped in classes) return classes[escaped]!;
    if (controls.has(escaped)) return `\\${escaped}`;
    return /[A-Za-z0-9]/.test(escaped) ? this.refuse(`\\${escaped} inside brackets`) : literal(escaped);
  }

  private takes(char: string): boolean {
    if (this.pattern[this.at] !== char) return false;
    this.at++;
    return true;
  }

  private next(): string {
    if (this.atEnd()) this.refuse('an end too early');
    const char = this.peek();
    this.at += char.length;
    return char;
  }

  refuse(what: string): never {
    throw new UserError(
      'unsupported',
      `The pattern ${this.pattern} has ${what}, which the database would read differently, or not at all.`,
      { hint: 'Use characters, [...], (...), |, ., \\d, \\w, \\s and repetitions up to 255.' },
    );
  }
}

/** Punctuation stands for itself once escaped, inside brackets too. */
function literal(char: string): string {
  return /^[!-/:-@[-`{-~]$/.test(char) && char !== '_' ? `\\${char}` : char;
}
