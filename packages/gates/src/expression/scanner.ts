import { UserError } from '@tidegate/evidence';

/** Where an expression was typed. */
export interface Source {
  /** Name of the input, for messages. */
  readonly input: string;
  /** Whether there is a production model to compare with. */
  readonly production: boolean;
}

/** Walks through one expression. Every refusal names the column, counted from 1 in characters, and the remedy. */
export class Scanner {
  readonly text: string;
  readonly source: Source;
  #at = 0;

  constructor(text: string, source: Source) {
    this.text = text;
    this.source = source;
  }

  get at(): number {
    this.#blanks();
    return this.#at;
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  /** Takes what the sticky pattern matches here, past blanks; undefined when it does not. */
  take(pattern: RegExp): RegExpExecArray | undefined {
    this.#blanks();
    return this.takeHere(pattern);
  }

  /** Takes what the sticky pattern matches with nothing between. */
  takeHere(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text) ?? undefined;
    if (match) this.#at += match[0].length;
    return match;
  }

  /** What is written next, for messages. */
  get next(): string {
    const rest = this.text.slice(this.at);
    return /^(?:[\w.\u00c0-\u1fff]+|[<>=!≤≥]+|.)/u.exec(rest)?.[0] ?? '';
  }

  refuse(what: string, remedy: string, at = this.at): never {
    const column = [...this.text.slice(0, at)].length + 1;
    throw new UserError('bad-input', `\`${this.source.input}\`: \`${this.text}\`, column ${column}: ${what}.`, {
      hint: remedy,
    });
  }

  #blanks(): void {
    while (/\s/.test(this.text[this.#at] ?? '')) this.#at++;
  }
}
