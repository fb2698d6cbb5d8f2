import { validateHeaderName, validateHeaderValue } from 'node:http';
import { UserError } from '@tidegate/evidence';

/** What says nothing about who asks; all other values are secrets. */
const open = new Set(['accept', 'accept-language', 'content-type', 'host', 'user-agent']);
/** The client writes these itself. */
const own = new Set(['content-length', 'transfer-encoding', 'connection', 'accept-encoding']);

/** Reads `headers`, one `Name: value` per line. `mask` hears every value that may be a secret, also without its scheme. */
export function parseHeaders(lines: readonly string[], mask: (secret: string) => void): Record<string, string> {
  const headers: Record<string, string> = {};
  lines.forEach((line, index) => {
    const at = line.indexOf(':');
    const name = line.slice(0, at).trim().toLowerCase();
    const value = line.slice(at + 1).trim();
    if (at <= 0 || value === '' || !isValid(name, value)) {
      throw refuse(`line ${index + 1} is not a header`, 'Write one `Name: value` per line.');
    }
    if (own.has(name)) throw refuse(`\`${name}\` cannot be set`, 'Leave it out; it is written for each request.');
    if (name in headers) throw refuse(`\`${name}\` is given twice`, 'Keep one of them.');
    headers[name] = value;
    if (open.has(name)) return;
    mask(value);
    const token = /^(?:bearer|basic|token|apikey)\s+(\S.*)$/i.exec(value)?.[1];
    if (token !== undefined) mask(token);
  });
  return headers;
}

function isValid(name: string, value: string): boolean {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
}

function refuse(what: string, hint: string): UserError {
  return new UserError('bad-input', `\`headers\`: ${what}.`, { hint });
}
