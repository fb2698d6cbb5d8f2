import { configFile } from '@tidegate/config';
import { deliverySettings } from '@tidegate/delivery/settings';
import { defineAction, tokenInput } from '@tidegate/kit';
import { z } from 'zod';
import { measurePipeline } from './measure-pipeline.ts';

const seconds = 'in seconds; empty when there is not enough data';
const share = 'as a share of 1; empty when there is not enough data';

export const action = defineAction({
  name: 'pipeline-metrics',
  inputs: z.object({ ...deliverySettings.shape, ...tokenInput }),
  outputs: {
    'deployment-frequency': 'Deployments that went live per day; empty when there is not enough data',
    'lead-time': `Median time from commit to production, ${seconds}`,
    'change-failure-rate': `Deployments that failed production, ${share}`,
    'recovery-time': `Median time from a failed deployment to the next that is well, ${seconds}`,
    'rework-rate': `Deployments that mend something, ${share}`,
    'rollback-rate': `Deployments that were rolled back, ${share}`,
    'sample-size': 'Deployments and rollbacks that finished in the window',
    metrics: 'All metrics as JSON, with sample sizes, intervals and what is missing; of all models together',
    json: 'Path of the JSON file, with `to: json`',
    prometheus: 'Path of the file in the Prometheus text format, with `to: prometheus`',
  },
  config: configFile,
  run: measurePipeline,
});
