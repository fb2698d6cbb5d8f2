// The gates before the registry: code, data, training, and the image around a version.
import { type Gate, gates, type GatesOf } from './expectation.ts';
import { COMMAND_OF_CALLER as command } from './staging.ts';

/** Jobs that need nobody: each runs whatever the others say, and the last one is red. */
function sideBySide(places: readonly string[], last: string): Gate[] {
  return places.map((place, i) => {
    const job = place.split('/')[0] ?? '';
    const later = places.slice(i + 1).filter((other) => !other.startsWith(`${job}/`));
    return { place, after: [...later, last], alsoRed: [last] };
  });
}

const everyJob = 'ci/Every job that was asked for succeeded';
const ciGates = [
  ...['lint/Lint', 'types/Types', 'test/Tests', 'test/Enough of the code is covered'],
  ...['integration/Integration tests', 'notebooks/Notebooks', 'configs/Configuration files'],
  ...['dependencies/Dependencies', 'code/Code scan'],
];

const nothingAsked = Object.fromEntries(
  ['install', 'lint', 'types', 'test', 'integration', 'notebooks', 'configs', 'dependencies', 'code']
    .map((input): [string, string | number] => [input, ''])
    .concat([['coverage-min', 0]]),
);

const told = ['select/Tell everybody'];

export const judging: Readonly<Record<string, GatesOf>> = {
  'python-ci.yml': {
    inputs: {
      ...{ 'python-versions': '["3.12"]', 'coverage-min': 80, install: command, lint: command, types: command },
      ...{
        test: command,
        integration: command,
        notebooks: command,
        configs: command,
        dependencies: command,
        code: command,
      },
    },
    gates: [
      ...sideBySide(ciGates, everyJob),
      { place: everyJob, after: [], when: { inputs: { test: '' } }, by: 'itself' },
      { place: everyJob, after: [], when: { inputs: nothingAsked }, by: 'itself' },
    ],
    choices: [
      {
        choice: 'linters alone',
        begun: { inputs: { ...nothingAsked, lint: command, 'python-versions': '["3.12"]' } },
        result: 'success',
        ran: ['lint/Lint', everyJob],
      },
    ],
  },

  'data-validation.yml': {
    inputs: { install: command, pull: command, notify: command },
    gates: gates(['validate/Tell everybody', 'validate/Send the news'], 'validate/Bring the data', 'validate/Validate'),
    choices: [
      {
        choice: 'the data are in the repository',
        begun: { inputs: {} },
        result: 'success',
        ran: ['validate/Validate'],
      },
      {
        choice: 'news that cannot be sent change no verdict',
        begun: { inputs: { notify: command }, red: ['validate/Send the news'] },
        result: 'success',
        ran: ['validate/Validate'],
      },
    ],
  },

  'train.yml': {
    inputs: { train: command, predict: command, prepare: command, install: command, attest: true },
    gates: [
      ...gates(
        ['data/Keep the evidence', 'data/Tell that the data are wrong'],
        'data/Install and prepare',
        'data/Validate',
      ),
      ...gates([], 'train/Install, prepare and train'),
      {
        place: 'select/Which model is in production?',
        after: told,
        forgiven: { inconclusive: 'the first model has none before it' },
      },
      ...gates(told, 'select/Fetch it', 'select/What they say of the same rows', 'select/Compare with production'),
      {
        place: 'select/The variant that is judged',
        after: told,
        when: {
          inputs: { variants: '["a", "b"]' },
          outputs: { 'select/Compare with production': { 'best-candidate': '' } },
        },
        by: 'itself',
      },
      ...gates(told, 'select/It meets the bar', 'select/Register it'),
      {
        place: 'select/What is signed of it',
        after: told,
        when: { outputs: { 'select/Register it': { version: 'v2', predicate: '' } } },
        by: 'itself',
      },
      ...gates([], 'attest/actions/attest'),
    ],
    choices: [
      {
        choice: 'neither data to judge, nor predictions, nor a registration',
        begun: { inputs: { train: command, install: command, 'validate-data': false, register: false } },
        result: 'success',
        ran: [
          ...['train/Install, prepare and train', 'select/Which model is in production?'],
          ...['select/Compare with production', 'select/The variant that is judged', 'select/It meets the bar'],
        ],
      },
    ],
  },

  'build.yml': {
    inputs: { image: 'ghcr.io/acme/flights', prepare: command, install: command },
    gates: gates(
      ['build/What it said', 'build/Tell everybody'],
      ...['build/Fetch the version', 'build/Lay out what the image needs', 'build/Build for this machine'],
      ...['build/Start it', 'build/Does it answer as it should?'],
    ).concat(
      gates(
        ['build/Tell everybody'],
        ...['build/Scan it', 'build/Build for every platform and push', 'build/List what is in it'],
        ...['build/Sign it', 'build/Attest what is in it'],
      ),
    ),
    choices: [
      {
        choice: 'no docker engine: nothing is built, and there is no digest',
        begun: { inputs: { image: 'ghcr.io/acme/flights', containers: false } },
        result: 'success',
        ran: ['build/Fetch the version'],
      },
    ],
  },
};
