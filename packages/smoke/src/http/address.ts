import { UserError } from '@tidegate/evidence';

/** Where a server is: an address without its credentials, which travel as a header. */
export interface Address {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads `url`. A user and password in it become an Authorization header. */
export function parseAddress(input: string, typed: string): Address {
  let url: URL;
  try {
    url = new URL(typed);
  } catch (cause) {
    throw refuse(input, typed, cause);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw refuse(input, typed);
  const { username, password } = url;
  url.username = url.password = url.hash = '';
  if (username === '' && password === '') return { url, headers: {} };
  const pair = Buffer.from(`${decode(username)}:${decode(password)}`).toString('base64');
  return { url, headers: { authorization: `Basic ${pair}` } };
}

/** The address below a server's: it keeps the server's own path and query. Throws a UserError for an address of another host. */
export function below(base: URL, path: string): URL {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(path)) {
    const url = URL.canParse(path) ? new URL(path) : undefined;
    if (url?.origin === base.origin) return url;
    throw new UserError('bad-input', `${url ? shown(url) : path} is not an address below ${shown(base)}.`, {
      hint: 'Write a path such as /predict; headers and credentials are for the host of `url` alone.',
    });
  }
  const [route = '', query] = path.split('?');
  const url = new URL(base);
  url.pathname = `${base.pathname.replace(/\/$/, '')}/${route.replace(/^\//, '')}`;
  if (query !== undefined) url.search = query;
  return url;
}

/** Where health is asked: below the server's address, or at another host, whose requests carry no headers. */
export function healthAddress(base: URL, typed: string): URL {
  return /^https?:\/\//i.test(typed) ? parseAddress('health', typed).url : below(base, typed);
}

/** An address as it may be shown: no credentials, no query. */
export function shown(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refuse(input: string, typed: string, cause?: unknown): UserError {
  return new UserError('bad-input', `\`${input}\` is ${JSON.stringify(typed)}: expected an http or https address.`, {
    hint: 'Write it with its scheme, such as http://localhost:8080.',
    cause,
  });
}
