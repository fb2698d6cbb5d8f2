/**
 * Why a text is not one SQL expression that stays inside the parentheses it is put in; undefined when it is one. Quotes and comments are
 * read as all engines read them; ways of quoting that only some know are refused.
 */
export function notOneExpression(sql: string): string | undefined {
  let depth = 0;
  let said = false;
  for (let at = 0; at < sql.length;) {
    const rest = sql.slice(at);
    const skipped = /^(\s+|--[^\n]*)/.exec(rest)?.[0];
    if (skipped !== undefined) {
      at += skipped.length;
      continue;
    }
    if (rest.startsWith('/*')) {
      const end = rest.indexOf('*/');
      if (end < 0) return 'a comment is not closed';
      if (rest.slice(2, end).includes('/*')) return 'there is a comment in a comment';
      at += end + 2;
      continue;
    }
    said = true;
    const token = tokenAt(rest);
    if (typeof token === 'object') return token.fault;
    if (token === ';') return 'it is more than one expression: there is a semicolon';
    if (token === '(') depth++;
    if (token === ')' && --depth < 0) return 'it closes a parenthesis it did not open';
    at += token.length;
  }
  if (!said) return 'there is no expression';
  return depth > 0 ? 'a parenthesis is not closed' : undefined;
}

function tokenAt(rest: string): string | { readonly fault: string } {
  const quote = rest[0];
  if (quote === "'" || quote === '"') {
    const quoted = (quote === "'" ? /^'(?:[^']|'')*'/ : /^"(?:[^"]|"")*"/).exec(rest)?.[0];
    return quoted ?? { fault: `a ${quote} is not closed` };
  }
  if (/^(?:[eExXbBnN]|[uU]&)'/.test(rest) || /^[uU]&"/.test(rest))
    return { fault: `${/^[^'"]*./.exec(rest)![0]} begins a text that not all engines know` };
  if (/^\$(?:[A-Za-z_]\w*)?\$/.test(rest)) return { fault: 'a text in $$ is known to one engine alone' };
  // A whole word, so that the e of `name` begins no text.
  return /^[\p{L}\p{N}_$]+/u.exec(rest)?.[0] ?? rest[0]!;
}
