import { randomUUID } from 'node:crypto';
import { isAbsolute, relative, sep } from 'node:path';
import { UserError } from '@tidegate/evidence';
import { refuseDeprecated } from '../deprecation.ts';
import { digestOf } from '../digest.ts';
import type { AliasChange, ModelReference, ModelRegistry, ModelVersion, Registration } from '../model-registry.ts';
import { formatReference } from '../reference.ts';
import type { RegistryIo } from '../registry-io.ts';
import { nextVersion } from '../semantic-version.ts';
import { fetchModel } from './fetch-model.ts';
import { checkAlias, checkName, checkVersion, parseTagName } from './names.ts';
import { openRepository, type TagRepository } from './repository.ts';
import type { Surroundings } from '../surroundings.ts';
import { type ModelState, promotions, stateOf } from './state.ts';
import { storeFiles } from './stored-files.ts';
import { tagMessage } from './tag-message.ts';

/** The registry in the tags of a git repository: `name@v1.2.3` registers, `name#production#4` promotes. */
export async function openGitRegistry(folder: string, io: RegistryIo): Promise<ModelRegistry> {
  return new GitRegistry(await openRepository(folder, io), io);
}

class GitRegistry implements ModelRegistry {
  readonly kind = 'git';
  readonly location: string;
  readonly #repository: TagRepository;
  readonly #io: RegistryIo;

  constructor(repository: TagRepository, io: RegistryIo) {
    this.#repository = repository;
    this.#io = io;
    this.location = `the git tags of ${repository.folder}`;
  }

  async resolve(reference: ModelReference): Promise<ModelVersion | undefined> {
    if (reference.kind === 'run' || reference.kind === 'stage') {
      const what = reference.kind;
      throw new UserError(
        'unsupported',
        `${formatReference(reference)} names a ${what}, and git tags have no ${what}s.`,
        {
          hint: 'Use models:/<name>@<alias>, or set `registry: mlflow`.',
        },
      );
    }
    if (reference.kind === 'tag') return this.#byTag(reference.tag);
    const state = await this.#read(reference.name);
    if (reference.kind === 'version') return this.#find(state, checkVersion(reference.version));
    checkAlias(reference.alias);
    const version = state.current(reference.alias);
    if (version === undefined) return undefined;
    const found = this.#find(state, version);
    if (found) return found;
    throw new UserError('unreadable', `${formatReference(reference)} points at ${version}, which has no tag.`, {
      hint: `Restore tag ${reference.name}@${version}, or delete the tag ${reference.name}#${reference.alias}#... that promoted it.`,
    });
  }

