/** The routes of the web side, one line each. */

import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { askApi } from './ask-api.ts';
import { createAsk } from './asking.ts';
import { safetyHeaders } from './headers.ts';
import { createKeptAnswers } from './kept-answers.ts';
import { limitBody, limitRate } from './limits.ts';
import { createHttpMetrics } from './metrics.ts';
import { asset, calendar, healthz, metrics, readyz } from './operations.ts';
import type { Receiver, WebContext, WebEnv, WebOptions } from './options.ts';
import { createPages } from './pages.ts';
import { problem, refuse } from './refuse.ts';
import { createVisitors } from './visitor.ts';

const questionBytesMax = 32 * 1024;
const otherBytesMax = 1024 * 1024;

/** `ending` says that the process is going down: nobody should be sent here any more. */
export function createApp(options: WebOptions, ending: () => boolean): Hono<WebEnv> {
  const { answers, publicUrl, newId = () => crypto.randomUUID(), receivers = {}, log } = options;
  const originOf = (c: WebContext) => new URL(publicUrl ?? c.req.url).origin;
  const ask = createAsk(options);
  const visitors = createVisitors({ newId, secure: publicUrl?.startsWith('https:') ?? false });
  const calendarShown = options.calendar !== undefined;
  const pages = createPages({ ask, answers, visitors, originOf, calendar: calendarShown });
  const kept = createKeptAnswers({ answers, visitors, originOf });
  const http = createHttpMetrics();
  const app = new Hono<WebEnv>();

  app.use(http.count, safetyHeaders(publicUrl), limitRate(options));
  app.use(methodNotAllowed({ app, onMethodNotAllowed }));

  app.get('/', pages.home);
  app.get('/new', pages.anew);
  app.get('/ask', (c) => c.redirect('/', 303));
  app.post('/ask', limitBody(questionBytesMax), pages.form);
  app.get('/a/:id', kept.show);
  app.get('/a/:id/files/:n', kept.file);
  app.get('/assets/:file', asset);

  app.post('/api/ask', limitBody(questionBytesMax), askApi({ ask, log, originOf }));
  app.get('/events.ics', calendar(options.calendar));

  app.get('/healthz', healthz);
  app.get('/readyz', readyz(options, ending));
  app.get('/metrics', metrics(http.text, options.metrics));

  app.post('/telegram/webhook', limitBody(otherBytesMax), received(receivers.telegram));
  app.post('/discord/interactions', limitBody(otherBytesMax), received(receivers.discord));
  if (options.more) app.use('/console/*', limitBody(otherBytesMax)).route('/console', options.more());

  app.notFound((c) => refuse(c, { status: 404, detail: 'There is nothing at this address.' }));
  app.onError((error, c) => {
    if (!c.req.raw.signal.aborted) log.error({ err: error }, 'a web request failed');
    return refuse(c, { status: 500, detail: 'A fault kept this request from being answered.' });
  });
  return app;
}

function onMethodNotAllowed(_: WebContext, allowed: string[]): Response {
  const allow = allowed.join(', ');
  return problem({ status: 405, detail: `This address takes ${allow}.`, headers: { Allow: allow } });
}

/** A channel's own requests; 404 while that channel is off. */
function received(receiver: Receiver | undefined) {
  return async (c: WebContext) =>
    receiver?.(c.req.raw) ?? refuse(c, { status: 404, detail: 'This channel is not turned on.' });
}
