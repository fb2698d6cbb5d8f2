import { UserError } from '@tidegate/evidence';
import type { Target } from './ask-model.ts';
import { type Baseline, parseBaseline } from './baseline.ts';
import { type Expectation, expectationSchema } from './expectation.ts';
import { below, healthAddress, parseAddress } from './http/address.ts';
import { parseHeaders } from './http/headers.ts';
import { compileJsonSchema, type JsonSchemaCheck } from './json-schema.ts';
import { readFiles, readText } from './payloads/files.ts';
import { itemsIn } from './payloads/items.ts';
import type { Item } from './payloads/payload.ts';
import { parseTemplate, type Template } from './payloads/template.ts';
import { openProtocol } from './protocols/open.ts';
import type { Protocol } from './protocols/protocol.ts';
import type { SmokeSettings } from './settings.ts';
import { parseVersionSource, type VersionSource } from './version-source.ts';
import type { SmokeWorld } from './world.ts';

/** Payloads of one file, not yet in the protocol's body: that may need what the server says of its model. */
export interface ItemFile {
  readonly input: 'payloads' | 'negative-payloads';
  readonly name: string;
  readonly items: readonly Item[];
}

/** Everything the inputs say, read and checked before the first request is sent. */
export interface Plan {
  readonly protocol: Protocol;
  readonly base: URL;
  readonly healthUrls: readonly URL[];
  readonly target: Target;
  readonly template: Template | undefined;
  readonly files: readonly ItemFile[];
  readonly malformed: boolean;
  readonly expectation: Expectation;
  readonly healthSchema: JsonSchemaCheck | undefined;
  readonly bodySchema: JsonSchemaCheck | undefined;
  readonly knownAnswers: readonly unknown[][] | undefined;
  readonly baseline: Baseline | undefined;
  readonly versionSource: VersionSource;
  readonly ca: string | undefined;
}

const malformedWord = 'malformed';

/** Reads all inputs and files. Throws a UserError for the first that cannot be used. */
export async function makePlan(inputs: SmokeSettings, world: SmokeWorld): Promise<Plan> {
  const path = (typed: string) => world.path(typed);
  const expectation = inputs.expect ?? expectationSchema.parse({});
  const protocol = openProtocol(inputs.protocol, {
    ...optional('model', inputs['served-as'] ?? inputs.model),
    ...optional('predictions', expectation.predictions),
  });
  const address = parseAddress('url', inputs.url);
  const headers = { ...address.headers, ...parseHeaders(inputs.headers ?? [], (secret) => world.mask(secret)) };
  if (headers.authorization !== undefined) world.mask(headers.authorization);
  const template = inputs.body === undefined ? undefined : parseTemplate(inputs.body);
  if (template?.onlyOneRow && inputs['rows-per-request'] > 1) {
    throw new UserError('bad-input', '`body` has a place for one row, and `rows-per-request` asks for more.', {
      hint: 'Write "{rows}" in `body`, or leave `rows-per-request` out.',
    });
  }
  if (inputs['max-error-rate'] === 0 && inputs.bounds === 'proven' && inputs.requests > 0) {
    throw new UserError('bad-input', '`max-error-rate` is 0, which no number of requests can prove.', {
      hint: 'Give a share such as 1%, or leave `bounds` at `observed`: then none of the requests may fail.',
    });
  }
  const isBody = template ? () => false : (value: object) => protocol.isBody(value);
  const filesOf = async (input: ItemFile['input'], typed: readonly string[]): Promise<ItemFile[]> =>
    (await readFiles(input, typed, path)).map((file) => ({
      input,
      name: file.name,
      items: itemsIn(input, file, input === 'payloads' ? isBody : 'always'),
    }));
  const negatives = inputs['negative-payloads'] ?? [];
  return {
    protocol,
    base: address.url,
    healthUrls: (inputs.health ?? protocol.healthPaths).map((typed) => healthAddress(address.url, typed)),
    target: {
      url: below(address.url, inputs.path ?? protocol.predictPath),
      protocol,
      headers,
      timeoutMs: inputs.timeout,
      contentType: expectation['content-type']?.toLowerCase(),
      onePerRow: expectation['one-per-row'] ?? true,
    },
    template,
    files: [
      ...(await filesOf('payloads', inputs.payloads)),
      ...(await filesOf(
        'negative-payloads',
        negatives.filter((typed) => typed !== malformedWord),
      )),
    ],
    malformed: negatives.includes(malformedWord),
    expectation,
    healthSchema: expectation.health && (await compileJsonSchema(expectation.health, '`health` under `expect`')),
    bodySchema: await bodySchema(expectation.schema, path),
    knownAnswers: expectation.answers === undefined ? undefined : await knownAnswers(expectation.answers, path),
    baseline:
      inputs.baseline === undefined
        ? undefined
        : parseBaseline(inputs.baseline, await readText('baseline', inputs.baseline, path)),
    versionSource: parseVersionSource(inputs['version-from'], protocol),
    ca: inputs.ca === undefined ? undefined : await certificates(inputs.ca, path),
  };
}

async function bodySchema(given: Expectation['schema'], path: (typed: string) => string) {
  if (given === undefined) return undefined;
  if (typeof given !== 'string') return compileJsonSchema(given, '`schema` under `expect`');
  const where = `\`schema\` under \`expect\` (${given})`;
  return compileJsonSchema(json(where, await readText('expect', given, path)) as object, where);
}

/** One list per request; what is no list stands for a list of one. */
async function knownAnswers(file: string, path: (typed: string) => string): Promise<unknown[][]> {
  const where = `\`answers\` under \`expect\` (${file})`;
  const value = json(where, await readText('expect', file, path));
  if (Array.isArray(value)) return value.map((each: unknown) => (Array.isArray(each) ? (each as unknown[]) : [each]));
  throw new UserError('unreadable', `${where} is not a list with one entry per request.`);
}

async function certificates(file: string, path: (typed: string) => string): Promise<string> {
  const text = await readText('ca', file, path);
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  throw new UserError('unreadable', `\`ca\`: ${file} holds no certificate in PEM.`, {
    hint: 'It begins with -----BEGIN CERTIFICATE-----.',
  });
}

function json(where: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new UserError('unreadable', `${where} is not JSON (${(cause as Error).message}).`, {
      hint: 'Mend the file.',
    });
  }
}

function optional<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return value === undefined ? {} : ({ [name]: value } as Partial<Record<K, V>>);
}
