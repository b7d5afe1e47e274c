/** Single passages out of their versions' files: the files that were used last stay in memory, only what is asked for is parsed. */

import { passagesText } from './files.ts';
import type { StoredPassage } from './release.ts';

export type PassageReader = (file: string, id: string) => StoredPassage | undefined;

/** Some 50,000 passages. */
const charactersKept = 40_000_000;

interface Kept {
  text: string;
  parsed: Map<string, StoredPassage>;
}

export function keptPassages(folder: string): PassageReader {
  const files = new Map<string, Kept>();
  let characters = 0;
  return (file, id) => {
    const kept = use(file);
    const known = kept.parsed.get(id);
    if (known) return known;
    const start = kept.text.indexOf(`{"id":${JSON.stringify(id)},`);
    if (start < 0) return undefined;
    const passage: StoredPassage = JSON.parse(kept.text.slice(start, kept.text.indexOf('\n', start)));
    kept.parsed.set(id, passage);
    return passage;
  };

  /** The file, as the one used last; those not used for longest make room. */
  function use(file: string): Kept {
    const before = files.get(file);
    const kept = before ?? { text: passagesText(folder, file), parsed: new Map() };
    if (!before) characters += kept.text.length;
    files.delete(file);
    files.set(file, kept);
    for (const [oldest, { text }] of files) {
      if (characters <= charactersKept || files.size === 1) break;
      files.delete(oldest);
      characters -= text.length;
    }
    return kept;
  }
}
