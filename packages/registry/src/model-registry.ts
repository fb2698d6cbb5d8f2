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
  /** UTC, ISO 8601. */
  readonly createdAt?: string;
}

/** How a user points at metrics or a version: `models:/name@alias`, `models:/name/3`, `runs:/id`, `git:tag`. */
export type ModelReference =
  | { readonly kind: 'alias'; readonly name: string; readonly alias: string }
  | { readonly kind: 'version'; readonly name: string; readonly version: string }
  | { readonly kind: 'run'; readonly runId: string }
  | { readonly kind: 'tag'; readonly tag: string };

export interface Registration {
  readonly name: string;
  /** Path of a file or folder, or an address the registry knows. */
  readonly source: string;
  readonly version?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, number>>;
  readonly commit?: string;
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
  /** Registers a version; asked twice for the same source digest and name it finds the first. */
  register(registration: Registration): Promise<ModelVersion>;
  /**
   * Points the alias at the version, if it still points where `expected` says (`undefined`: nowhere). Throws a UserError
   * `conflict` when somebody else moved it first. Reads back before it returns.
   */
  promote(change: AliasChange): Promise<void>;
  /** Every version the alias has pointed at, newest first. */
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
}

export interface Promotion {
  readonly version: string;
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly note: Readonly<Record<string, string>>;
}
