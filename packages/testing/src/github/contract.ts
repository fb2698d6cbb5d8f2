import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: object;
}
interface Content {
  readonly content?: Readonly<Record<string, { schema?: object }>>;
}
interface Operation {
  readonly parameters?: readonly (Parameter | { $ref: string })[];
  readonly requestBody?: Content & { required?: boolean };
  readonly responses: Readonly<Record<string, Content | { $ref: string }>>;
}
interface Api {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One request as GitHub's description sees it. */
export interface Asked {
  readonly route: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** GitHub's OpenAPI description: tells what of a request or a reply is not as GitHub describes it. */
export interface Contract {
  readonly apiVersions: readonly string[];
  /** The described route of a method and path, `POST /repos/{owner}/{repo}/dispatches`, with its path parameters. */
  match(method: string, path: string): { route: string; params: Record<string, string> } | undefined;
  checkRequest(asked: Asked, apiVersion: string): string[];
  checkReply(route: string, status: number, body: unknown, apiVersion: string): string[];
  /** A copy of the example GitHub gives for a component, for replies to start from. */
  example(name: string): Record<string, unknown>;
}

/** Its type in the description is a date-time; the API takes a range of the search syntax, `>=2026-01-01T00:00:00Z`. */
const describedTooNarrowly = new Set(['created']);

const contracts = new Map<string, Contract>();

/** Reads the extract that `scripts/openapi.ts` made, once. */
export function readContract(file: string): Contract {
  const contract = contracts.get(file) ?? compile(file);
  contracts.set(file, contract);
  return contract;
}

function compile(file: string): Contract {
  const { apis } = JSON.parse(readFileSync(file, 'utf8')) as { apis: Record<string, object> };
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
  const lenient = new Ajv({ strict: false, coerceTypes: true, validateSchema: false, logger: false });
  const versions = new Map<string, Api>();
  for (const [version, api] of Object.entries(apis)) {
    const text = JSON.stringify(api).replaceAll('"$ref":"#/', `"$ref":"github-${version}#/`);
    versions.set(version, JSON.parse(text) as Api);
  }
  for (const instance of [ajv, lenient]) {
    addFormats(instance);
    for (const [version, api] of versions) instance.addSchema(api, `github-${version}`);
  }
  const compiled = new Map<object, ValidateFunction>();
  const validate = (instance: Ajv, schema: object, value: unknown, what: string): string[] => {
    const check = compiled.get(schema) ?? instance.compile(schema);
    compiled.set(schema, check);
    return check(value) ? [] : (check.errors ?? []).map((error) => `${what}${explain(error)}`);
  };
  const resolve = <T>(api: Api, node: T | { $ref: string }): T => {
    if (!('$ref' in (node as object))) return node as T;
    const [kind, name] = (node as { $ref: string }).$ref.split('#/components/')[1]!.split('/') as [string, string];
    return api.components[kind]![name] as T;
  };
  const operation = (route: string, version: string): [Api, Operation] => {
    const [method, path] = route.split(' ') as [string, string];
    const api = versions.get(version)!;
    return [api, api.paths[path]![method.toLowerCase()]!];
  };
  const templates = [...versions.values()].flatMap((api) =>
    Object.entries(api.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => ({ route: `${method.toUpperCase()} ${path}`, pattern: patternOf(path) })),
    ),
  );

  return {
    apiVersions: [...versions.keys()],
    match(method, path) {
      for (const { route, pattern } of templates) {
        const found = route.startsWith(`${method} `) && pattern.exec(path);
        if (found) return { route, params: { ...found.groups } };
      }
      return undefined;
    },
    checkRequest({ route, query, body }, version) {
      const [api, { parameters = [], requestBody }] = operation(route, version);
      const known = parameters.map((parameter) => resolve<Parameter>(api, parameter)).filter((p) => p.in === 'query');
      const wrong: string[] = [];
      for (const [name, value] of query) {
        const parameter = known.find((candidate) => candidate.name === name);
        if (!parameter) wrong.push(`query parameter ${name} is not described`);
        else if (!describedTooNarrowly.has(name)) {
          wrong.push(
            ...validate(
              lenient,
              { type: 'object', properties: { [name]: parameter.schema } },
              { [name]: value },
              'query',
            ),
          );
        }
      }
      for (const { name, required } of known) {
        if (required && !query.has(name)) wrong.push(`query parameter ${name} is required`);
      }
      const schema = requestBody?.content?.['application/json']?.schema;
      if (body === undefined) return requestBody?.required ? [...wrong, 'a request body is required'] : wrong;
      return schema
        ? [...wrong, ...validate(ajv, schema, body, 'request body')]
        : [...wrong, 'no request body is described'];
    },
    checkReply(route, status, body, version) {
      const [api, { responses }] = operation(route, version);
      const described = responses[status];
      // Any call may fail in ways a route does not list; those replies have the form of every error.
      const basicError = api.components['schemas']!['basic-error'] as object;
      const content = described && resolve<Content>(api, described).content;
      const schema = content?.['application/json']?.schema;
      if (!described || (!schema && status >= 400 && body !== undefined)) {
        return status >= 400
          ? validate(ajv, basicError, body, `reply ${status}`)
          : [`status ${status} is not described`];
      }
      if (!schema) return body === undefined ? [] : [`reply ${status} has a body, and none is described`];
      return body === undefined ? [`reply ${status} has no body`] : validate(ajv, schema, body, `reply ${status}`);
    },
    example(name) {
      const [api] = versions.values();
      const example = api!.components['examples']![name] as { value: Record<string, unknown> } | undefined;
      if (!example) throw new Error(`GitHub's description has no example ${name}`);
      return structuredClone(example.value);
    },
  };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, (_, name: string) => `(?<${name}>[^/]+)`)}$`);
}

function explain({ instancePath, message, params }: ErrorObject): string {
  return `${instancePath}: ${message ?? 'wrong'} ${JSON.stringify(params)}`;
}
