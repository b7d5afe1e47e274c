/** What the web channel needs to be opened, and what every route of it is given. */

import type { HttpBindings } from '@hono/node-server';
import type { Context, Hono } from 'hono';
import type { Answers, Converse } from '../../src/ports.ts';

export interface WebOptions {
  host: string;
  /** 0 takes any free port: `onListening` tells which. */
  port: number;
  /** How the world reaches it; where it is https, cookies are Secure. */
  publicUrl?: string;
  converse: Converse;
  answers: Pick<Answers, 'find'>;
  /** Requests of other channels, mounted at POST /telegram/webhook and POST /discord/interactions. */
  receivers?: { telegram?: Receiver; discord?: Receiver };
  /** The public calendar as iCalendar text; without it GET /events.ics is 404. */
  calendar?: (query: CalendarQuery) => Promise<string>;
  /** Further pages, mounted at /console; called once, when the channel is opened. */
  more?: () => Hono<WebEnv>;
  /** What must work before this process should get requests. */
  ready?: () => Promise<Readiness[]>;
  /** Prometheus text of everything that is not HTTP; the HTTP metrics are added here. */
  metrics?: () => Promise<string>;
  onListening?: (address: ListeningAddress) => void;
  log: WebLog;
  /** Per client address. Default 30, with a burst of three times as many. */
  requestsPerSecond?: number;
  /** The same for who speaks for many: callers on this machine (a proxy, a bench) and platforms. Default 5,000. */
  requestsPerSecondFromHere?: number;
  /** Believe the last address in X-Forwarded-For. Only behind a proxy that sets it. */
  trustForwarded?: boolean;
  /** Answers worked on at the same time, before 503. Default 2,000. */
  answersMax?: number;
  /** Time limit of one answer. Default 60 s. */
  answerMs?: number;
  /** How long answers may still take once the end is asked for. Default 3.5 s. */
  finishMs?: number;
  /** Default: random UUIDs. */
  newId?: () => string;
}

export type Receiver = (request: Request) => Promise<Response>;

export interface CalendarQuery {
  topic?: string;
  language?: 'vi' | 'ko' | 'en';
}

export interface Readiness {
  name: string;
  ready: boolean;
  detail: string;
}

export interface ListeningAddress {
  host: string;
  port: number;
  /** `http://host:port`, an IPv6 host in brackets. */
  url: string;
}

/** The part of a pino logger that is used here. */
export interface WebLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface WebEnv {
  Bindings: HttpBindings;
}

export type WebContext = Context<WebEnv>;
