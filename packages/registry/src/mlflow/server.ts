import { UserError } from '@tidegate/evidence';
import { z } from 'zod';
import type { RegistryIo } from '../registry-io.ts';
import { type TrackingServer, trackingServer } from './credentials.ts';

export type Query = Readonly<Record<string, string>>;

/** What an MLflow server said when it said no. */
export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** MLflow's REST API. Every reply is parsed; every failure is a UserError that says what was asked. */
export interface MlflowServer {
  readonly location: string;
  get<T>(route: string, query: Query, reply: z.ZodType<T>): Promise<T>;
  /** As `get`, but `undefined` when `isAbsence` takes the refusal for "there is none". */
  find<T>(
    route: string,
    query: Query,
    reply: z.ZodType<T>,
    isAbsence: (refusal: Refusal) => boolean,
  ): Promise<T | undefined>;
  send<T>(method: 'POST' | 'PATCH' | 'DELETE', route: string, body: object, reply: z.ZodType<T>): Promise<T>;
  /** Bytes through the artifact proxy; `path` is below its root. */
  artifact(method: 'GET' | 'PUT', path: string, body?: Blob): Promise<Response>;
}

const requestTimeout = 30_000;
const transferTimeout = 30 * 60_000;
const refusalSchema = z.object({
  error_code: z.union([z.string(), z.number()]).default(''),
  message: z.string().default(''),
});

/** A server that refused a request, with its own words at hand for who wants to understand them. */
export class MlflowRefusal extends UserError {
  readonly refusal: Refusal;
  constructor(code: UserError['code'], message: string, refusal: Refusal, hint?: string) {
    super(code, message, hint === undefined ? {} : { hint });
    this.refusal = refusal;
  }
}

/** The registry or the run is not there: the one refusal that means so on every route. */
export const doesNotExist = ({ status, code }: Refusal) => status === 404 && code === 'RESOURCE_DOES_NOT_EXIST';

/**
 * Whether it is certain that nothing was changed: the server itself refused. After a lost answer, a failure on the way or a
 * page of something in between, the change may have been made.
 */
export function isDefinite(error: unknown): boolean {
  if (!(error instanceof UserError)) return true;
  const status = error instanceof MlflowRefusal ? error.refusal.status : undefined;
  return status !== undefined && status >= 400 && status < 500 && status !== 408;
}

export function connect(address: string, io: RegistryIo): MlflowServer {
  const server = trackingServer(address, io);
  const { location } = server;

  async function once(method: string, path: string, init: RequestInit, timeoutMs: number): Promise<Response> {
    const headers = {
      Accept: 'application/json',
      ...(server.authorization !== undefined && { Authorization: server.authorization }),
      ...(init.headers as Record<string, string> | undefined),
    };
    try {
      return await io.fetch(`${location}${path}`, { ...init, method, headers, signal: AbortSignal.timeout(timeoutMs) });
    } catch (cause) {
      throw unreachable(location, cause, timeoutMs);
    }
  }

  /** Reading may be repeated while the server restarts; writing is never. */
  async function request(
    method: string,
    path: string,
    init: RequestInit = {},
    timeoutMs = requestTimeout,
  ): Promise<Response> {
    for (let attempt = 0; ; attempt++) {
      const last = method !== 'GET' || attempt === 2;
      try {
        const response = await once(method, path, init, timeoutMs);
        if (last || ![429, 502, 503, 504].includes(response.status)) return response;
        await response.body?.cancel();
      } catch (error) {
        if (last || timedOut(error)) throw error;
      }
      await io.clock.sleep(1000 * 2 ** attempt);
    }
  }

  async function call<T>(
    method: string,
    route: string,
    query: Query,
    body: object | undefined,
    reply: z.ZodType<T>,
  ): Promise<T> {
    const search = new URLSearchParams(query).toString();
    const path = `/api/2.0/${route.startsWith('mlflow-artifacts/') ? '' : 'mlflow/'}${route}${search === '' ? '' : `?${search}`}`;
    const init =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } };
    const response = await request(method, path, init);
    const text = await response.text().catch((cause: unknown) => {
      throw unreachable(location, cause, requestTimeout);
    });
    if (!response.ok) throw refused(server, `${method} ${route}`, response.status, text);
    return understand(server, `${method} ${route}`, text, reply);
  }

  return {
    location,
    get: (route, query, reply) => call('GET', route, query, undefined, reply),
    send: (method, route, body, reply) => call(method, route, {}, body, reply),
    async find(route, query, reply, isAbsence) {
      try {
        return await call('GET', route, query, undefined, reply);
      } catch (error) {
        if (error instanceof MlflowRefusal && isAbsence(error.refusal)) return undefined;
        throw error;
      }
    },
    async artifact(method, path, body) {
      const address = `/api/2.0/mlflow-artifacts/artifacts/${path.split('/').map(encodeURIComponent).join('/')}`;
      const response = await request(method, address, body === undefined ? {} : { body }, transferTimeout);
      if (!response.ok) throw refused(server, `${method} artifact ${path}`, response.status, await response.text());
      return response;
    },
  };
}

