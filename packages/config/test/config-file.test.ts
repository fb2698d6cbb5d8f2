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
