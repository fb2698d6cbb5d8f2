import type { Client } from 'pg';
import { serverAddress, type ServerAddress } from '../warehouse/server-address.ts';
import { tlsOptions } from '../warehouse/tls.ts';
import { connectionTrouble } from './trouble.ts';

export interface PostgresAddress extends ServerAddress {
  readonly port: number;
  readonly database: string;
}

/** Reads `postgresql://user:password@host:port/database?sslmode=...&sslrootcert=...`. */
export function postgresAddress(connection: string): PostgresAddress {
  const address = serverAddress(connection, {
    schemes: ['postgresql', 'postgres'],
    server: 'a PostgreSQL server',
    example: 'postgresql://user:password@host:5432/database?sslmode=verify-full',
  });
  return { ...address, port: address.port ?? 5432, database: address.path.join('/') || address.user };
}

const connectTimeout = 20_000;

/** Connects, or throws a UserError that says why not. `path` gives the absolute path of one the user typed. */
export async function connectPostgres(
  address: PostgresAddress,
  { path }: { readonly path: (typed: string) => string },
): Promise<Client> {
  // A chunk of its own, loaded by those that really speak to PostgreSQL.
  const { Client } = await import('pg');
  const { host, port, database, user, password } = address;
  const client = new Client({
    ...{ host, port, database, user, ssl: (await tlsOptions(address, path)) ?? false },
    // A function, so that nothing is taken from the environment or a password file.
    password: () => password ?? '',
    application_name: 'tidegate',
    connectionTimeoutMillis: connectTimeout,
    keepAlive: true,
  });
  // A connection that ends between two statements speaks here; the next statement tells it.
  client.on('error', () => {});
  await client.connect().catch((error: unknown) => {
    throw connectionTrouble(error, address);
  });
  return client;
}
