// What is known of the workflow before anything is sent: its own file says which inputs it takes.
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { parseWorkflow } from '@tidegate/github';
import type { GitHubDouble } from '@tidegate/testing/github';
import { deployGitHub, deployWorkflow, sha, token } from './double.ts';
import { tell } from './story.ts';

jest.setTimeout(120_000);

let github: GitHubDouble;
afterEach(() => github.stop());

const posts = () => github.requests.filter(({ method }) => method === 'POST');

describe("inputs are held against the workflow's own file, and nothing is sent", () => {
  const inputs = {
    ...deployWorkflow.inputs,
    region: { type: 'choice', options: ['eu-west', 'us-east'] },
    canary: { type: 'boolean' },
    replicas: { type: 'number' },
    stage: { type: 'environment' },
  } as const;
  const setup = { repositories: [repository()] };

  function repository() {
    return {
      name: 'octo/flights',
      refs: { main: sha },
      environments: ['production', 'staging'],
      workflows: [
        { ...deployWorkflow, inputs },
        { id: 7002, file: 'nightly.yml' },
      ],
    };
  }

  test.each([
    ['unknown', 'modle: a', 'deploy.yml at main takes no input "modle".', 'It takes model_version'],
    ['nearly known', 'enviroment: a', 'takes no input "enviroment"', 'Did you mean environment?'],
    ['two unknown', 'a: 1\nb: 2', 'takes no input "a" and "b"', 'It takes'],
    ['a wrong choice', 'region: eu-wst', 'is one of eu-west, us-east, not "eu-wst"', 'Did you mean eu-west?'],
    ['a wrong choice that is near none', 'region: moon', 'not "moon"', 'Give one of these.'],
    [
      'a wrong boolean',
      'canary: yes',
      'The input "canary" of deploy.yml at main is a boolean, not "yes"',
      'true or false',
    ],
    ['a wrong number', 'replicas: three', 'is a number, not "three"', 'digits'],
    ['a number that is infinite', 'replicas: 1e999', 'is a number, not "1e999"', 'digits'],
    ['a wrong environment', 'stage: prodution', 'has no such environment', 'Did you mean production?'],
  ])('%s', async (_, typed, message, hint) => {
    github = await deployGitHub({}, setup);
    const { error, io } = await tell(github, { inputs: typed });
    const told = { message: expect.stringContaining(message), hint: expect.stringContaining(hint) };
    expect(error).toMatchObject({ code: 'bad-input', ...told });
    expect(io.outputs.get('triggered')).toBe(false);
    expect(posts()).toEqual([]);
  });

  test.each([
    ['a missing one', { 'model-version': undefined }, 'requires the input "model_version"'],
    ['a workflow without the trigger', { workflow: 'nightly.yml' }, 'nightly.yml at main has no `workflow_dispatch`'],
  ])('%s', async (_, typed, message) => {
    github = await deployGitHub({}, setup);
    expect((await tell(github, typed)).error?.message).toContain(message);
    expect(posts()).toEqual([]);
  });

  test('right ones are sent', async () => {
    github = await deployGitHub({}, setup);
    const typed = 'region: eu-west\ncanary: "true"\nreplicas: 3\nstage: Production';
    const { result } = await tell(github, { inputs: typed });
    expect(result!.verdict).toBe('pass');
    expect(result!.facts!['inputs-checked']).toBe('against deploy.yml at main');
    expect(github.runs[0]!.inputs).toMatchObject({ region: 'eu-west', canary: 'true', replicas: '3' });
  });

  test('a required one with a default may be left out', async () => {
    const withDefault = { ...deployWorkflow.inputs, region: { required: true, default: 'eu' } };
    github = await deployGitHub({ inputs: withDefault, content: fileOf(withDefault) });
    expect((await tell(github)).error?.message ?? '').not.toContain('requires');
  });

  test.each([
    ['may not be read', {}, { tokens: { [token]: { permissions: { actions: 'write' as const } } } }, 'answered 403'],
    ['is no YAML', { content: 'on: [' }, {}, 'not valid YAML'],
  ])('a file that %s is told, and GitHub decides', async (_, workflow, world, why) => {
    github = await deployGitHub(workflow, world);
    const { result, io } = await tell(github);
    expect(result!.verdict).toBe('pass');
    expect(result!.facts!['inputs-checked']).toContain(why);
    expect(io.logged.join('\n')).toContain('The inputs are not checked beforehand');
  });
});

describe('an event', () => {
  const event = { event: 'repository_dispatch', ref: undefined, workflow: 'on-event.yml' };

  test('that the workflow does not hear is not sent', async () => {
    github = await deployGitHub();
    const { error } = await tell(github, { ...event, 'event-type': 'depoly' });
    expect(error!.message).toBe('on-event.yml would not be started by the event depoly: it hears deploy.');
    expect(posts()).toEqual([]);
  });

  test('that it hears is', async () => {
    github = await deployGitHub();
    expect((await tell(github, event)).result!.verdict).toBe('pass');
    expect(github.runs).toHaveLength(1);
  });
});

test('a second record for one release is warned of', async () => {
  const content = fileOf(deployWorkflow.inputs!, { environment: 'production' });
  github = await deployGitHub({ content });
  const { io } = await tell(github, { 'environment-name': 'production' });
  expect(io.logged.join('\n')).toContain('`environment: { name: production, deployment: false }`');
});

describe('workflow files are read as GitHub reads them', () => {
  const read = (text: string) => parseWorkflow(text);
  test.each([
    ['on: workflow_dispatch', 0],
    ['on: [push, workflow_dispatch]', 0],
    ['on:\n  workflow_dispatch:', 0],
    ['"on":\n  workflow_dispatch:\n    inputs:\n      a: {}', 1],
  ])('%j takes inputs', (text, count) => {
    expect(read(text).inputs?.size).toBe(count);
  });

  test.each(['on: push', 'on: [push]', 'jobs: {}', '- a', ''])('%j has no such trigger', (text) => {
    expect(read(text).inputs).toBeUndefined();
  });

  test('types, defaults and options', () => {
    const { inputs } = read(
      'on: { workflow_dispatch: { inputs: { a: { type: choice, options: [1, x], required: true }, b: { required: true, default: "" } } } }',
    );
    expect(Object.fromEntries(inputs!)).toEqual({
      a: { type: 'choice', required: true, options: ['1', 'x'] },
      b: { type: 'string', required: false, options: [] },
    });
  });

  test.each([
    ['environment: production', ['production']],
    ['environment: { name: production }', ['production']],
    ['environment: { name: production, deployment: false }', []],
    ['steps: []', []],
  ])('%s is recorded by GitHub: %j', (job, environments) => {
    expect(read(`on: push\njobs:\n  a:\n    ${job}`).recordedEnvironments).toEqual(environments);
  });

  test.each([
    ['on: { repository_dispatch: { types: [a, b] } }', ['a', 'b']],
    ['on: repository_dispatch', []],
    ['on: push', undefined],
  ])('%s hears %j', (text, types) => {
    expect(read(text).eventTypes).toEqual(types);
  });
});

function fileOf(inputs: object, job: object = {}): string {
  return JSON.stringify({ on: { workflow_dispatch: { inputs } }, jobs: { deploy: job } });
}
