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
    person: number | null;
    rank: Generated<number>;
    open: Generated<number>;
    closed_reason: string | null;
    kind: Generated<string>;
    zone: string | null;
    country: string | null;
    role: string | null;
    quiet_from: number | null;
    quiet_to: number | null;
    cap: number | null;
    paused_until: number | null;
    last_seen: number | null;
  };
  person: { id: Generated<number>; created_at: number };
  lease: { name: string; fence: number; owner: string; until: number };
  broadcast: {
    id: Generated<number>;
    name: string;
    kind: string;
    state: string;
    reason: string | null;
    unsure: string;
    priority: number;
    urgent: number;
    not_after: number | null;
    queued_to: Generated<number>;
    plan: string | null;
    created_at: number;
    started_at: number | null;
    finished_at: number | null;
  };
  message: {
    broadcast: number;
    variant: number;
    part: number;
    channel: string;
    language: string;
    body: string;
  };
  /** `channel` and `state` are numbers: channelCodes and stateCodes in codes.ts. */
  delivery: {
    broadcast: number;
    channel: number;
    part: number;
    address: number;
    variant: number;
    state: Generated<number>;
    attempts: Generated<number>;
    not_before: Generated<number>;
    tried_at: number | null;
    at: number | null;
    message: string | null;
    reason: string | null;
  };
  daily: { address: number; day: string; count: number };
  subscription: { address: number; topic: string; what: string; created_at: number };
  link_code: { code: string; address: number; expires_at: number };
  event: {
    id: string;
    uid: string;
    recurrence: string;
    sequence: number;
    state: string;
    starts_at: number;
    ends_at: number;
    zone: string;
    all_day: number;
    detail: string;
    updated_at: number;
  };
  event_topic: { topic: string; event: string };
  due: {
    name: string;
    due_at: number;
    state: string;
    owner: string | null;
    until: number | null;
    started_at: number | null;
    finished_at: number | null;
    result: string | null;
  };
  job: { name: string; known_to: number };
  approval: {
    broadcast: number;
    hash: string;
    submitted_by: string;
    approved_by: string | null;
    urgent: number;
    at: number;
  };
  journal: {
    id: Generated<number>;
    at: number;
    who: string;
    what: string;
    broadcast: number | null;
    detail: string | null;
  };
  feed: {
    id: string;
    etag: string | null;
    modified: string | null;
    hash: string | null;
    body: string | null;
    checked_at: number | null;
    changed_at: number | null;
    failures: Generated<number>;
    error: string | null;
  };
  candidate: {
    id: string;
    feed: string;
    url: string;
    title: string;
    text: string;
    topics: string;
    found_at: number;
    state: string;
    decided_by: string | null;
    decided_at: number | null;
  };
  statement_seen: { id: string; hash: string; at: number };
}
