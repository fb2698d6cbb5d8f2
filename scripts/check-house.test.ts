import { expect, test } from '@jest/globals';
import { systemFaults } from './check-house.ts';

test('a system of more than 60 lines of workflows is told, comments and empty lines aside', () => {
  const of = (lines: number) => `# why\n\n${'key: value\n'.repeat(lines)}`;
  const texts: Record<string, string> = {
    'examples/systems/001-a/.github/workflows/one.yml': of(30),
    'examples/systems/001-a/.github/workflows/two.yml': of(30),
    'examples/systems/002-b/.github/workflows/one.yml': of(61),
    'examples/systems/002-b/overlays/kustomization.yaml': of(90),
    'examples/systems/project/.github/workflows/ci.yml': of(90),
  };
  expect(systemFaults(Object.keys(texts), (file) => texts[file]!)).toEqual([
    'examples/systems/002-b has 61 lines of workflows, more than 60',
  ]);
});
