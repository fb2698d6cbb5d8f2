import { html, Markup, type Piece } from '../markup.ts';
import { at } from './scale.ts';

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** The picture in words, for who cannot see it. */
  readonly words: string;
  readonly marks: Piece;
}

/** An image in the page: with a name and a description, and drawn by the page's own style alone. */
export function svg(title: string, { width, height, words, marks }: Drawing): Markup {
  return html`<svg viewBox="0 0 ${width} ${at(height)}" role="img" ${width > 400 && new Markup(' class="broad"')}>
    <title>${title}</title>
    <desc>${words}</desc>
    ${marks}
  </svg>`;
}

type Anchor = 'start' | 'middle' | 'end';

export function text(x: number, y: number, words: string, anchor: Anchor = 'start', kind?: string): Markup {
  return html`<text x="${at(x)}" y="${at(y)}" class="${anchor}${kind ? ` ${kind}` : ''}">${words}</text>`;
}

export type Segment = readonly [x1: number, y1: number, x2: number, y2: number];

/** Straight lines of one kind, as one element: ticks and grids are many. */
export function lines(kind: string, segments: readonly Segment[]): Markup | false {
  const d = segments.map(
    ([x1, y1, x2, y2]) =>
      `M${at(x1)} ${at(y1)}${y1 === y2 ? `H${at(x2)}` : x1 === x2 ? `V${at(y2)}` : `L${at(x2)} ${at(y2)}`}`,
  );
  return d.length > 0 && path(kind, d.join(''));
}

/** Texts set alike: x, y, words. */
export function texts(anchor: Anchor, all: readonly (readonly [number, number, string])[]): Markup {
  return html`<g class="${anchor}"
    >${all.map(([x, y, words]) => html`<text x="${at(x)}" y="${at(y)}">${words}</text>`)}</g
  >`;
}

export function path(kind: string, d: string): Markup {
  return html`<path class="${kind}" d="${d}" />`;
}

/** The last series is the one judged: it is filled. Those before it are outlines, told apart by their dashes. */
export function seriesKind(index: number, count: number): string {
  return index === count - 1 ? 'filled' : `outlined dash${index}`;
}

/** Names of the series beside a sample of each; one series needs none. */
export function legend(names: readonly string[]): Markup | false {
  return (
    names.length > 1 &&
    html`<p class="legend">
      ${names.map((name, i) => html`<span class="key ${seriesKind(i, names.length)}">${name}</span> `)}
    </p>`
  );
}

/** Text that fits into so many characters. */
export function short(words: string, most: number): string {
  return words.length <= most ? words : `${words.slice(0, most - 1).toWellFormed()}…`;
}
