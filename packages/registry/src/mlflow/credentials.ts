import { UserError } from '@tidegate/evidence';
import type { RegistryIo } from '../registry-io.ts';

export interface TrackingServer {
  /** Address without credentials, query and trailing slash; safe in messages. */
  readonly location: string;
  /** Value of the Authorization header, sent on every route. */
  readonly authorization: string | undefined;
}

/**
 * Reads the address of a tracking server and how to log in. What is written into the address wins, then
 * MLFLOW_TRACKING_USERNAME with MLFLOW_TRACKING_PASSWORD (Basic), then MLFLOW_TRACKING_TOKEN (Bearer): the order of MLflow's own
 * client, which prefers Basic although its documentation says otherwise.
 */
export function trackingServer(address: string, io: Pick<RegistryIo, 'env' | 'mask'>): TrackingServer {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1];
    const what = scheme === undefined ? 'has no scheme' : `has the scheme ${scheme}:`;
    throw new UserError(
      'unsupported',
      `The address of the MLflow server ${what}, and only http: and https: are spoken.`,
      {
        hint: 'Give the address of a tracking server, such as https://mlflow.example.com.',
      },
    );
  }
  const location = `${url.origin}${url.pathname}`.replace(/\/+$/, '');
  return { location, authorization: authorization(url, io) };
}

function authorization(url: URL, io: Pick<RegistryIo, 'env' | 'mask'>): string | undefined {
  if (url.username !== '' || url.password !== '') {
    return basic(decodeURIComponent(url.username), decodeURIComponent(url.password), io);
  }
  const user = io.env('MLFLOW_TRACKING_USERNAME');
  const password = io.env('MLFLOW_TRACKING_PASSWORD');
  if (user !== undefined && password !== undefined) return basic(user, password, io);
  const token = io.env('MLFLOW_TRACKING_TOKEN');
  if (token === undefined) return undefined;
  io.mask?.(token);
  return `Bearer ${token}`;
}

function basic(user: string, password: string, io: Pick<RegistryIo, 'mask'>): string {
  const encoded = Buffer.from(`${user}:${password}`).toString('base64');
  for (const secret of [password, encoded]) if (secret !== '') io.mask?.(secret);
  return `Basic ${encoded}`;
}
