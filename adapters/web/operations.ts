/** What machines ask: the page's files, alive, ready, metrics, and the public calendar. */

import { z } from 'zod';
import { languages } from '../../src/nouns.ts';
import { assetAt } from './assets.ts';
import type { Readiness, WebContext, WebOptions } from './options.ts';
import { refuse, wrongFields } from './refuse.ts';

const readyWithinMs = 3_000;
const metricsType = 'text/plain; version=0.0.4; charset=utf-8';
const noStore = { 'Cache-Control': 'no-store' };

/** Another content has another address, so browsers may keep each for a year. */
export function asset(c: WebContext): Response | Promise<Response> {
  const found = assetAt(c.req.path);
  if (!found) return refuse(c, { status: 404, detail: 'There is no such file.' });
  const headers = { 'Content-Type': found.type, 'Cache-Control': 'public, max-age=31536000, immutable' };
  return new Response(found.bytes, { headers });
}

export function healthz(c: WebContext): Response {
  return c.json({ status: 'ok' }, 200, noStore);
}

/** 503 with the reasons while anything is missing, and while the process is ending. */
export function readyz({ ready, log }: Pick<WebOptions, 'ready' | 'log'>, ending: () => boolean) {
  return async (c: WebContext) => {
    const checks = ending() ? [notReady('web', 'The process is ending.')] : await checked(ready, log);
    const all = checks.every((check) => check.ready);
    return c.json({ ready: all, checks }, all ? 200 : 503, noStore);
  };
}

async function checked(ready: WebOptions['ready'], log: WebOptions['log']): Promise<Readiness[]> {
  if (!ready) return [];
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness[]>((resolve) => {
    const tooLate = [notReady('checks', `No answer within ${readyWithinMs} ms.`)];
    timer = setTimeout(() => resolve(tooLate), readyWithinMs);
  });
  try {
    return await Promise.race([ready(), late]);
  } catch (error) {
    log.error({ err: error }, 'the readiness checks failed');
    return [notReady('checks', 'The checks failed; the log says why.')];
  } finally {
    clearTimeout(timer);
  }
}

function notReady(name: string, detail: string): Readiness {
  return { name, ready: false, detail };
}

export function metrics(ours: () => Promise<string>, others: WebOptions['metrics']) {
  return async (c: WebContext) => {
    const text = `${others ? await others() : ''}${await ours()}`;
    return c.body(text, 200, { 'Content-Type': metricsType, ...noStore });
  };
}

const calendarQuery = z.object({
  lang: z.enum(languages, 'must be vi, ko or en').optional(),
  topic: z.string().trim().min(1, 'must not be empty').max(100, 'is longer than 100').optional(),
});

export function calendar(write: WebOptions['calendar']) {
  return async (c: WebContext) => {
    if (!write) return refuse(c, { status: 404, detail: 'This program has no public calendar.' });
    const read = calendarQuery.safeParse(c.req.query());
    if (!read.success) return refuse(c, { status: 400, ...wrongFields(read.error) });
    const { lang, topic } = read.data;
    const text = await write({ ...(lang && { language: lang }), ...(topic && { topic }) });
    return c.body(text, 200, {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Cache-Control': 'max-age=300',
    });
  };
}
