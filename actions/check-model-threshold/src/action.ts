import { configFile } from '@tidegate/config';
import { metricWorld } from '@tidegate/gates';
import { thresholdSettings } from '@tidegate/gates/settings';
import { defineAction } from '@tidegate/kit';
import { checkModelThreshold } from './check.ts';

export const action = defineAction({
  name: 'check-model-threshold',
  inputs: thresholdSettings,
  outputs: {
    metrics:
      'The metrics that were read, as JSON; of more than 100 kB those that were judged and as many others as fit',
    failed: 'JSON array of the thresholds that did not pass',
  },
  config: configFile,
  run: async (inputs, io) => checkModelThreshold(inputs, metricWorld(inputs, io), io.log),
  knownBad: async (inputs, io) => (await import('./known-bad.ts')).knownBad(inputs, metricWorld(inputs, io)),
});
