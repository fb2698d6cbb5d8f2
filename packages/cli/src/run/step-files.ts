import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { parseRunnerFile } from '@tidegate/testing/runner-files';

/** What a step wrote into the files the runner gave it. */
export interface Written {
  readonly outputs: Readonly<Record<string, string>>;
  readonly state: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly path: readonly string[];
  readonly summary: string;
}

const variables = {
  outputs: 'GITHUB_OUTPUT',
  state: 'GITHUB_STATE',
  env: 'GITHUB_ENV',
  path: 'GITHUB_PATH',
  summary: 'GITHUB_STEP_SUMMARY',
} as const;

/** The files of one step: their variables, and what is in them when it has ended. */
export function stepFiles(temp: string): { readonly env: Record<string, string>; read(): Written } {
  const folder = mkdtempSync(join(temp, 'files-'));
  const paths = Object.fromEntries(Object.values(variables).map((name) => [name, join(folder, name)]));
  for (const path of Object.values(paths)) writeFileSync(path, '');
  const text = (name: string) => readFileSync(paths[name]!, 'utf8');
  const parse = (name: string) => {
    try {
      return parseRunnerFile(text(name));
    } catch (cause) {
      throw new UserError(
        'bad-input',
        `The step wrote something into $${name} that is no value: ${(cause as Error).message}.`,
      );
    }
  };
  return {
    env: paths,
    read: () => ({
      outputs: parse(variables.outputs),
      state: parse(variables.state),
      env: allowed(parse(variables.env)),
      path: text(variables.path).split(/\r?\n/).filter(Boolean),
      summary: text(variables.summary),
    }),
  };
}

/** The runner lets no step change what it sets itself, nor how Node starts. */
function allowed(env: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(GITHUB_|RUNNER_)|^(NODE_OPTIONS|CI)$/i.test(name)),
  );
}
