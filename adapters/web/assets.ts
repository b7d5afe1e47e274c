/** The page's own script, style and icon: read once, named by their content, kept by browsers for a year. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const types = {
  'chat.css': 'text/css; charset=UTF-8',
  'chat.js': 'text/javascript; charset=UTF-8',
  'icon.svg': 'image/svg+xml',
} as const;

type AssetName = keyof typeof types;

const bytes = {
  'chat.css': read('chat.css'),
  'chat.js': read('chat.js'),
  'icon.svg': read('icon.svg'),
};

/** `/assets/chat.1a2b3c4d5e.css`: another content, another address. */
export const assetPaths: Readonly<Record<AssetName, string>> = {
  'chat.css': pathOf('chat.css'),
  'chat.js': pathOf('chat.js'),
  'icon.svg': pathOf('icon.svg'),
};

export function assetAt(path: string): { type: string; bytes: Uint8Array<ArrayBuffer> } | undefined {
  const name = byPath.get(path);
  return name && { type: types[name], bytes: bytes[name] };
}

const byPath = new Map<string, AssetName>([
  [assetPaths['chat.css'], 'chat.css'],
  [assetPaths['chat.js'], 'chat.js'],
  [assetPaths['icon.svg'], 'icon.svg'],
]);

function read(name: AssetName): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(join(import.meta.dirname, 'assets', name)));
}

function pathOf(name: AssetName): string {
  const hash = createHash('sha256').update(bytes[name]).digest('hex').slice(0, 10);
  return `/assets/${name.replace('.', `.${hash}.`)}`;
}
