import { configFile } from '@tidegate/config';
import { metricWorld } from '@tidegate/gates';
import { comparisonSettings } from '@tidegate/gates/settings';
import { defineAction } from '@tidegate/kit';
import { compareWithProduction } from './compare.ts';

export const action = defineAction({
  name: 'compare-with-production',
  inputs: comparisonSettings,
  outputs: {
    decision: '`promote`, `keep` or `inconclusive`',
    'production-version': 'Version the registry has in production; empty when there is none or a file was compared',
    deltas: 'JSON object: candidate minus production, by metric',
  },
  config: configFile,
  run: async (inputs, io) => compareWithProduction(inputs, metricWorld(inputs, io)),
});
