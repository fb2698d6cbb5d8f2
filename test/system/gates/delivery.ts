// The gates on the way into production and back.
import { gates, type GatesOf } from './expectation.ts';
import { COMMAND_OF_CALLER as command } from './staging.ts';

const guarded = ['production/Tell everybody', 'guard/Is a rollout left half done?'];
export const restored = ['production/Bring back what was there before', ...guarded];
const allRestored = ['production/And the alias with it', ...restored];
const noModelYet = { 'production/Which model is in production?': { version: '' } };
const staged = { version: 'v2', install: command, staging: command, 'staging-url': 'http://staging' };
const vanished = { 'guard/Is a rollout left half done?': { state: 'in-progress' } };
const kind = 'production/Its kind of service is one of three, and has what it needs';
const canary = 'production/Move the traffic in steps';

export const delivery: Readonly<Record<string, GatesOf>> = {
  'deploy.yml': {
    inputs: {
      ...{ version: 'v2', install: command, staging: command, load: command, first: command, restore: command },
      ...{
        'staging-url': 'http://staging',
        'candidate-url': 'http://candidate',
        'production-url': 'http://production',
      },
    },
    gates: [
      ...gates(
        [],
        'staging/Fetch the version',
        'staging/Put it on staging',
        'staging/Does staging answer as it should?',
      ),
      { place: 'approval/What was approved', after: [], by: 'a person' },
      {
        place: kind,
        after: guarded,
        when: { inputs: { service_type: 'stream' } },
        by: 'itself',
      },
      {
        place: kind,
        after: ['production/Tell everybody'],
        when: { inputs: { service_type: 'batch' } },
        by: 'itself',
      },
      {
        place: 'production/What can fail after the rollout needs a way back',
        after: guarded,
        when: { inputs: { restore: '' } },
        by: 'itself',
      },
      {
        place: 'production/Which model is in production?',
        after: guarded,
        forgiven: { inconclusive: 'the first model has none before it' },
      },
      ...gates(restored, 'production/Fetch the version', 'production/Load it beside the stable one'),
      { place: 'production/Load the first model of all', after: guarded, when: { outputs: noModelYet } },
      ...gates(restored, 'production/Does the candidate answer as it should?', canary),
      { place: canary, after: guarded, when: { outputs: { [canary]: { state: 'held', weight: '40' } } } },
      {
        place: 'production/A rollout that has not ended is no success',
        after: guarded,
        when: { outputs: { [canary]: { state: 'in-progress' } } },
        by: 'itself',
      },
      ...gates(allRestored, 'production/Does production answer as it should?'),
      {
        place: 'production/What no traffic was moved for is production now',
        after: guarded,
        when: { outputs: noModelYet },
      },
      {
        place: 'production/Bring back what was there before',
        after: guarded,
        when: { red: ['production/Does production answer as it should?'] },
      },
      {
        place: 'production/And the alias with it',
        after: guarded,
        when: { red: ['production/Does production answer as it should?'] },
      },
      { place: 'guard/Is a rollout left half done?', after: ['guard/Tell everybody'], when: { red: [canary] } },
      {
        place: 'guard/Is it still?',
        after: ['guard/Tell everybody'],
        when: { red: [canary], outputs: vanished },
      },
      {
        place: 'guard/Nobody has ended it',
        after: [],
        when: { red: [canary], outputs: { ...vanished, 'guard/Is it still?': { state: 'in-progress' } } },
        by: 'itself',
      },
    ],
    choices: [
      {
        choice: 'a rollout and nothing else',
        begun: { inputs: { version: 'v2', install: command, approval_required: false } },
        result: 'success',
        ran: [kind, 'production/Which model is in production?', 'production/Fetch the version', canary],
      },
      {
        choice: 'staging and no further',
        begun: { inputs: { ...staged, staging_only: true } },
        result: 'success',
        ran: ['staging/Fetch the version', 'staging/Put it on staging', 'staging/Does staging answer as it should?'],
      },
      {
        choice: 'staging and no further, and no staging',
        begun: { inputs: { ...staged, staging: '', staging_only: true } },
        result: 'failure',
        ran: ['staging/Fetch the version', 'staging/Put it on staging'],
      },
      {
        choice: 'a batch service has no traffic to move',
        begun: { inputs: { version: 'v2', install: command, load: command, service_type: 'batch' } },
        result: 'success',
        ran: [
          ...['approval/What was approved', kind, 'production/Which model is in production?'],
          ...['production/Fetch the version', 'production/Load it beside the stable one'],
          'production/What no traffic was moved for is production now',
        ],
      },
      {
        choice: 'the first model of all has nothing beside it to be compared with',
        begun: { inputs: { version: 'v1', install: command, first: command }, outputs: noModelYet },
        result: 'success',
        ran: [
          ...['approval/What was approved', kind, 'production/Which model is in production?'],
          ...[
            'production/Fetch the version',
            'production/Load the first model of all',
            'production/What no traffic was moved for is production now',
          ],
        ],
      },
    ],
  },

  'rollback.yml': {
    inputs: { restore: command, url: 'http://production', install: command },
    gates: gates(
      ['rollback/Tell everybody'],
      ...['rollback/Which version was before?', 'rollback/Fetch that version', 'rollback/Serve it again'],
      ...['rollback/Does production answer as that version?', 'rollback/Move the alias back'],
    ),
    choices: [
      {
        choice: 'production has no address',
        begun: { inputs: { restore: command, install: command } },
        result: 'success',
        ran: [
          ...['rollback/Which version was before?', 'rollback/Fetch that version', 'rollback/Serve it again'],
          'rollback/Move the alias back',
        ],
      },
    ],
  },
};
