import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { configFile, configSchema, sections } from '@tidegate/config';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (yaml: string, action = 'check-model-threshold', environment?: string) =>
  configFile.values(parse(yaml) as unknown, { path: 'tidegate.yml', action, environment });

describe('what an action gets', () => {
  const yaml = `
model: flights
registry-uri: http://mlflow
on-inconclusive: warn
check-model-threshold: { thresholds: accuracy >= 0.8, metrics: a.json }
validate-data: { data: a.csv, rules: strict }
rules: { strict: { rows: { min: 5 } } }
environments:
  production:
    on-inconclusive: fail
    check-model-threshold: { thresholds: accuracy >= 0.9 }
`;

  test('its own section and what holds for all', async () => {
    expect((await read(yaml)).inputs).toEqual({
      model: 'flights',
      'registry-uri': 'http://mlflow',
      'on-inconclusive': 'warn',
      thresholds: 'accuracy >= 0.8',
      metrics: 'a.json',
    });
  });

  test('no registry where none is used', async () => {
    expect((await read(yaml, 'validate-data')).inputs).toEqual({
      model: 'flights',
      'on-inconclusive': 'warn',
      data: 'a.csv',
      rules: 'strict',
    });
    expect((await read(yaml, 'validate-data')).named).toEqual({ rules: { strict: { rows: { min: 5 } } } });
  });

  test('registry and demands on signed evidence wherever a model is promoted or deployed, without defaults of their own', async () => {
    const common = { 'registry-uri': 'http://mlflow', 'evidence-workflow': '.github/workflows/train.yml' };
    const file = JSON.stringify({ ...common, environments: { production: { mode: 'warn' } } });
    for (const action of ['promote-model', 'trigger-deploy', 'canary-rollout']) {
      expect((await read(file, action, 'production')).inputs).toEqual({ ...common, mode: 'warn' });
    }
    expect((await read(file, 'smoke-test')).inputs).toEqual({});
  });

  test('an environment wins, key by key', async () => {
    expect((await read(yaml, 'check-model-threshold', 'production')).inputs).toMatchObject({
      'on-inconclusive': 'fail',
      thresholds: 'accuracy >= 0.9',
      metrics: 'a.json',
    });
  });

  test('an environment that is not there is an error that names those that are', async () => {
    await expect(read(yaml, 'check-model-threshold', 'staging')).rejects.toThrow(
      'tidegate.yml has no environment "staging".',
    );
  });
});

