import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Only these may import the toolkit: `kit` is the one edge to the runner. */
const toolkit = {
  // The parser of expressions is a library and talks to nobody.
  group: ['@actions/*', '!@actions/expressions'],
  message: 'Only packages/kit talks to the runner; take what you need as an argument.',
};

export default tseslint.config(
  { ignores: ['dist/**', '**/node_modules/**', 'demo-output/**', 'coverage/**'] },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/require-await': 'off',
      eqeqeq: 'error',
    },
  },
  {
    files: ['packages/*/src/**/*.ts', 'actions/*/src/**/*.ts'],
    // The edges: an action's is kit, the program's its entry.
    ignores: ['packages/kit/**', 'packages/testing/**', 'packages/cli/src/index.ts'],
    rules: {
      'no-restricted-imports': ['error', { patterns: [toolkit] }],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only packages/kit reads the environment.' },
      ],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
