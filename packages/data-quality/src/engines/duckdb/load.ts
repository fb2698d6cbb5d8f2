import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { UserError } from '@tidegate/evidence';
import type * as api from '@duckdb/node-api';

/** The package whose one job is to pick the native binding. Bundles leave it out, and this file says what stands for it. */
const bindingPackage = '@duckdb/node-bindings';

/**
 * DuckDB's JavaScript interface on the native binding at `binding` (path of `duckdb.node`). A process loads one binding: later calls
 * give the same.
 */
export async function loadDuckDb(binding: string): Promise<typeof api> {
  const hooks = registerHooks({
    resolve: (specifier, context, next) =>
      specifier === bindingPackage
        ? { url: pathToFileURL(binding).href, shortCircuit: true }
        : next(specifier, context),
  });
  try {
    // Its own chunk, loaded after the hook stands.
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new UserError(
      'tool-failed',
      `The DuckDB engine at ${binding} cannot be loaded: ${(cause as Error).message}.`,
      {
        hint: 'Check that `engine-path` names the build for this operating system, processor and C library.',
        cause,
      },
    );
  } finally {
    hooks.deregister();
  }
}
