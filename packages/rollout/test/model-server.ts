import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A model server of one version: counts, and fails a share of its requests with 500. */
export interface ModelServer {
  /** "host:port" */
  readonly address: string;
  readonly counts: { requests: number; errors: number };
  errorShare: number;
  close(): Promise<void>;
}

export async function modelServer(version: string, errorShare = 0): Promise<ModelServer> {
  const counts = { requests: 0, errors: 0 };
  const server: Server = createServer((incoming, response) => {
    if (incoming.url === '/metrics') {
      response.setHeader('content-type', 'text/plain; version=0.0.4');
      response.end(
        `# TYPE requests_total counter\nrequests_total{version="${version}"} ${counts.requests}\n# TYPE errors_total counter\nerrors_total{version="${version}"} ${counts.errors}\n`,
      );
      return;
    }
    counts.requests++;
    // Evenly spread, so that the test does not depend on luck.
    const failed =
      Math.floor(counts.requests * model.errorShare) > Math.floor((counts.requests - 1) * model.errorShare);
    if (failed) counts.errors++;
    response.writeHead(failed ? 500 : 200).end(version);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const model: ModelServer = {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    counts,
    errorShare,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return model;
}

/** Sends requests to a port of 127.0.0.1 until stopped; a failed connection is a request that failed and no more. */
export function sendTraffic(port: number, perSecond: number): { stop(): Promise<void> } {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const timer = setInterval(() => {
    const sent = request({ host: '127.0.0.1', port, path: '/predict', agent, timeout: 2000 }, (answer) =>
      answer.resume(),
    );
    sent.on('error', () => {});
    sent.on('timeout', () => sent.destroy());
    sent.end();
  }, 1000 / perSecond);
  return {
    async stop() {
      clearInterval(timer);
      agent.destroy();
    },
  };
}
