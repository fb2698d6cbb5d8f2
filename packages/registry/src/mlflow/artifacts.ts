import { randomUUID } from 'node:crypto';
import { createWriteStream, openAsBlob } from 'node:fs';
import { cp, mkdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UserError } from '@tidegate/evidence';
import { digestOf, filesUnder } from '../digest.ts';
import { alreadyAt } from '../downloaded.ts';
import type { ModelVersion } from '../model-registry.ts';
import type { RegistryIo } from '../registry-io.ts';
import { artifactsReply, downloadUriReply } from './replies.ts';
import type { MlflowServer } from './server.ts';

/** Path below the proxy's root. Throws a UserError when the artifacts are kept where the server does not hand them on. */
export function proxied(uri: string): string {
  const path = /^mlflow-artifacts:\/(?:\/\/)?(?!\/)(.+)$/.exec(uri)?.[1];
  if (path !== undefined) return path.replace(/\/+$/, '');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1];
  const where = scheme === undefined ? 'in a folder of the server' : `behind the scheme ${scheme}:`;
  throw new UserError(
    'unsupported',
    `The model is kept ${where}, and only mlflow-artifacts: goes through the MLflow server.`,
    {
      hint: 'Fetch it with the storage’s own tool, or start the server with --serve-artifacts and an mlflow-artifacts: root.',
    },
  );
}

/** Sends a file or the files of a folder to `<artifactUri>/model`; returns that address. */
export async function upload(server: MlflowServer, path: string, artifactUri: string): Promise<string> {
  const target = `${proxied(artifactUri)}/model`;
  const isFile = (await stat(path)).isFile();
  const files = isFile ? [basename(path)] : await filesUnder(path);
  for (const file of files) {
    await server.artifact('PUT', `${target}/${file}`, await openAsBlob(isFile ? path : join(path, file)));
  }
  return `${artifactUri.replace(/\/+$/, '')}/model`;
}

/**
 * Fetches the files of a version into `<folder>/<name>-<version>` and returns the path of the model: that folder, or the file in it
 * when the digest recorded is a file's. Nothing is given out whose digest is not the one recorded.
 */
export async function download(
  server: MlflowServer,
  io: RegistryIo,
  version: ModelVersion,
  folder: string,
): Promise<string> {
  const { name, version: number, digest } = version;
  const query = { name, version: number };
  const { artifact_uri: uri } = await server.get('model-versions/get-download-uri', query, downloadUriReply);
  const root = proxied(uri);
  const target = join(io.path(folder), `${name.replaceAll(/[^\w.-]/g, '_')}-${number}`);
  const arrived = join(io.run.temp, `tidegate-${randomUUID()}`);
  try {
    const files = await fetchFolder(server, root, arrived);
    if (files.length === 0) {
      throw new UserError('not-found', `Version ${number} of ${name} has no files on ${server.location}.`, {
        hint: 'Register it again from the run that trained it.',
      });
    }
    const found = await genuine(arrived, files, digest);
    if (found === undefined) {
      throw new UserError(
        'conflict',
        `The files of version ${number} of ${name} are not what was registered (${digest}).`,
        {
          hint: 'Somebody changed them on the server; register the model again.',
        },
      );
    }
    const place = join(target, relative(arrived, found));
    if (!(await alreadyAt(place, await digestOf(found)))) {
      await mkdir(dirname(place), { recursive: true });
      await cp(found, place, { recursive: true });
    }
    return place;
  } finally {
    await rm(arrived, { recursive: true, force: true });
  }
}

/** The path that has the digest: the whole folder, or the only file in it. Without a digest the folder. */
async function genuine(
  folder: string,
  files: readonly string[],
  digest: string | undefined,
): Promise<string | undefined> {
  if (digest === undefined || (await digestOf(folder)) === digest) return folder;
  return files.length === 1 && (await digestOf(files[0]!)) === digest ? files[0] : undefined;
}

/** Fetches everything below a path and returns the paths written. */
async function fetchFolder(server: MlflowServer, path: string, target: string): Promise<string[]> {
  const { files } = await server.get('mlflow-artifacts/artifacts', { path }, artifactsReply);
  const saved: string[] = [];
  for (const { path: name, is_dir: isFolder } of files) {
    // The server names the files; only plain names below the target are written.
    if (!/^[^/\\]+$/.test(name) || name === '.' || name === '..') {
      throw new UserError('unreadable', `${server.location} lists a file "${name}", which is not a plain name.`);
    }
    if (isFolder) saved.push(...(await fetchFolder(server, `${path}/${name}`, join(target, name))));
    else saved.push(await fetchFile(server, `${path}/${name}`, join(target, name)));
  }
  return saved;
}

async function fetchFile(server: MlflowServer, path: string, target: string): Promise<string> {
  await mkdir(dirname(target), { recursive: true });
  const response = await server.artifact('GET', path);
  try {
    const body = response.body ? Readable.fromWeb(response.body) : Readable.from([]);
    await pipeline(body, createWriteStream(target));
  } catch (cause) {
    throw new UserError('unreachable', `The download of ${path} from ${server.location} broke off.`, {
      hint: 'Run it again.',
      cause,
    });
  }
  return target;
}
