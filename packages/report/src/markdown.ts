/** Text as literal Markdown in a GitHub table cell: no markup, no HTML, no mention, no line break. */
export function literal(text: string): string {
  return text
    .replace(/[\r\n]+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()#+!|~$]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/@(?=\w)/g, '&#64;');
}
