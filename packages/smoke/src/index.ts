export { smokeSettings, type SmokeSettings } from './settings.ts';
export { expectationSchema, toleranceOf, type Expectation, type Tolerance } from './expectation.ts';
export { smokeTest, type SmokeResult } from './smoke-test.ts';
export type { SmokeWorld } from './world.ts';
