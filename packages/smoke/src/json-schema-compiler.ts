import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchemaCheck } from './json-schema.ts';

/** Throws when the schema is not one; unknown keywords are refused, since a mistyped one would check nothing. */
export function compile(schema: object): JsonSchemaCheck {
  const { $schema } = schema as { $schema?: unknown };
  const draft7 = typeof $schema === 'string' && /draft-0?[67]/.test($schema);
  const options = {
    strict: true,
    strictTypes: false,
    strictTuples: false,
    strictRequired: false,
    validateFormats: false,
  };
  const validate = draft7 ? new Ajv(options).compile(schema) : new Ajv2020(options).compile(schema);
  return (value) => {
    if (validate(value)) return undefined;
    const [error] = validate.errors ?? [];
    return `${error?.instancePath || 'the body'} ${error?.message ?? 'does not match'}`;
  };
}
