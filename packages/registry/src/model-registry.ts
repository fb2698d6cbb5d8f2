import type { Surroundings } from './surroundings.ts';

/** One registered version of a model, in the words all registries share. */
export interface ModelVersion {
  readonly name: string;
  /** As the registry writes it: "3" in MLflow, "v1.2.3" among git tags. */
  readonly version: string;
  readonly aliases: readonly string[];
  /** Metrics recorded with the version. A value that is not a finite number is kept as it was written, never dropped. */
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly source?: string;
  readonly runId?: string;
  readonly commit?: string;
  /** Digest of the model's bytes, `sha256:<hex>`. */
  readonly digest?: string;
  /** Digest of the data it was trained on, `sha256:<hex>`, as told at its registration. */
  readonly dataDigest?: string;
  /** Digest of the data its metrics were measured on, any text that is equal for equal data. */
  readonly measuredOn?: string;
  /** The same of single metrics, by their names, where a registry keeps it with each; nearer than `measuredOn`. */
  readonly metricsMeasuredOn?: Readonly<Record<string, string>>;
  /** UTC, ISO 8601. */
  readonly createdAt?: string;
  /** Of a model that was taken out of use: when and by what mark, `at 2026-11-01T12:00:00.000Z by git tag flights@deprecated`. */
  readonly deprecated?: string;
}

/** How a user points at metrics or a version: `models:/name@alias`, `models:/name/3`, `models:/name/Production`, `runs:/id`, `git:tag`. */
export type ModelReference =
  | { readonly kind: 'alias'; readonly name: string; readonly alias: string }
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  | { readonly kind: 'stage'; readonly name: string; readonly stage: Stage }
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'tag'; readonly tag: string };

/** The stages of MLflow that a version can be served from; MLflow has deprecated them in favour of aliases. */
export type Stage = 'Production' | 'Staging';

export interface Registration {
  readonly name: string;
  /** Path of a file or folder, or an address the registry knows. */
  readonly source: string;
  readonly version?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly commit?: string;
  readonly dataDigest?: string;
  /** Keep the files too, where that is a choice: MLflow always does, git only when asked. */
  readonly storeFiles?: boolean;
}

/** A model registry. Adding one is a folder beside `mlflow/` and `git/` and a line in `open.ts`. */
export interface ModelRegistry {
  readonly kind: string;
  /** Where it is, for messages: never with credentials. */
  readonly location: string;
  /**
   * The version a reference points at. `undefined` only when the registry itself answered that there is none; a registry
   * that cannot be reached, refuses or answers nonsense throws a UserError (`unreachable`, `unauthorized`, `unreadable`).
   */
  resolve(reference: ModelReference): Promise<ModelVersion | undefined>;
  /** The version in the stage of an alias's name, where a registry has stages beside aliases. */
  stageOf?(name: string, alias: string): Promise<{ readonly stage: Stage; readonly version: string } | undefined>;
  /** What there is beside a model at which nothing was found, for messages. */
  surroundings(name: string): Promise<Surroundings>;
  /** Registers a version; asked twice for the same source digest and name it finds the first. */
  register(registration: Registration): Promise<ModelVersion>;
  /**
   * Points the alias at the version, if it still points where `expected` says (`undefined`: nowhere). Throws a UserError
   * `conflict` when somebody else moved it first, or when the model is deprecated and the note does not say `operation: rollback`.
   * Reads back before it returns. Where the alias is there already nothing moves, but what a run that died left unfinished is
   * brought to its end.
   */
  promote(change: AliasChange): Promise<void>;
  /** Every move of the alias that the registry knows of, newest first. */
  history(name: string, alias: string): Promise<readonly Promotion[]>;
  /** Puts the version's files into the folder and checks their digest when one is recorded; returns the path. */
  download(version: ModelVersion, folder: string): Promise<string>;
}

export interface AliasChange {
  readonly name: string;
  readonly alias: string;
  readonly version: string;
  readonly expected: string | undefined;
  /** Who and why, for the history: run address, actor, evidence digest. */
  readonly note: Readonly<Record<string, string>>;
  /** Also move the version to this stage and archive what was there; MLflow alone has stages. */
  readonly stage?: Stage;
}

/** One move of an alias. */
export interface Promotion {
  /** Where it pointed from then on; `undefined`: nowhere. */
  readonly version: string | undefined;
  /** Where it pointed before, as the one who moved it saw it. */
  readonly previous: string | undefined;
  /** UTC, ISO 8601, by the clock of the runner that moved it. */
  readonly at: string;
  readonly note: Readonly<Record<string, string>>;
  /** Why it is not certain that the alias ever pointed there. */
  readonly doubt?: string;
}
