/** Whether any document was ever taken in: one look at the disk, so that a command without documents loads nothing of them. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';

export function hasDocuments(dataDir: string): boolean {
  return existsSync(join(dataDir, 'documents', 'CURRENT'));
}
