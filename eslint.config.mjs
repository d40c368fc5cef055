import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** Who may import whom. Every project carries a tag, and no line here says '*'. */
const boundaries = [
  { sourceTag: 'kind:pure', onlyDependOnLibsWithTags: ['kind:pure'] },
  { sourceTag: 'kind:contract', onlyDependOnLibsWithTags: ['kind:pure'] },
  // What runs in browsers: the graph's clients, the parts of pages, the pages. They know no service.
  { sourceTag: 'kind:sdk', onlyDependOnLibsWithTags: ['kind:pure'] },
  { sourceTag: 'kind:ui', onlyDependOnLibsWithTags: ['kind:pure'] },
  { sourceTag: 'kind:pages', onlyDependOnLibsWithTags: ['kind:sdk', 'kind:ui', 'kind:pure'] },
  { sourceTag: 'kind:platform', onlyDependOnLibsWithTags: ['kind:platform', 'kind:contract', 'kind:pure'] },
  { sourceTag: 'kind:testing', onlyDependOnLibsWithTags: ['kind:platform', 'kind:contract', 'kind:pure'] },
  {
    sourceTag: 'kind:service',
    onlyDependOnLibsWithTags: ['kind:contract', 'kind:platform', 'kind:pure', 'kind:testing'],
  },
  // The whole is tried as its clients use it.
  {
    sourceTag: 'app:podium',
    onlyDependOnLibsWithTags: ['kind:service', 'kind:platform', 'kind:contract', 'kind:testing', 'kind:sdk'],
  },
  {
    sourceTag: 'kind:tool',
    onlyDependOnLibsWithTags: ['kind:platform', 'kind:contract', 'kind:pure', 'kind:testing'],
  },
  // Measures the whole from outside and, where it must count statements, from inside.
  {
    sourceTag: 'kind:bench',
    onlyDependOnLibsWithTags: ['app:podium', 'kind:tool', 'kind:platform', 'kind:contract', 'kind:pure'],
  },
  // Looks at all services' statements and at the schema that their migrations make.
  { sourceTag: 'kind:check', onlyDependOnLibsWithTags: ['app:podium', 'kind:platform', 'kind:testing'] },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.podium/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  // Nest reads the classes of parameters at run time: an import that only types a decorated parameter must stay an import.
  { languageOptions: { parserOptions: { emitDecoratorMetadata: true, experimentalDecorators: true } } },
  ...tseslint.configs.recommended,
  {
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: [], depConstraints: boundaries, banTransitiveDependencies: false },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  { files: ['tools/**', '**/commands/**', '**/cli.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
  prettier,
);
