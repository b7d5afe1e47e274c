/** The rows of the ledger as Kysely sees them; migrations.ts makes them so. Times are milliseconds since 1970. */

import type { Generated } from 'kysely';

export interface Tables {
  seen: { key: string; owner: string; done: number; at: number };
  answer: {
    id: string;
    at: number;
    channel: string;
    person: string;
    question: string;
    status: string;
    language: string;
    reply: string;
  };
  gap: {
    id: Generated<number>;
    at: number;
    channel: string;
    person: string;
    language: string;
    question: string;
  };
  value: { key: string; value: string; expires_at: number | null };
  address: {
    id: Generated<number>;
    channel: string;
    chat: string;
    thread: string;
    language: string | null;
    created_at: number;
  };
}
