/** Who may import whom (DESIGN.md), and what stands in one place only. */

import { isBuiltin } from 'node:module';
import { describe, expect, test } from 'vitest';
import { codeFiles, codeOf, type Import, importsIn } from './imports.ts';

const code = codeFiles('src', 'adapters', 'knowledge', 'jobs');
const imports = code.flatMap((file) => importsIn(codeOf(file), file));

/** The program itself: it knows everyone. */
const program = ['src/main.ts', 'src/serve.ts'];

/** What each adapter may use of the outside; all may use zod, and the type of pino's logger. */
const libraries: Readonly<Record<string, readonly string[]>> = {
  discord: ['discord.js'],
  ledger: ['kysely', 'pg'],
  'memory.ts': ['keyv', '@keyv/redis'],
  'metrics.ts': ['prom-client'],
  openai: ['openai'],
  telegram: ['telegraf'],
  terminal: [],
  web: ['hono', '@hono/node-server', 'prom-client'],
  console: ['hono'],
};

const intakeLibraries = [
  '@mozilla/readability',
  'feedsmith',
  'fflate',
  'ical.js',
  'ipaddr.js',
  'linkedom',
  'saxes',
  'unpdf',
];

describe('the domain', () => {
  test('imports nothing outside src but zod and what Node brings', () => {
    const domain = imports.filter(({ file }) => isIn(file, 'src') && !program.includes(file));
    expect(domain.length).toBeGreaterThan(50);
    expect(listed(domain.filter(({ of }) => !isIn(of, 'src') && !isNode(of) && of !== 'zod'))).toEqual([]);
  });

  test('does not import the program', () => {
    expect(listed(imports.filter(({ file, of }) => program.includes(of) && file !== 'src/main.ts'))).toEqual(
      [],
    );
  });

  test('its nouns import nothing, its ports only the nouns', () => {
    expect(listed(importsOf('src/nouns.ts'))).toEqual([]);
    expect(new Set(importsOf('src/ports.ts').map(({ of }) => of))).toEqual(new Set(['src/nouns.ts']));
  });

  test.each([
    ['src/answer', ['src/conversation']],
    ['src/say', ['src/conversation', 'src/answer']],
  ])('%s does not import %j', (lower, upper) => {
    const wrong = imports.filter(({ file, of }) => isIn(file, lower) && upper.some((one) => isIn(of, one)));
    expect(listed(wrong)).toEqual([]);
  });
});

describe('the adapters', () => {
  const own = imports.filter(({ file }) => isIn(file, 'adapters'));

  test('never import each other', () => {
    const others = own.filter(({ file, of }) => isIn(of, 'adapters') && adapterOf(file) !== adapterOf(of));
    expect(listed(others)).toEqual([]);
  });

  test('import knowledge and jobs as types only, but for the shape that a stored plan is checked by', () => {
    const values = own.filter(
      ({ of, types }) => (isIn(of, 'knowledge') || isIn(of, 'jobs')) && !types && of !== 'jobs/plan.ts',
    );
    expect(listed(values)).toEqual([]);
  });

  test.each([...new Set(own.map(({ file }) => adapterOf(file)))])(
    '%s uses the libraries it is for',
    (name) => {
      const allowed = [...(libraries[name] ?? []), 'zod'];
      const wrong = own
        .filter(({ file, of }) => adapterOf(file) === name && isPackage(of))
        .filter(({ of, types }) => !allowed.includes(packageOf(of)) && !(of === 'pino' && types));
      expect(listed(wrong)).toEqual([]);
    },
  );

  test('are opened by the program alone', () => {
    const openers = imports.filter(({ file, of }) => isIn(of, 'adapters') && !isIn(file, 'adapters'));
    expect(new Set(openers.map(({ file }) => file))).toEqual(new Set(program));
  });
});

test.each([
  ['knowledge', ['yaml', 'zod', ...intakeLibraries]],
  ['jobs', ['zod', 'node-cron', 'feedsmith', 'ical.js', 'ipaddr.js']],
])('%s imports src, itself and no library but its own', (folder, own) => {
  const wrong = imports
    .filter(({ file }) => isIn(file, folder))
    .filter(({ of }) => !isIn(of, 'src') && !isIn(of, folder) && !isNode(of))
    .filter(({ of, types }) => !own.includes(packageOf(of)) && !(of === 'pino' && types));
  expect(listed(wrong)).toEqual([]);
});

test('only the settings and the program read the environment', () => {
  const readers = code.filter((file) => /\bprocess\s*\.\s*env\b/.test(codeOf(file)));
  expect(readers.filter((file) => file !== 'src/settings.ts')).toEqual(['src/main.ts']);
});

test('nothing is exported as default', () => {
  const everywhere = [...code, ...codeFiles('test')];
  expect(everywhere.filter((file) => /^export\s+default\b/m.test(codeOf(file)))).toEqual([]);
});

test('no test sleeps', () => {
  const sleeping =
    /from 'node:timers\/promises'|setTimeout\((?:resolve|done)\b|=>\s*setTimeout\(|Atomics\.wait\(/;
  const tests = codeFiles('test').filter((file) => file.endsWith('.test.ts') && !file.includes('boundaries'));
  expect(tests.filter((file) => sleeping.test(codeOf(file)))).toEqual([]);
});

describe('imports are seen', () => {
  test.each([
    ["import { a } from './a.ts';", 'src/a.ts', false],
    ["import {\n  a,\n  type B,\n} from '../jobs/a.ts';", 'jobs/a.ts', false],
    ["import type { A } from './a.ts';", 'src/a.ts', true],
    ["import * as a from 'zod';", 'zod', false],
    ["import A, { b } from 'zod';", 'zod', false],
    ["import 'zod';", 'zod', false],
    ["export { a } from './a.ts';", 'src/a.ts', false],
    ["export type { A } from './a.ts';", 'src/a.ts', true],
    ["const { a } = await import('./a.ts');", 'src/a.ts', false],
  ])('%s', (text, of, types) => {
    expect(importsIn(text, 'src/main.ts')).toEqual([{ file: 'src/main.ts', of, types }]);
  });

  test('and a sentence about imports is none', () => {
    expect(importsIn("/** Imports nothing. */\nexport const from = 'here';", 'src/a.ts')).toEqual([]);
  });
});

function importsOf(file: string): Import[] {
  return imports.filter((one) => one.file === file);
}

function listed(wrong: readonly Import[]): string[] {
  return wrong.map(({ file, of, types }) => `${file} imports ${types ? 'types of ' : ''}${of}`);
}

function isIn(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`);
}

function isNode(of: string): boolean {
  return of.startsWith('node:') && isBuiltin(of);
}

function isPackage(of: string): boolean {
  return !isNode(of) && !['src', 'adapters', 'knowledge', 'jobs'].some((folder) => isIn(of, folder));
}

/** `hono/cookie` is of hono, `@keyv/redis` of itself. */
function packageOf(of: string): string {
  return of.split('/', of.startsWith('@') ? 2 : 1).join('/');
}

/** `adapters/web/view/page.ts` belongs to `web`, `adapters/memory.ts` to itself. */
function adapterOf(file: string): string {
  return file.split('/')[1] ?? '';
}
