import { type ClientRequest, type IncomingMessage, Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { getCACertificates } from 'node:tls';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Asking, type Exchange, quoted, type Send } from './exchange.ts';
import { type Trouble, troubleOf } from './trouble.ts';

export interface ClientOptions {
  /** Certificates in PEM that are trusted beside the usual ones. */
  readonly ca?: string | undefined;
  /** HTTP_PROXY, HTTPS_PROXY and NO_PROXY as the environment has them. */
  readonly proxies?: Readonly<Record<string, string>>;
  /** Connections are kept and used again. */
  readonly keepAlive?: boolean;
  readonly signal?: AbortSignal;
}

export interface Client {
  readonly send: Send;
  close(): void;
}

/** Largest body that is read, unpacked, in bytes. */
export const largestBody = 50 * 1024 * 1024;

const idleMs = 1000;

/** HTTP and HTTPS with checked certificates, proxies, a limit of time and of size, and no redirects. */
export function httpClient({ ca, proxies, keepAlive = false, signal }: ClientOptions = {}): Client {
  // A connection that lay idle may be closed by the server just when it is used again: it is not kept for longer than this.
  const shared = { keepAlive, timeout: idleMs, ...(proxies && { proxyEnv: proxies }) };
  const plain = new HttpAgent(shared);
  const secure = new HttpsAgent({ ...shared, ...(ca !== undefined && { ca: [...getCACertificates(), ca] }) });
  const start = (asking: Asking): ClientRequest => {
    const options = { method: asking.method, headers: headersOf(asking), ...(signal && { signal }) };
    return asking.url.protocol === 'https:'
      ? httpsRequest(asking.url, { ...options, agent: secure })
      : httpRequest(asking.url, { ...options, agent: plain });
  };
  return {
    send: (asking) => exchange(asking, start),
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

function headersOf({ headers = {}, body }: Asking): Record<string, string | number> {
  return {
    accept: 'application/json',
    'user-agent': 'tidegate-smoke-test',
    'accept-encoding': 'gzip',
    ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    ...headers,
  };
}

function exchange(asking: Asking, start: (asking: Asking) => ClientRequest): Promise<Exchange> {
  return new Promise((resolve) => {
    let request: ClientRequest | undefined;
    const end = (outcome: Exchange) => {
      clearTimeout(timer);
      resolve(outcome);
      if (outcome.kind === 'none') request?.destroy();
    };
    const fail = (trouble: Trouble, reason: string) => end({ kind: 'none', trouble, reason });
    const timer = setTimeout(
      () => fail('timeout', `there was no whole answer within ${asking.timeoutMs / 1000} s`),
      asking.timeoutMs,
    );
    try {
      request = start(asking);
    } catch (error) {
      // Node throws at once for a header or an address it cannot send.
      return fail('unreachable', `the request cannot be sent (${(error as Error).message})`);
    }
    const onError = (error: NodeJS.ErrnoException) => {
      if (error.name === 'AbortError') return fail('cancelled', 'the job was cancelled');
      const { trouble, reason } = troubleOf(error);
      fail(trouble, reason);
    };
    request.on('error', onError);
    request.on('response', (response) => {
      const body = unpacked(response);
      if (typeof body === 'string')
        return fail('unknown-encoding', `its body is packed as "${quoted(body)}", which nobody asked for`);
      const chunks: Buffer[] = [];
      let size = 0;
      body.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size <= largestBody) return void chunks.push(chunk);
        fail('too-large', `its body is larger than ${largestBody / 1024 / 1024} MB`);
        body.destroy();
      });
      body.on('error', onError);
      response.on('error', onError);
      body.on('end', () => {
        const { statusCode: status = 0, headers } = response;
        end({ kind: 'reply', status, headers, body: Buffer.concat(chunks) });
      });
    });
    request.end(asking.body);
  });
}

/** The body as it was before it was packed; the name of the encoding when we know no way. */
function unpacked(response: IncomingMessage): Readable | string {
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  switch (encoding) {
    case 'identity':
    case '':
      return response;
    case 'gzip':
    case 'x-gzip':
      return response.pipe(createGunzip());
    case 'deflate':
      return response.pipe(createInflate());
    case 'br':
      return response.pipe(createBrotliDecompress());
    default:
      return encoding;
  }
}
