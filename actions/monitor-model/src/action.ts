import { configFile } from '@tidegate/config';
import { defineAction, tokenInput } from '@tidegate/kit';
import { monitorSettings } from '@tidegate/monitoring/settings';
import { z } from 'zod';
import { monitor } from './monitor.ts';

export const action = defineAction({
  name: 'monitor-model',
  inputs: z.object({ ...monitorSettings.shape, ...tokenInput }),
  outputs: {
    retrain: '`true` when this run asks for retraining (of several models: of any), else `false`',
    reason: 'Why, in one sentence',
    'issue-number': 'Number of the open issue; of several the first',
    'history-rows': 'Runs of the model in the history, this one counted; of several models the sum',
    'retrain-models': 'JSON array: the models to retrain, for a matrix',
    models: 'JSON object: `retrain`, `cause`, `reason`, `issues` and `rows` by model',
    'kept-aside': 'Path of the file that keeps this run while the history is out of reach; else empty',
  },
  config: configFile,
  run: monitor,
});
