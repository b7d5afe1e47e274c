/** One writer at a time: a lock of the operating system through SQLite, which ends with its process however that ends. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The documents are being changed by another process. */
export class Busy extends Error {
  constructor(folder: string) {
    super(`Another process is changing the documents in ${folder}. Try again when it is done.`);
  }
}

/** Throws `Busy` when another process still holds it after `waitMs`. */
export function lockCorpus(folder: string, waitMs: number): Disposable {
  mkdirSync(folder, { recursive: true });
  const database = new DatabaseSync(join(folder, 'lock.sqlite'), { timeout: waitMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (error instanceof Error && /locked|busy/i.test(error.message)) throw new Busy(folder);
    throw error;
  }
  return {
    [Symbol.dispose]() {
      database.exec('ROLLBACK');
      database.close();
    },
  };
}
