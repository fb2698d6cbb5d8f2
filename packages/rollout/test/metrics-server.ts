import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openAnalysis } from '../src/sources/open.ts';
import type { MetricSource } from '../src/sources/source.ts';

export interface Asked {
  readonly url: URL;
  readonly authorization: string | undefined;
}

/** A metrics server of a test: one at a time. */
export interface MetricsServer {
  readonly asked: Asked[];
  /** Begins anew with these answers (`undefined`: never answers) and gives the address. */
  readonly serve: (answer: (url: URL, response: ServerResponse) => string | undefined) => Promise<string>;
  readonly close: () => Promise<void>;
}

export function metricsServer(): MetricsServer {
  let server: Server | undefined;
  const asked: Asked[] = [];
  const close = () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve();
      server.closeAllConnections();
      server.close(() => resolve());
      server = undefined;
    });
  return {
    asked,
    close,
    async serve(answer) {
      await close();
      asked.length = 0;
      const started = createServer((request, response) => {
        const url = new URL(request.url!, 'http://localhost');
        asked.push({ url, authorization: request.headers.authorization });
        const text = answer(url, response);
        if (text !== undefined) response.end(text);
      });
      server = started;
      await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
    },
  };
}

/** The source an `analysis` input opens. */
export const open = (analysis: Record<string, unknown>, token?: string): MetricSource =>
  openAnalysis(analysis, { fetch, token }).source;

/** The time of every reading. */
export const at = Date.UTC(2026, 0, 1);
