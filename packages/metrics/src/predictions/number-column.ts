import { type ColumnPiece, textsOf } from './column-piece.ts';
import { isBlank, numberIn } from './fields.ts';
import { GrowingNumbers } from './growing.ts';

/** A column of numbers with what in it is none. */
export class NumberColumn {
  readonly #values = new GrowingNumbers();
  blank = 0;
  /** Rows whose value is not a finite number, and the first such text. */
  notNumbers: { rows: number; first: string } | undefined;

  add(text: string): void {
    const value = numberIn(text);
    if (Number.isNaN(value)) this.#refuse(text);
    this.#values.push(value);
  }

  addPiece(piece: ColumnPiece): void {
    if (piece.kind !== 'numbers') {
      for (const text of textsOf(piece)) this.add(text);
      return;
    }
    for (const value of piece.numbers) {
      if (!Number.isFinite(value)) this.#refuse(Number.isNaN(value) ? '' : value > 0 ? 'inf' : '-inf');
      this.#values.push(Number.isFinite(value) ? value : NaN);
    }
  }

  inOrder(order: Uint32Array): Float64Array {
    return this.#values.inOrder(order);
  }

  #refuse(text: string): void {
    if (isBlank(text)) this.blank += 1;
    else if (this.notNumbers) this.notNumbers.rows += 1;
    else this.notNumbers = { rows: 1, first: text };
  }
}
