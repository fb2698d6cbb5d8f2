// GitHub's GraphQL schema and the reference implementation that validates and executes against it, for the tests' double of GitHub.
// Nothing of them is committed: both are fetched into the cache (1 MB packed).
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, progress } from './tools/cache.ts';
import { runCommand } from './tools/command.ts';
import { makeOnce } from './tools/once.ts';

const SCHEMA = '15.26.1';
const IMPLEMENTATION = '16.15.0';

/** The path of a folder with `schema/schema.graphql` and `graphql/index.mjs`. Made on first use, then taken from the cache. */
export async function graphQLContract(): Promise<string> {
  const folder = join(cacheFolder(), `github-graphql-${SCHEMA}-${IMPLEMENTATION}`);
  return makeOnce(folder, async () => {
    progress("fetching GitHub's GraphQL schema (npm package @octokit/graphql-schema, 0.6 MB)");
    for (const [name, wanted] of [
      ['schema', `@octokit/graphql-schema@${SCHEMA}`],
      ['graphql', `graphql@${IMPLEMENTATION}`],
    ] as const) {
      const packed = await runCommand('npm', ['pack', wanted, '--silent', '--pack-destination', folder]);
      const archive = join(folder, packed.trim().split('\n').at(-1)!);
      mkdirSync(join(folder, name));
      await runCommand('tar', ['-xzf', archive, '-C', join(folder, name), '--strip-components=1']);
      rmSync(archive);
    }
  });
}

if (import.meta.main) console.log(await graphQLContract());
