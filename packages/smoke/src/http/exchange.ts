import type { IncomingHttpHeaders } from 'node:http';
import type { Trouble } from './trouble.ts';

/** One HTTP request. A redirect is an answer like any other: it is never followed. */
export interface Asking {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** For the whole answer, in milliseconds. */
  readonly timeoutMs: number;
}

export interface Reply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** Unpacked. */
  readonly body: Buffer;
}

export interface NoReply {
  readonly kind: 'none';
  readonly trouble: Trouble;
  /** Half a sentence about the server: `it cannot be reached (ECONNREFUSED)`. */
  readonly reason: string;
}

export type Exchange = Reply | NoReply;

/** Sends one request and never rejects for what a server does. */
export type Send = (asking: Asking) => Promise<Exchange>;

const longestQuote = 160;

/** The start of a text a server sent, on one line. */
export function quoted(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > longestQuote ? `${line.slice(0, longestQuote - 3)}...` : line;
}

/** What came back, in half a sentence: `it answered 503 {"status":"loading"}`. */
export function told(exchange: Exchange): string {
  if (exchange.kind === 'none') return exchange.reason;
  const { status, headers, body } = exchange;
  const place =
    status >= 300 && status < 400 && headers.location !== undefined ? ` to ${quoted(headers.location)}` : '';
  const text = quoted(body.subarray(0, 4 * longestQuote).toString('utf8'));
  return `it answered ${status}${place}${text === '' ? '' : ` ${text}`}`;
}
