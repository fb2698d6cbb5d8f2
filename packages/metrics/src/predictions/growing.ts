import { type ColumnPiece, textsOf } from './column-piece.ts';

/** Numbers of rows whose count is not known before the last one. */
export class GrowingNumbers {
  #values = new Float64Array(1024);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = new Float64Array(2 * this.#length);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.#length++] = value;
  }

  /** The numbers in another order. */
  inOrder(order: Uint32Array): Float64Array {
    const ordered = new Float64Array(order.length);
    for (let i = 0; i < order.length; i += 1) ordered[i] = this.#values[order[i]!]!;
    return ordered;
  }
}

/** Texts, of which the same come again and again. Several columns may share the values. */
export class GrowingTexts {
  readonly values: string[];
  readonly #known: Map<string, number>;
  readonly #canonical: (text: string) => string;
  #codes = new Uint32Array(1024);
  #length = 0;

  /** @param canonical gives texts that mean the same one spelling */
  constructor(canonical: (text: string) => string = (text) => text, shared?: GrowingTexts) {
    this.#canonical = shared ? shared.#canonical : canonical;
    this.values = shared ? shared.values : [];
    this.#known = shared ? shared.#known : new Map<string, number>();
  }

  push(text: string): number {
    const code = this.#known.get(text) ?? this.#add(text);
    this.#append(code);
    return code;
  }

  pushPiece(piece: ColumnPiece): void {
    if (piece.kind !== 'codes') {
      for (const text of textsOf(piece)) this.push(text);
      return;
    }
    const own: number[] = [];
    for (const code of piece.codes) {
      const known = own[code];
      if (known === undefined) own[code] = this.push(piece.values[code]!.trim());
      else this.#append(known);
    }
  }

  /** The number of rows whose value is such. */
  rowsOf(isSuch: (value: string) => boolean): number {
    const such = this.values.map(isSuch);
    let rows = 0;
    for (let i = 0; i < this.#length; i += 1) if (such[this.#codes[i]!]) rows += 1;
    return rows;
  }

  inOrder(order: Uint32Array): { values: readonly string[]; codes: Uint32Array } {
    const codes = new Uint32Array(order.length);
    for (let i = 0; i < order.length; i += 1) codes[i] = this.#codes[order[i]!]!;
    return { values: this.values, codes };
  }

  #append(code: number): void {
    if (this.#length === this.#codes.length) {
      const larger = new Uint32Array(2 * this.#length);
      larger.set(this.#codes);
      this.#codes = larger;
    }
    this.#codes[this.#length++] = code;
  }

  #add(text: string): number {
    const canonical = this.#canonical(text);
    const code = this.#known.get(canonical) ?? this.values.push(canonical) - 1;
    this.#known.set(canonical, code).set(text, code);
    return code;
  }
}
