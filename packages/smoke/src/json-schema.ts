import { UserError } from '@tidegate/evidence';

/** Why a value does not match, as half a sentence; undefined when it does. */
export type JsonSchemaCheck = (value: unknown) => string | undefined;

/** Compiles a JSON Schema (draft 2020-12, or 7 when `$schema` says so). Throws a UserError that names where it was given. */
export async function compileJsonSchema(schema: object, where: string): Promise<JsonSchemaCheck> {
  // Its own chunk: most smoke tests have none.
  const { compile } = await import('./json-schema-compiler.ts');
  try {
    return compile(schema);
  } catch (cause) {
    throw new UserError('bad-input', `${where} is no JSON Schema: ${(cause as Error).message}.`, {
      hint: 'Mend the schema; draft 2020-12 and draft 7 are known.',
      cause,
    });
  }
}
