import type { Verdict } from '@tidegate/evidence';
import { verdictOrder } from './badge.ts';
import { leftOut } from './checks.ts';
import { type Column, columnCard } from './column-card.ts';
import { fit } from './fit.ts';
import { html, type Markup } from './markup.ts';

/** So many quiet columns are shown openly; more are folded away. */
const few = 8;

/** All columns as cards, what is wrong first, as many as have room in so many bytes. */
export function columnCards(columns: readonly Column[], level: 3 | 4, bytes: number): Markup | false {
  if (columns.length === 0) return false;
  const order: readonly (Verdict | undefined)[] = [...verdictOrder, undefined];
  const sorted = order.flatMap((verdict) => columns.filter((column) => column.verdict === verdict));
  const loud = sorted.filter(({ verdict }) => verdict !== undefined && verdict !== 'pass');
  const quiet = sorted.slice(loud.length);
  const card = (column: Column) => columnCard(column, level === 3 ? 4 : 5);
  const told = fit(loud, bytes, card);
  // Once a card has no room, none after it is shown: what is left out is always the end of the order.
  const rest = fit(quiet, told.left > 0 ? 0 : bytes - told.bytes, card);
  return html`${level === 3 ? html`<h3>Columns</h3>` : html`<h4>Columns</h4>`} ${grid(told.shown)}
  ${leftOut(told.left, 'column', 'what is wrong with')}
  ${
    quiet.length > few
      ? html`<details>
          <summary>${quiet.length} columns with nothing wrong</summary>
          ${grid(rest.shown)} ${leftOut(rest.left, 'column')}
        </details>`
      : html`${grid(rest.shown)} ${leftOut(rest.left, 'column')}`
  }`;
}

function grid(cards: Markup): Markup | false {
  return cards.text !== '' && html`<div class="cards">${cards}</div>`;
}
