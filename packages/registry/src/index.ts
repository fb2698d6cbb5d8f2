export { deployedDigest, storedDigest } from './deployed-digest.ts';
export { refuseDeprecated } from './deprecation.ts';
export { digestOf } from './digest.ts';
export type {
  AliasChange,
  ModelReference,
  ModelRegistry,
  ModelVersion,
  Promotion,
  Registration,
  Stage,
} from './model-registry.ts';
export { openRegistry, type RegistrySettings } from './open.ts';
export { promotionNote, type PromotingRun } from './promotion-note.ts';
export { formatReference, isReference, parseReference } from './reference.ts';
export type { RegistryIo } from './registry-io.ts';
export { previousVersion } from './rollback.ts';
export { type Surroundings, tellSurroundings, type ToldSurroundings } from './surroundings.ts';
export { reigns, standingAt, type Reign } from './reign.ts';
