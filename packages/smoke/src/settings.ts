import { choice, duration, field, integer, lines, mapping, number, share, text } from '@tidegate/fields';
import { z } from 'zod';
import { expectationSchema } from './expectation.ts';
import { protocolNames } from './protocols/open.ts';

/** What a user can type for `smoke-test`. */
export const smokeSettings = z.object({
  url: field(text(), { description: 'Address of the model server, such as http://localhost:8080', required: true }),
  protocol: field(choice(protocolNames), {
    description:
      '`rest` is any JSON service, `oip-v2` the Open Inference Protocol (MLServer, KServe, Triton), `mlflow` what `mlflow models serve` speaks',
    default: 'rest',
  }),
  model: field(text(), { description: 'Name of the model the evidence is about; for `oip-v2` also in the addresses' }),
  'served-as': field(text(), {
    description: 'For `oip-v2`: the name of the model on the server, when it is not that of `model`',
  }),
  path: field(text(), {
    description: 'Where predictions are asked, below `url`',
    shownDefault: '/predict, /v2/models/<model>/infer or /invocations',
  }),
  health: field(lines(), {
    description: 'Where health is asked, below `url`; of several every one must be healthy',
    shownDefault: '/health, /v2/health/ready and /v2/models/<model>/ready, or /ping',
  }),
  'wait-for': field(duration(), { description: 'How long the server may take to become healthy', default: '1m' }),
  payloads: field(lines(), {
    description: 'Files of realistic requests (paths or globs, one per line): JSON, JSONL, CSV, TSV',
    required: true,
  }),
  body: field(text(), {
    description: 'How rows become a body: JSON with "{row}", "{rows}" or "{values}" in it',
    shownDefault: 'as the protocol has it',
  }),
  'rows-per-request': field(integer({ min: 1, max: 100_000 }), {
    description: 'How many rows of a CSV, TSV, JSONL or JSON list travel in one request',
    default: '1',
  }),
  expect: field(mapping().pipe(expectationSchema), {
    description:
      'What the answers must be: `type`, `shape`, `min`, `max`, `in`, `schema`, known answers and their `tolerance`, by output',
  }),
  'negative-payloads': field(lines(), {
    description:
      'Files of requests the server must refuse (4xx); `malformed` stands for a body that is cut off in the middle',
  }),
  'expected-model-version': field(text(), {
    description: 'The version that must have answered; when it cannot be proven the verdict is `inconclusive`',
  }),
  'version-from': field(text(), {
    description:
      'Where the version is told: `body:<dotted path>`, `header:<name>`, or `get:<path>#<dotted path>` for a page beside the predictions',
    shownDefault: 'where the protocol tells it',
  }),
  baseline: field(text(), {
    description: 'File of earlier answers (of `write-baseline`): the same requests must be answered the same',
  }),
  'write-baseline': field(text(), { description: 'File the answers are written to, for a later `baseline`' }),
  requests: field(integer({ min: 0, max: 1_000_000 }), {
    description: 'Requests sent to measure latency and errors; 0 leaves that out',
    default: '100',
  }),
  concurrency: field(integer({ min: 1, max: 1000 }), { description: 'Requests under way at a time', default: '4' }),
  rate: field(number({ min: 0.01, max: 10_000 }), {
    description:
      'Requests per second, sent on schedule whether or not the server keeps up; latency then counts from when each was due',
    shownDefault: 'as fast as `concurrency` allows',
  }),
  'max-p50-ms': field(number({ min: 0 }), { description: 'Largest median latency, milliseconds' }),
  'max-p95-ms': field(number({ min: 0 }), { description: 'Largest 95th percentile of the latency, milliseconds' }),
  'max-p99-ms': field(number({ min: 0 }), { description: 'Largest 99th percentile of the latency, milliseconds' }),
  'max-error-rate': field(share(), {
    description: 'Largest share of failed requests under load; 0 means that none may fail',
    default: '0',
  }),
  bounds: field(choice(['observed', 'proven']), {
    description:
      '`observed` holds the measured percentile and share against their bounds, `proven` their 95 % confidence limits; with too few requests either is `inconclusive`',
    default: 'observed',
  }),
  timeout: field(duration(), { description: 'How long one answer may take', default: '10s' }),
  headers: field(lines(), {
    description: 'Headers sent with every request, one `Name: value` per line, such as Authorization; never shown',
    secret: true,
  }),
  ca: field(text(), { description: 'File of certificates (PEM) that are trusted beside the usual ones' }),
});
export type SmokeSettings = z.output<typeof smokeSettings>;
