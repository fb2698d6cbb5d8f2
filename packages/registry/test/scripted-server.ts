import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly method: string;
  /** Path below the address, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** Status and body: an object is sent as JSON, a text as it is; `cut` ends the connection without an answer. */
export type Answer = { readonly status?: number; readonly body: unknown } | 'cut';

/** A real HTTP server that answers as the script says and keeps what it was asked. */
export async function scriptedServer(script: (request: Received) => Answer) {
  const received: Received[] = [];
  const server = createServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url!, 'http://localhost');
    const asked: Received = {
      method: request.method!,
      path: url.pathname,
      query: url.searchParams,
      authorization: request.headers.authorization,
      body: Buffer.concat(chunks).toString(),
    };
    received.push(asked);
    const says = script(asked);
    if (says === 'cut') return void request.socket.destroy();
    const text = typeof says.body === 'string' ? says.body : JSON.stringify(says.body);
    response.writeHead(says.status ?? 200, { 'Content-Type': 'application/json' }).end(text);
  }
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    stop: () => new Promise<void>((done) => (server.closeAllConnections(), server.close(() => done()))),
  };
}
