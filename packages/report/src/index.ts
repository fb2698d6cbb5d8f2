export { renderSummary } from './summary.ts';
