// The gates of the workflows that go on from each other.
import { restored } from './delivery.ts';
import { gates, type GatesOf } from './expectation.ts';
import { COMMAND_OF_CALLER as command } from './staging.ts';

const remembered = 'monitor.yml/monitor/Remember it and decide';
const monitored = ['monitor.yml/monitor/Bring what production has seen', 'monitor.yml/monitor/Judge it', remembered];
const retraining = {
  ...{ pull: command, train: command, predict: command, prepare: command, install: command },
  'deploy-workflow': 'deploy.yml',
};
const trained = [
  ...['data/Install and prepare', 'data/Validate', 'train/Install, prepare and train'],
  ...['select/Which model is in production?', 'select/Fetch it', 'select/What they say of the same rows'],
  ...['select/Compare with production', 'select/The variant that is judged', 'select/It meets the bar'],
  'select/Register it',
].map((place) => `train.yml/${place}`);

export const chains: Readonly<Record<string, GatesOf>> = {
  'monitor.yml': {
    inputs: { pull: command, install: command },
    gates: [
      ...gates(['monitor/Tell everybody'], 'monitor/Bring what production has seen'),
      {
        place: 'monitor/Judge it',
        after: [],
        forgiven: {
          fail: 'monitor-model decides over several runs',
          inconclusive: 'monitor-model decides over several runs',
        },
      },
      ...gates(['monitor/Tell everybody'], 'monitor/Remember it and decide'),
    ],
    choices: [],
  },

  'retrain.yml': {
    inputs: retraining,
    gates: [
      {
        place: 'monitor',
        through: remembered,
        after: ['monitor.yml/monitor/Tell everybody'],
      },
      { place: 'decide/decide', after: [], by: 'a person' },
      { place: 'train', through: 'train.yml/select/It meets the bar', after: ['train.yml/select/Tell everybody'] },
      ...gates([], 'deploy/Start it'),
    ],
    choices: [
      {
        choice: 'nothing asks for it: nothing is trained',
        begun: { inputs: retraining, outputs: { [remembered]: { retrain: 'false', reason: 'all is well' } } },
        result: 'success',
        ran: [...monitored, 'decide/decide'],
      },
      {
        choice: 'nothing was registered: nothing is deployed',
        begun: { inputs: retraining, outputs: { 'train.yml/select/Register it': { version: '' } } },
        result: 'success',
        ran: [...monitored, 'decide/decide', ...trained],
      },
      {
        choice: 'asked for by hand although monitoring broke: it trains, and the run is red all the same',
        begun: { inputs: { ...retraining, force: true }, red: [remembered] },
        result: 'failure',
        ran: [...monitored, 'decide/decide', ...trained, 'deploy/Start it'],
      },
    ],
  },

  'pipeline.yml': {
    inputs: {
      ...{ train: command, predict: command, prepare: command, install: command, staging: command, load: command },
      ...{ restore: command, 'staging-url': 'http://staging' },
    },
    gates: [
      { place: 'train', through: 'train.yml/select/It meets the bar', after: ['train.yml/select/Tell everybody'] },
      {
        place: 'deploy',
        through: 'deploy.yml/production/Move the traffic in steps',
        after: restored.map((place) => `deploy.yml/${place}`),
      },
    ],
    choices: [
      {
        choice: 'nothing is registered: nothing is deployed',
        begun: {
          inputs: { ...{ train: command, predict: command, prepare: command, install: command }, register: false },
        },
        result: 'success',
        ran: trained.slice(0, -1),
      },
    ],
  },
};
