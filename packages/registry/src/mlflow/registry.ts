import { UserError } from '@tidegate/evidence';
import type { AliasChange, ModelReference, ModelRegistry, ModelVersion, Registration } from '../model-registry.ts';
import { quoted } from '../quoted.ts';
import { formatReference } from '../reference.ts';
import type { RegistryIo } from '../registry-io.ts';
import { download } from './artifacts.ts';
import { history, promote } from './promotion.ts';
import { byAlias, byRun, byVersion } from './read-version.ts';
import { register } from './registration.ts';
import { connect } from './server.ts';
import { byStage, stageOf, tellStageOnly } from './stages.ts';
import { surroundings } from './surroundings.ts';

/** The registry of an MLflow tracking server, 2.x or 3.x, by aliases. */
export async function openMlflowRegistry(address: string, io: RegistryIo): Promise<ModelRegistry> {
  const server = connect(address, io);
  return {
    kind: 'mlflow',
    location: server.location,
    resolve: async (reference: ModelReference) => {
      switch (reference.kind) {
        case 'alias':
          checkName(reference.name);
          checkAlias(reference.alias);
          return (
            (await byAlias(server, reference.name, reference.alias)) ??
            tellStageOnly(server, io, reference.name, reference.alias)
          );
        case 'stage':
          checkName(reference.name);
          return byStage(server, io, reference.name, reference.stage);
        case 'version':
          checkName(reference.name);
          return byVersion(server, reference.name, reference.version);
        case 'run':
          return byRun(server, reference.runId);
        case 'tag':
          throw new UserError(
            'unsupported',
            `${formatReference(reference)} is a git tag, and the registry is MLflow.`,
            {
              hint: 'Use models:/<name>@<alias>, or set `registry: git`.',
            },
          );
      }
    },
    stageOf: (name: string, alias: string) => stageOf(server, name, alias),
    surroundings: (name: string) => surroundings(server, name),
    register: async (registration: Registration) => {
      checkName(registration.name);
      return register(server, io, registration);
    },
    promote: async (change: AliasChange) => {
      checkName(change.name);
      checkAlias(change.alias);
      return promote(server, io, change);
    },
    history: async (name: string, alias: string) => {
      checkName(name);
      checkAlias(alias);
      return history(server, name, alias);
    },
    download: (version: ModelVersion, folder: string) => download(server, io, version, folder),
  };
}

/** MLflow forbids / and : in names, and those that are a way to a folder; both kinds of quotes at once cannot be written in its search filter. */
function checkName(name: string): void {
  const quotes = name.includes("'") && name.includes('"');
  if (/^[^/:\p{Cc}]{1,200}$/u.test(name) && !/^\.{1,2}$/.test(name) && !quotes) return;
  throw new UserError('bad-input', `${quoted(name)} cannot be the name of a model in MLflow.`, {
    hint: 'Leave out / and :, and use at most one kind of quotes.',
  });
}

/** `latest` and `v1` are MLflow's own: newer servers resolve the former to whatever came last, which is no alias anyone set. */
function checkAlias(alias: string): void {
  if (/^[\w-]{1,150}$/.test(alias) && alias.toLowerCase() !== 'latest' && !/^v\d+$/i.test(alias)) return;
  throw new UserError('bad-input', `${quoted(alias)} cannot be an alias in MLflow.`, {
    hint: 'Use letters, digits, - and _, such as production; `latest` and `v1` are reserved.',
  });
}
