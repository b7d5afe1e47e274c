/** A document as it was read: its blocks in reading order, before they are cut into passages. */

export type Format = 'markdown' | 'html' | 'text' | 'pdf' | 'docx' | 'hwp' | 'hwpx';

/** One block. `page` counts from 1, where the format has pages. */
export type DocumentBlock =
  | { kind: 'heading'; level: number; text: string; page?: number }
  | { kind: 'paragraph'; text: string; page?: number }
  | { kind: 'item'; text: string; page?: number }
  | { kind: 'table'; rows: string[][]; page?: number };

export interface ReadDocument {
  /** What the document itself says it is called; empty when it does not say. */
  title: string;
  /** As the document declares it (`vi`, `ko-KR`); mostly missing. */
  language?: string;
  /** Who published it, as the document declares it. */
  publisher?: string;
  /** YYYY-MM-DD, as the document declares it. */
  published?: string;
  blocks: DocumentBlock[];
}

/** What a file is, without its path. */
export interface NamedBytes {
  name: string;
  bytes: Uint8Array;
  /** What the server said it is, for what came from an address. */
  contentType?: string;
}

/** The words of a block, a table's cells apart. */
export function blockText(block: DocumentBlock): string {
  return block.kind === 'table' ? block.rows.map((row) => row.join(' ')).join('\n') : block.text;
}
