export { configFile } from './source.ts';
export { configSchema, sections } from './schema.ts';