function refused({ location, authorization }: TrackingServer, what: string, status: number, text: string): UserError {
  const parsed = refusalSchema.safeParse(jsonOrNothing(text));
  const { error_code, message } = parsed.success ? parsed.data : { error_code: '', message: '' };
  const refusal = { status, code: String(error_code), message };
  const words =
    message === '' ? `HTTP ${status}` : `HTTP ${status}, ${message.split('\n')[0]!.slice(0, 300).replace(/\.$/, '')}`;
  const told = `The MLflow server ${location} refused ${what}: ${words}.`;
  if (status === 401 || status === 403) {
    const hint =
      authorization === undefined
        ? 'Set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN, from secrets.'
        : 'Check the credentials and what they are allowed to do.';
    return new MlflowRefusal('unauthorized', told, refusal, hint);
  }
  if (status >= 500 || status === 429) {
    return new MlflowRefusal('unreachable', told, refusal, 'Look at the log of the server, then run this again.');
  }
  if (!parsed.success || refusal.code === '') {
    return new MlflowRefusal('unreadable', told, refusal, 'Check that this is the address of an MLflow server.');
  }
  return new MlflowRefusal(status === 404 ? 'not-found' : 'tool-failed', told, refusal, 'Mend what the server names.');
}

function understand<T>({ location }: TrackingServer, what: string, text: string, reply: z.ZodType<T>): T {
  const parsed = reply.safeParse(jsonOrNothing(text));
  if (parsed.success) return parsed.data;
  throw new UserError('unreadable', `${location} answered ${what} with something that is not MLflow's.`, {
    hint: 'Check that this is the address of an MLflow server and that no login page stands before it.',
    cause: parsed.error,
  });
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function timedOut(error: unknown): boolean {
  return error instanceof UserError && namesOf(error.cause).name === 'TimeoutError';
}

function unreachable(location: string, cause: unknown, timeoutMs: number): UserError {
  // fetch says only "fetch failed"; what happened is inside.
  const inner = namesOf(cause).cause ?? cause;
  const { name, code } = namesOf(inner);
  const what = typeof code === 'string' ? ` (${code})` : '';
  const why = name === 'TimeoutError' ? `did not answer within ${timeoutMs / 1000} s` : `cannot be reached${what}`;
  return new UserError('unreachable', `The MLflow server ${location} ${why}.`, {
    hint: 'Check `registry-uri` or MLFLOW_TRACKING_URI, and that this runner may reach the server; a private certificate goes into NODE_EXTRA_CA_CERTS.',
    cause: inner,
  });
}

function namesOf(error: unknown): { name?: unknown; code?: unknown; cause?: unknown } {
  return typeof error === 'object' && error !== null ? error : {};
}
