import { html, type Markup } from './markup.ts';

export interface Fitted {
  readonly shown: Markup;
  /** How many had no room. */
  readonly left: number;
  readonly bytes: number;
}

/** As many pieces, from the first on, as have room in so many bytes of UTF-8. A piece is never cut. */
export function fit<T>(items: readonly T[], bytes: number, render: (item: T) => Markup): Fitted {
  const shown: Markup[] = [];
  let used = 0;
  for (const item of items) {
    const piece = render(item);
    const size = Buffer.byteLength(piece.text);
    if (used + size > bytes) break;
    shown.push(piece);
    used += size;
  }
  return { shown: html`${shown}`, left: items.length - shown.length, bytes: used };
}
