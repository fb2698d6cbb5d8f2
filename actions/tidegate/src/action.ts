import { action as checkModelThreshold } from '@tidegate/action-check-model-threshold';
import { action as compareWithProduction } from '@tidegate/action-compare-with-production';
import { action as validateData } from '@tidegate/action-validate-data';
import { configFile } from '@tidegate/config';
import { defineSuite } from '@tidegate/kit';
import { suiteSettings } from './settings.ts';

const same = (...names: (keyof typeof suiteSettings.shape)[]) => Object.fromEntries(names.map((name) => [name, name]));
const ofMetrics = same('metrics-path', 'aliases', 'registry', 'registry-uri');

/** What the Marketplace lists: data, then the model's own metrics, then the model beside production. */
export const action = defineSuite({
  name: 'tidegate',
  inputs: suiteSettings,
  config: configFile,
  gates: [
    {
      action: validateData,
      inputs: { ...same('data', 'reference', 'connection'), rules: 'data-rules' },
      asks: ['data', 'dvc-file', 'rules', 'reference'],
    },
    {
      action: checkModelThreshold,
      inputs: { ...same('metrics', 'thresholds'), ...ofMetrics },
      asks: ['metrics', 'thresholds'],
    },
    {
      action: compareWithProduction,
      inputs: {
        ...same('candidate', 'production', 'predictions', 'first-model'),
        rules: 'comparison-rules',
        ...ofMetrics,
      },
      asks: ['candidate', 'production', 'rules', 'predictions'],
      standIn: { input: 'candidate', from: 'metrics', beside: 'rules' },
    },
  ],
});
