import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { aptCommands } from '../tools/apt.ts';
import { runCommand } from '../tools/command.ts';

export interface Certificate {
  /** Paths of PEM files. */
  readonly certificate: string;
  readonly key: string;
}

/** A self-signed certificate for localhost and 127.0.0.1, valid for two days, made in `folder`. */
export async function makeCertificate(folder: string): Promise<Certificate> {
  const { openssl } = await aptCommands({ openssl: 'openssl' });
  mkdirSync(folder, { recursive: true });
  const [certificate, key] = [join(folder, 'server.crt'), join(folder, 'server.key')];
  await runCommand(openssl, [
    ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', certificate],
  ]);
  chmodSync(key, 0o600);
  return { certificate, key };
}
