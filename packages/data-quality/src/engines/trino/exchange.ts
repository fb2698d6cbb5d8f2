import { request as plainRequest } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { ConnectionOptions } from 'node:tls';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** No byte for so long means that nobody is there any more; Trino itself answers within a second or says that it is still at work. */
const silence = 120_000;

/** One HTTP request to its end. Node's own client, because a user's certificate authority belongs to this connection alone. */
export async function exchange(
  url: URL,
  options: {
    readonly method: 'POST' | 'GET' | 'DELETE';
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly tls: ConnectionOptions | undefined;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<Answer> {
  const { method, headers, body, tls, signal } = options;
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? tlsRequest : plainRequest;
    const request = send(url, { method, headers, timeout: silence, ...tls, ...(signal && { signal }) }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('error', reject);
      // An answer cut short ends as `aborted`, never as `end`.
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
    });
    request.on('timeout', () => request.destroy(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })));
    request.on('error', reject);
    request.end(body);
  });
}
