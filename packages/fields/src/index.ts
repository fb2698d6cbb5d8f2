export { explain, type Complaint } from './explain.ts';
export { field, fieldInfo, type FieldInfo } from './field.ts';
export { formatDuration, parseDuration, parseShare } from './quantities.ts';
export { knownKeys } from './known-keys.ts';
export { mapping } from './mapping.ts';
export { choice, choices, duration, flag, instant, integer, lines, number, share, text } from './types.ts';
