export type {
  AliasChange,
  ModelReference,
  ModelRegistry,
  ModelVersion,
  Promotion,
  Registration,
} from './model-registry.ts';
