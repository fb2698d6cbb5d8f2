/**
 * Throws at the first place where a text is not well-formed XML: characters, references, tags, quotes, nesting.
 * Pages are held to it too, after their doctype.
 */
export function requireWellFormed(text: string): void {
  // eslint-disable-next-line no-control-regex
  const bad = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text);
  if (bad) throw new Error(`a character that XML cannot hold, at ${bad.index}`);
  if (!text.isWellFormed()) throw new Error('a lone surrogate');
  const reference = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-f]+);)/i.exec(text);
  if (reference) throw new Error(`a stray ampersand, at ${reference.index}`);
  const open: string[] = [];
  const rest = text.replace(/^<\?xml [^?]*\?>\s*/, '').replace(/^<!doctype html>\s*/, '');
  const tag = /<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+(?:="[^"<]*")?)*)\s*(\/?)>/y;
  for (let at = 0; at < rest.length;) {
    if (rest[at] !== '<') {
      at = rest.indexOf('<', at) === -1 ? rest.length : rest.indexOf('<', at);
      continue;
    }
    tag.lastIndex = at;
    const found = tag.exec(rest);
    if (!found) throw new Error(`no tag: ${rest.slice(at, at + 80)}`);
    const [whole, closing, name, attributes, single] = found;
    const names = [...attributes!.matchAll(/([\w:-]+)="[^"]*"/g)].map(([, attribute]) => attribute);
    if (new Set(names).size < names.length) throw new Error(`an attribute twice: ${whole}`);
    // Only a page may say `open` and no more.
    if (!text.startsWith('<!doctype') && /\s[\w:-]+(?=\s|$)/.test(attributes!.replace(/"[^"]*"/g, '""')))
      throw new Error(`an attribute without a value: ${whole}`);
    if (closing) {
      const opened = open.pop();
      if (opened !== name) throw new Error(`</${name}> closes <${opened}>, at ${rest.slice(at - 80, at)}`);
    } else if (!single) open.push(name!);
    at += whole.length;
  }
  if (open.length > 0) throw new Error(`never closed: ${open.join(', ')}`);
}
