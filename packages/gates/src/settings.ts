// Apart, so that an action's bundle holds its own settings only.
export { comparisonSettings } from './comparison-settings.ts';
export { readingSettings } from './reading-settings.ts';
export { thresholdSettings } from './threshold-settings.ts';