  async surroundings(name: string): Promise<Surroundings> {
    const { versions } = await this.#read(name);
    if (versions.length > 0) return { aliases: [...new Set(versions.flatMap(({ aliases }) => aliases))], models: [] };
    const others = (await this.#repository.names('@v')).flatMap((tag) => {
      const says = parseTagName(tag);
      return says?.kind === 'version' && !says.cancels && says.name !== name ? [says.name] : [];
    });
    return { aliases: undefined, models: [...new Set(others)] };
  }

  async register(registration: Registration): Promise<ModelVersion> {
    const { name, source, metrics, tags, dataDigest } = registration;
    const asked = registration.version === undefined ? undefined : checkVersion(registration.version);
    const path = this.#io.path(source);
    const digest = await digestOf(path);
    const here = await this.#repository.commit(registration.commit ?? 'HEAD');
    const target = here ?? (await this.#repository.commit('HEAD'));
    if (target === undefined) {
      throw new UserError('not-found', `${this.#repository.folder} has no commit that a tag could point at.`, {
        hint: 'Commit something first.',
      });
    }
    const commit = registration.commit ?? target;
    // Files before the tag: a version that can be seen can be downloaded.
    if (registration.storeFiles) await storeFiles(path, digest, this.#repository, this.#io);
    for (let attempt = 1; ; attempt++) {
      const state = await this.#read(name);
      const known = this.#sameModel(state, name, digest, asked);
      if (known) return known;
      const version = asked ?? nextVersion(state.taken);
      if (state.deprecated !== undefined && attempt === 1) {
        this.#io.log?.warn(`${name} was deprecated ${state.deprecated}; registering ${version} brings it back.`);
      }
      const block = { source: this.#portable(path, source), digest, dataDigest, commit, metrics, tags };
      const message = tagMessage('version', `Register ${name} ${version}`, block, randomUUID());
      const outcome = await this.#repository.create(`${name}@${version}`, target, message);
      if (outcome === 'created') return this.#written(name, version);
      if (attempt === 5) throw conflict(`${name}@${version} was taken by others five times in a row.`);
    }
  }

  async promote({ name, alias, version: typed, expected, note, stage }: AliasChange): Promise<void> {
    checkAlias(alias);
    if (stage !== undefined) {
      throw new UserError('unsupported', `\`stage\` ${stage} is a stage of MLflow, and git tags have no stages.`, {
        hint: 'Leave `stage` out; the alias says where the version is used.',
      });
    }
    const version = checkVersion(typed);
    const state = await this.#read(name);
    const target = state.versions.find((one) => one.version === version);
    if (!target) {
      throw new UserError('not-found', `${name} has no version ${version} in ${this.location}.`, {
        hint: 'Register it first, or check the version.',
      });
    }
    const was = state.current(alias);
    if (was !== (expected === undefined ? undefined : checkVersion(expected))) throw moved(name, alias, version, was);
    if (was === version) return;
    // Out of trouble any way back is open; forward goes only a model that is in use.
    if (note['operation'] !== 'rollback') refuseDeprecated(target);
    const number = Math.max(0, ...state.moves(alias).map((move) => move.number ?? 0)) + 1;
    const tag = `${name}#${alias}#${number}`;
    const message = tagMessage('promotion', `Point ${alias} of ${name} at ${version}`, { version, note }, randomUUID());
    const outcome = await this.#repository.create(tag, target.tagCommit, message);
    const after = await this.#read(name);
    if (outcome === 'taken') throw moved(name, alias, version, after.current(alias));
    if (!after.moves(alias).some((move) => move.number === number && move.version === version)) {
      throw new UserError('unreadable', `Tag ${tag} was created but cannot be read back.`, {
        hint: 'Look at the tags of origin before you run this again.',
      });
    }
  }

  async history(name: string, alias: string) {
    checkAlias(alias);
    return promotions((await this.#read(name)).moves(alias));
  }

  download(version: ModelVersion, folder: string): Promise<string> {
    return fetchModel(version, folder, this.#repository, this.#io);
  }

  async #read(name: string): Promise<ModelState> {
    checkName(name);
    return stateOf(name, await this.#repository.tags(name));
  }

  async #byTag(tag: string): Promise<ModelVersion | undefined> {
    const says = parseTagName(tag);
    if (!says || says.kind === 'lifecycle' || says.cancels) {
      throw new UserError('bad-input', `git:${tag} is not the tag of a model version.`, {
        hint: 'Write git:<name>@<version>, such as git:flight-delays@v1.2.3.',
      });
    }
    const state = await this.#read(says.name);
    if (says.kind === 'version') return this.#find(state, says.version);
    const version = state.moves(says.alias).find(({ number }) => number === says.number)?.version;
    return version === undefined ? undefined : this.#find(state, version);
  }

  #find(state: ModelState, version: string): ModelVersion | undefined {
    const found = state.versions.find((one) => one.version === version);
    if (!found) return undefined;
    const { tagCommit: _, ...shared } = found;
    return shared;
  }

  /** The version that already is this model: of the version asked for, else the first with the same bytes. */
  #sameModel(state: ModelState, name: string, digest: string, asked: string | undefined): ModelVersion | undefined {
    if (asked === undefined) {
      const first = state.versions.find((one) => one.digest === digest);
      return first && this.#find(state, first.version);
    }
    const taken = this.#find(state, asked);
    if (taken && taken.digest !== digest) {
      throw conflict(
        `${name} ${asked} is registered already, with digest ${taken.digest ?? 'unknown'}, not ${digest}.`,
      );
    }
    if (!taken && state.taken.includes(asked)) throw conflict(`${name} ${asked} was registered before and taken back.`);
    return taken;
  }

  async #written(name: string, version: string): Promise<ModelVersion> {
    const written = this.#find(await this.#read(name), version);
    if (written) return written;
    throw new UserError('unreadable', `Tag ${name}@${version} was created but cannot be read back.`, {
      hint: 'Look at the tags of origin before you run this again.',
    });
  }

  /** The source as another checkout can use it: relative to the workspace when it is inside. */
  #portable(path: string, typed: string): string {
    const inside = relative(this.#io.run.workspace, path);
    return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? typed : inside.split(sep).join('/');
  }
}

function conflict(message: string): UserError {
  return new UserError('conflict', message, { hint: 'Leave `version` out to get the next free one.' });
}

function moved(name: string, alias: string, version: string, now: string | undefined): UserError {
  const where = now === undefined ? 'it points nowhere now' : `it points at ${now} now`;
  return new UserError(
    'conflict',
    `${alias} of ${name} was not moved to ${version}: somebody else moved it, ${where}.`,
    {
      hint: 'Compare with the version that is there now, then promote again.',
    },
  );
}
