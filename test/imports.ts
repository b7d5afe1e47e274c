/** Reads which file of the project imports what: the material of the boundary test. */

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export const root = join(import.meta.dirname, '..');

export interface Import {
  /** The importing file, from the root: `src/answer/answer.ts`. */
  file: string;
  /** A file of the project from its root, or a package as written: `node:fs`, `hono/cookie`. */
  of: string;
  /** Only its types: gone when the program runs. */
  types: boolean;
}

/** Every import, export-from and dynamic import of a text. */
export function importsIn(text: string, file: string): Import[] {
  const static_ = /^(?:import|export)\s+(type\s+)?(?:[\w*${}\s,]+?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  const dynamic = /\bimport\(\s*['"`]([^'"`]+)['"`]/g;
  return [
    ...[...text.matchAll(static_)].map(([, types, of = '']) => ({ types: types !== undefined, of })),
    ...[...text.matchAll(dynamic)].map(([, of = '']) => ({ types: false, of })),
  ].map(({ types, of }) => ({ file, types, of: of.startsWith('.') ? join(dirname(file), of) : of }));
}

/** Every TypeScript file below the folders, from the root, sorted. */
export function codeFiles(...folders: string[]): string[] {
  return folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

export function codeOf(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
