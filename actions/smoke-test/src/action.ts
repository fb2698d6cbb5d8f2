import { configFile } from '@tidegate/config';
import { defineAction } from '@tidegate/kit';
import { smokeTest } from '@tidegate/smoke';
import { smokeSettings } from '@tidegate/smoke/settings';

export const action = defineAction({
  name: 'smoke-test',
  inputs: smokeSettings,
  outputs: {
    'p50-ms': 'Median latency under load in milliseconds; empty when no load was sent',
    'p95-ms': '95th percentile of the latency; empty when fewer than 20 requests were answered',
    'p99-ms': '99th percentile of the latency; empty when fewer than 100 requests were answered',
    'error-rate': 'Share of the requests under load that failed',
    requests: 'Requests sent under load',
  },
  config: configFile,
  run: async (inputs, io) => smokeTest(inputs, io, { dryRun: inputs.mode === 'dry-run' }),
});
