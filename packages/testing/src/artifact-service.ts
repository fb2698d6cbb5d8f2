import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { unzip } from './zip.ts';

/** One artifact as it was uploaded. */
export interface UploadedArtifact {
  readonly bytes: Buffer;
  /** Its files by name, unzipped; of an artifact uploaded without an archive, itself under its own name. */
  readonly files: ReadonlyMap<string, Buffer>;
}

export interface ArtifactService {
  /** What a runner sets so that `@actions/artifact` finds the service. */
  readonly env: { readonly ACTIONS_RESULTS_URL: string; readonly ACTIONS_RUNTIME_TOKEN: string };
  /** Finished artifacts by name. */
  readonly artifacts: ReadonlyMap<string, UploadedArtifact>;
  stop(): Promise<void>;
}

interface Upload {
  readonly name: string;
  readonly blocks: Map<string, Buffer>;
  content?: Buffer;
}

const service = '/twirp/github.actions.results.api.v1.ArtifactService/';

/**
 * The artifact service of a runner, as `@actions/artifact` 6 speaks to it: CreateArtifact, PUT of the blob whole or in
 * blocks, FinalizeArtifact with size and digest checked. A name used twice is answered 409, as GitHub does.
 */
export async function startArtifactService(): Promise<ArtifactService> {
  const token = unsignedToken({ scp: 'Actions.Results:run-1:job-1' });
  const artifacts = new Map<string, UploadedArtifact>();
  const uploads: Upload[] = [];
  let origin = '';

  const calls: Record<string, (body: Record<string, unknown>) => [number, object]> = {
    CreateArtifact({ name }) {
      if (typeof name !== 'string' || name === '') return failure(400, 'invalid_argument', 'name is required');
      if (uploads.some((upload) => upload.name === name)) {
        return failure(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
      }
      uploads.push({ name, blocks: new Map() });
      const url = `${origin}/storage/artifacts/${uploads.length - 1}?sig=signature`;
      return [200, { ok: true, signed_upload_url: url }];
    },
    FinalizeArtifact({ name, size, hash }) {
      const upload = uploads.find((candidate) => candidate.name === name);
      if (!upload?.content) return failure(404, 'not_found', 'nothing was uploaded under this name');
      const bytes = upload.content;
      const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
      if (Number(size) !== bytes.length || (hash !== undefined && hash !== digest)) {
        return failure(400, 'invalid_argument', 'size or hash is not that of what was uploaded');
      }
      const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
      artifacts.set(upload.name, { bytes, files: isZip ? unzip(bytes) : new Map([[upload.name, bytes]]) });
      return [200, { ok: true, artifact_id: String(uploads.indexOf(upload) + 1) }];
    },
  };

  function store(url: URL, body: Buffer): number {
    const upload = uploads[Number(url.pathname.split('/').at(-1))];
    if (!upload || url.searchParams.get('sig') !== 'signature') return 403;
    if (url.searchParams.get('comp') === 'block') upload.blocks.set(url.searchParams.get('blockid')!, body);
    else if (url.searchParams.get('comp') === 'blocklist') {
      const ids = [...body.toString('utf8').matchAll(/<(?:Latest|Uncommitted|Committed)>([^<]+)</g)].map(
        ([, id]) => id!,
      );
      if (ids.some((id) => !upload.blocks.has(id))) return 400;
      upload.content = Buffer.concat(ids.map((id) => upload.blocks.get(id)!));
    } else upload.content = body;
    return 201;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, origin);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const reply = (status: number, answer?: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(answer ? JSON.stringify(answer) : '');
    };
    if (request.method === 'PUT') return reply(store(url, body));
    const call = url.pathname.startsWith(service) ? calls[url.pathname.slice(service.length)] : undefined;
    if (!call) return reply(...failure(404, 'bad_route', `no handler for ${url.pathname}`));
    if (request.headers.authorization !== `Bearer ${token}`)
      return reply(...failure(401, 'unauthenticated', 'bad token'));
    reply(...call(JSON.parse(body.toString('utf8')) as Record<string, unknown>));
  }

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) =>
      response.writeHead(500).end(JSON.stringify({ msg: String(error) })),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: { ACTIONS_RESULTS_URL: origin, ACTIONS_RUNTIME_TOKEN: token },
    artifacts,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function failure(status: number, code: string, msg: string): [number, object] {
  return [status, { code, msg }];
}

/** A token nobody has signed: the client only reads the run and job in it. */
function unsignedToken(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}
