import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

export interface ModelServer {
  readonly url: string;
  readonly port: number;
  /** `POST /predict`, one per request. */
  readonly requests: string[];
  /** Headers of the last request. */
  readonly headers: () => IncomingMessage['headers'];
  close(): Promise<void>;
}

export type Handler = (ask: Ask) => void | Promise<void>;

export interface Ask {
  readonly method: string;
  readonly path: string;
  /** The parsed body; undefined when it is not JSON. */
  readonly body: unknown;
  readonly text: string;
  readonly response: ServerResponse;
  readonly socket: Socket;
  /** Answers with JSON. */
  readonly json: (value: unknown, status?: number, headers?: Record<string, string>) => void;
}

/** A model server on loopback that does exactly what the test says, over TLS when it is given a certificate. */
export async function startModelServer(
  handler: Handler,
  tls?: { key: string; cert: string },
  host = '127.0.0.1',
): Promise<ModelServer> {
  const requests: string[] = [];
  let headers: IncomingMessage['headers'] = {};
  const listener: RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const { method = '', url = '', socket } = request;
      requests.push(`${method} ${url}`);
      headers = request.headers;
      const json: Ask['json'] = (value, status = 200, more = {}) =>
        void response.writeHead(status, { 'content-type': 'application/json', ...more }).end(JSON.stringify(value));
      void handler({ method, path: url, body: parsed(text), text, response, socket, json });
    });
  };
  const server: Server = tls ? createSecureServer(tls, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'https' : 'http'}://${host}:${port}`,
    port,
    requests,
    headers: () => headers,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A healthy REST model of version 2: twice `x`, for one row or a list of them; anything else is a 400. */
export const doubling: Handler = ({ path, body, json }) => {
  if (path === '/health') return json({ status: 'ok', version: '2' });
  if (path !== '/predict') return json({ error: 'not found' }, 404);
  const rows = (Array.isArray(body) ? body : [body]) as { x?: unknown }[];
  if (!rows.every((row) => typeof row?.x === 'number')) return json({ error: 'x must be a number' }, 400);
  json({ predictions: rows.map((row) => 2 * (row.x as number)), model_version: '2' });
};