describe('a later environment is never looser', () => {
  const yaml = (staging: string, production: string, more = '') => `
check-model-threshold: { thresholds: [accuracy >= 0.8] }
${more}
environments:
  production: { check-model-threshold: { thresholds: [${production}] } }
  staging: { check-model-threshold: { thresholds: [${staging}] } }
`;

  test.each([
    ['accuracy >= 0.85', 'accuracy >= 0.85'],
    ['accuracy >= 0.85', 'accuracy > 0.85'],
    ['accuracy >= 0.85', 'accuracy >= 0.8, accuracy >= 0.9'],
    ['rmse <= 6', 'rmse <= 5.9, accuracy >= 0.1'],
    ['mean(accuracy) >= 0.8', 'mean(accuracy) >= 0.8'],
    ['accuracy == 0.85', 'rmse <= 6'],
  ])('%s, then %s', async (staging, production) => {
    await expect(read(yaml(staging, production))).resolves.toBeDefined();
  });

  test.each([
    ['accuracy >= 0.85', 'accuracy >= 0.84', 'production asks `accuracy >= 0.84`, and staging before it asks'],
    ['accuracy > 0.85', 'accuracy >= 0.85', 'production asks `accuracy >= 0.85`'],
    ['rmse <= 6', 'rmse <= 6.5', 'production asks `rmse <= 6.5`, and staging before it asks `rmse <= 6`'],
    ['accuracy >= 0.7, accuracy >= 0.9', 'accuracy >= 0.85', 'asks `accuracy >= 0.9`'],
    ['accuracy >= 0.85, rmse <= 6', 'accuracy >= 0.9', 'production does not ask for rmse so'],
    ['min(accuracy) >= 0.8', 'mean(accuracy) >= 0.8', 'production does not ask for min(accuracy) so'],
  ])('%s, then %s is refused whichever action reads the file', async (staging, production, told) => {
    for (const action of ['check-model-threshold', 'validate-data']) {
      await expect(read(yaml(staging, production), action)).rejects.toMatchObject({
        code: 'bad-input',
        message: expect.stringContaining(told),
        hint: expect.stringContaining('`environment-order`'),
      });
    }
  });

  test('the order can be declared, and names without a usual one are compared only then', async () => {
    const own = (order: string) => `${order}
environments:
  canary: { check-model-threshold: { thresholds: accuracy >= 0.9 } }
  fleet: { check-model-threshold: { thresholds: accuracy >= 0.8 } }
`;
    await expect(read(own(''))).resolves.toBeDefined();
    await expect(read(own('environment-order: [fleet, canary]'))).resolves.toBeDefined();
    await expect(read(own('environment-order: [canary, fleet]'))).rejects.toThrow('fleet asks `accuracy >= 0.8`');
    await expect(read(own('environment-order: [canary, flet]'))).rejects.toThrow(
      '`environment-order` names flet, which is not under `environments:`',
    );
    const loose = yaml('accuracy >= 0.85', 'accuracy >= 0.8', 'environment-order: [production]');
    await expect(read(loose)).resolves.toBeDefined();
  });

  test('what an environment does not say it has from the rest of the file', async () => {
    const inherited = `
check-model-threshold: { thresholds: accuracy >= 0.8 }
environments: { staging: { check-model-threshold: { thresholds: accuracy >= 0.85 } }, production: {} }
`;
    await expect(read(inherited)).rejects.toThrow('production asks `accuracy >= 0.8`');
    const none = 'environments: { staging: { check-model-threshold: { thresholds: a > 1 } }, production: {} }';
    await expect(read(none)).resolves.toBeDefined();
  });
});

describe('a mistake anywhere in the file is told, whichever action asks', () => {
  test.each([
    ['modle: x', 'modle: unknown key "modle"; did you mean "model"?'],
    ['validate-dta: {}', 'did you mean "validate-data"?'],
    ['check-model-threshold: { treshold: a }', 'did you mean "thresholds"?'],
    ['rules: { strict: { row: { min: 1 } } }', 'did you mean "rows"?'],
    ['environments: { production: { canary-rolout: {} } }', 'did you mean "canary-rollout"?'],
    ['canary-rollout: { max-error-rate: 500% }', 'canary-rollout.max-error-rate: expected a share'],
    ['trigger-deploy: { token: abc }', 'trigger-deploy.token: unknown key "token"'],
    ['[1, 2]', 'expected object'],
  ])('%s', async (yaml, message) => {
    await expect(read(yaml, 'promote-model')).rejects.toThrow(message);
  });
});

test('the published JSON Schema says the same as the schema in use', () => {
  const published = JSON.parse(
    readFileSync(join(import.meta.dirname, '../../../schemas/config.schema.json'), 'utf8'),
  ) as object;
  const validate = new Ajv2020({ strict: false }).compile(published);
  const example = readFileSync(join(import.meta.dirname, '../../../examples/flight-delays/tidegate.yml'), 'utf8');
  expect(configSchema.safeParse(parse(example)).error).toBeUndefined();
  expect(validate(parse(example)) || validate.errors).toBe(true);
  expect(validate({ modle: 'x' })).toBe(false);
  expect(validate({ 'validate-data': { dta: 'x' } })).toBe(false);
});

test('every section is described for editors', () => {
  const schema = z.toJSONSchema(configSchema, { io: 'input', unrepresentable: 'any' }) as {
    properties: Record<string, { properties: Record<string, { description?: string }> }>;
  };
  for (const name of Object.keys(sections)) {
    for (const [key, value] of Object.entries(schema.properties[name]!.properties)) {
      expect(`${name}.${key}: ${value.description ?? ''}`).toMatch(/: .{5,}/);
    }
  }
});
