import { plain } from './plain.ts';

/** A piece of HTML that is safe to insert as it is. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Markup | string | number | undefined | false | readonly Piece[];

/** Template tag: everything inserted is escaped, unless it is Markup already. Line breaks of the template take no indentation along. */
export function html(strings: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return new Markup(tight(strings).reduce((text, part, i) => text + render(pieces[i - 1]) + part));
}

const tightened = new WeakMap<TemplateStringsArray, readonly string[]>();

function tight(strings: TemplateStringsArray): readonly string[] {
  const known = tightened.get(strings);
  if (known) return known;
  const made = strings.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  tightened.set(strings, made);
  return made;
}

function render(piece: Piece): string {
  if (piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.text;
  if (typeof piece === 'object') return piece.map(render).join('');
  return plain(String(piece)).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
