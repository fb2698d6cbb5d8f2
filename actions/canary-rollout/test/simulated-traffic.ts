import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two model servers behind a split that a program sets in a file, with requests that come by the clock. */
export interface SimulatedTraffic {
  readonly folder: string;
  /** `target` for the command router. */
  readonly target: string;
  readonly analysis: string;
  weight(): number;
  setWeight(weight: number): void;
  /** Every weight that was written, in order. */
  writes(): number[];
  /** Resolves once the candidate has this weight. */
  reaches(weight: number): Promise<void>;
  close(): Promise<void>;
}

export interface TrafficOptions {
  readonly perSecond?: number;
  /** Error share of each arm. */
  readonly stableErrors?: number;
  readonly candidateErrors?: number;
  readonly interval?: string;
  /** `target.deadline`; the lease is at least three times as long. */
  readonly deadline?: string;
  /** Bearer token the metrics demand. */
  readonly token?: string;
}

const program = `import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
const [, , file, weight] = process.argv;
if (weight === undefined) console.log(readFileSync(file, 'utf8'));
else { appendFileSync(file + '.log', weight + '\\n'); writeFileSync(file, weight); }
`;

/** Starts it on 127.0.0.1. */
export async function simulatedTraffic(options: TrafficOptions = {}): Promise<SimulatedTraffic> {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-rollout-'));
  const file = join(folder, 'weight');
  const script = join(folder, 'weight.mjs');
  writeFileSync(file, '0');
  writeFileSync(`${file}.log`, '');
  writeFileSync(script, program);
  chmodSync(script, 0o755);
  const weight = () => Number(readFileSync(file, 'utf8'));
  const { perSecond = 1000, stableErrors = 0, candidateErrors = 0, token } = options;
  const total = { stable: 0, candidate: 0 };
  let last = Date.now();
  const advance = () => {
    const now = Date.now();
    const requests = ((now - last) / 1000) * perSecond;
    last = now;
    const share = weight() / 100;
    total.candidate += requests * share;
    total.stable += requests * (1 - share);
  };
  const timer = setInterval(advance, 20);
  const page = (arm: 'stable' | 'candidate', errors: number) =>
    `# TYPE requests_total counter\nrequests_total{version="${arm}"} ${Math.floor(total[arm])}.0\nerrors_total{version="${arm}"} ${Math.floor(Math.floor(total[arm]) * errors)}\n`;
  const servers: Server[] = [];
  const urls: Record<string, string> = {};
  for (const arm of ['stable', 'candidate'] as const) {
    const server = createServer((request, response) => {
      if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
        response.writeHead(401).end();
        return;
      }
      advance();
      response.end(page(arm, arm === 'stable' ? stableErrors : candidateErrors));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    servers.push(server);
    urls[arm] = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
  }
  const run = [process.execPath, script, file];
  return {
    folder,
    target: JSON.stringify({
      name: 'simulated',
      read: run,
      write: [...run, '{weight}'],
      deadline: options.deadline ?? '2s',
    }),
    analysis: JSON.stringify({
      source: 'metrics-text',
      interval: options.interval ?? '150ms',
      'max-outage': '1s',
      stable: { url: urls['stable'] },
      candidate: { url: urls['candidate'] },
    }),
    weight,
    setWeight: (value) => writeFileSync(file, String(value)),
    writes: () => readFileSync(`${file}.log`, 'utf8').split('\n').filter(Boolean).map(Number),
    async reaches(wanted) {
      while (weight() !== wanted) await new Promise((resolve) => setTimeout(resolve, 10));
    },
    async close() {
      clearInterval(timer);
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}
