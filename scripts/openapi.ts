// GitHub's own description of its REST API, cut down to what the tests speak of. Nothing of it is committed: it is fetched
// into the cache (28 MB packed), the paths below are taken out for each API version, and the rest is deleted again.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyPatch, type Json, type JsonObject, type PatchStep } from './json-patch.ts';
import { cacheFolder, progress } from './tools/cache.ts';
import { runCommand } from './tools/command.ts';
import { makeOnce } from './tools/once.ts';

const VERSION = '23.0.2';
/** Raised when the extract changes its form, so that an old one in the cache is not taken for it. */
const FORM = 3;
const BASE_API_VERSION = '2022-11-28';

/** Whose API: that of github.com, or of the oldest GitHub Enterprise Server that is described. */
const documents = { 'github.com': 'api.github.com.json', ghes: 'ghes-3.17.json' } as const;
export type GitHubServer = keyof typeof documents;

const repository = '/repos/{owner}/{repo}';
const paths = [
  '',
  '/dispatches',
  '/commits/{ref}',
  '/contents/{path}',
  '/environments',
  '/git/matching-refs/{ref}',
  '/git/refs',
  '/git/refs/{ref}',
  '/git/tags',
  '/git/tags/{tag_sha}',
  '/labels',
  '/actions/runs',
  '/actions/runs/{run_id}',
  '/actions/runs/{run_id}/cancel',
  '/actions/runs/{run_id}/jobs',
  '/actions/runs/{run_id}/pending_deployments',
  '/actions/workflows',
  '/actions/workflows/{workflow_id}',
  '/actions/workflows/{workflow_id}/dispatches',
  '/actions/workflows/{workflow_id}/runs',
  '/deployments',
  '/deployments/{deployment_id}',
  '/deployments/{deployment_id}/statuses',
  '/issues',
  '/issues/{issue_number}',
  '/issues/{issue_number}/comments',
  '/issues/comments/{comment_id}',
].map((path) => repository + path);
/** Paths that GitHub Enterprise Server has not. */
const cloudPaths = ['/attestations', '/attestations/{subject_digest}'].map((path) => repository + path);

/**
 * The path of the extract: `{ version, apis: { <api version>: { paths, components } } }`, schemas as JSON Schema with
 * references into `components`. Made on first use (about 8 s and a 28 MB download), then taken from the cache.
 */
export async function openapiExtract(server: GitHubServer = 'github.com'): Promise<string> {
  const folder = join(cacheFolder(), `github-openapi-${VERSION}-${FORM}`);
  await makeOnce(folder, async () => {
    progress(`fetching GitHub's OpenAPI description (npm package @octokit/openapi@${VERSION}, 28 MB)`);
    const packed = await runCommand('npm', [
      'pack',
      `@octokit/openapi@${VERSION}`,
      '--silent',
      '--pack-destination',
      folder,
    ]);
    const archive = join(folder, packed.trim().split('\n').at(-1)!);
    for (const [name, document] of Object.entries(documents)) {
      const description = `package/generated/${document}`;
      await runCommand('tar', ['-xzf', archive, '-C', folder, description]);
      const whole = readFileSync(join(folder, description), 'utf8');
      const apis = Object.fromEntries(
        [BASE_API_VERSION, ...laterVersions(whole)].map((version) => [
          version,
          extract(whole, version, name === 'ghes' ? paths : [...paths, ...cloudPaths]),
        ]),
      );
      writeFileSync(join(folder, `${name}.json`), JSON.stringify({ version: VERSION, apis }));
    }
    rmSync(archive);
    rmSync(join(folder, 'package'), { recursive: true });
  });
  return join(folder, `${server}.json`);
}

function laterVersions(whole: string): string[] {
  return [...new Set([...whole.matchAll(/"version":\s*"(\d{4}-\d\d-\d\d)"/g)].map(([, version]) => version!))].sort();
}

function extract(whole: string, version: string, paths: readonly string[]): JsonObject {
  const document = JSON.parse(whole) as JsonObject;
  const all = document['paths'] as JsonObject;
  const absent = paths.filter((path) => !(path in all));
  if (absent.length > 0) throw new Error(`@octokit/openapi ${VERSION} does not describe ${absent.join(', ')}`);
  applyBreakingChanges(document, version);
  const picked = clean(Object.fromEntries(paths.map((path) => [path, all[path]!]))) as JsonObject;
  const components: JsonObject = {};
  const queue = references(picked);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    const [kind, key] = name.split('/') as [string, string];
    const group = (components[kind] ??= {}) as JsonObject;
    if (key in group) continue;
    const source = ((document['components'] as JsonObject)[kind] as JsonObject)[key]!;
    group[key] = kind === 'examples' ? source : clean(source);
    if (kind !== 'examples') queue.push(...references(group[key]));
  }
  return { paths: picked, components };
}

/** Changes each place marked `x-github-breaking-changes` to what it is in `version`. */
function applyBreakingChanges(node: Json, version: string): void {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) return node.forEach((entry) => applyBreakingChanges(entry, version));
  const changes = node['x-github-breaking-changes'];
  if (Array.isArray(changes)) {
    for (const change of changes as { version: string; patch: PatchStep[] | JsonObject }[]) {
      if (change.version <= version) applyPatch(node, change.patch);
    }
  }
  Object.values(node).forEach((value) => applyBreakingChanges(value, version));
}

const prose = new Set(['description', 'summary', 'externalDocs', 'example', 'tags', 'operationId', 'deprecated']);

/** Without prose, and with OpenAPI 3.0's `nullable` told as JSON Schema tells it. */
function clean(node: Json, isNameMap = false): Json {
  if (node === null || typeof node !== 'object') return node;
  if (Array.isArray(node)) return node.map((entry) => clean(entry));
  const result: JsonObject = {};
  for (const [key, value] of Object.entries(node)) {
    // Under `properties` every key is a name, be it "description".
    if (!isNameMap && (prose.has(key) || key.startsWith('x-'))) continue;
    result[key] = clean(value, !isNameMap && (key === 'properties' || key === 'patternProperties'));
  }
  if (isNameMap || result['nullable'] !== true) return result;
  const { nullable: _, ...rest } = result;
  return { anyOf: [rest, { type: 'null' }] };
}

function references(node: Json): string[] {
  const prefix = '"$ref":"#/components/';
  return [...JSON.stringify(node).matchAll(/"\$ref":"#\/components\/[^"]+"/g)].map(([text]) =>
    text.slice(prefix.length, -1),
  );
}

if (import.meta.main) console.log(await openapiExtract());
