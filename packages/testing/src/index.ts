export { evidence } from './evidence.ts';
export { fakeIo, type FakeIo, type FakeIoOptions } from './fake-io.ts';
export { runBundle, runStep, type BundleOptions, type BundleRun } from './run-bundle.ts';
export { parseCommands, parseRunnerFile, type WorkflowCommand } from './runner-files.ts';
