/** A request that gets no answer: application/problem+json (RFC 9457), or a page for somebody with a browser. */

import { STATUS_CODES } from 'node:http';
import type { z } from 'zod';
import type { WebContext } from './options.ts';
import { failurePage } from './view/failure-page.ts';
import { pageLanguage } from './visitor.ts';

export interface Refusal {
  status: 400 | 404 | 405 | 413 | 415 | 429 | 500 | 503;
  /** What is wrong and what to do, in plain English: for whoever wrote the caller. */
  detail: string;
  /** The fields that are wrong. */
  errors?: readonly { field: string; detail: string }[];
  headers?: Record<string, string>;
}

export function refuse(c: WebContext, refusal: Refusal): Response | Promise<Response> {
  return wantsPage(c) ? asPage(c, refusal) : problem(refusal);
}

export function problem({ status, detail, errors, headers }: Refusal): Response {
  const title = STATUS_CODES[status] ?? 'Error';
  const body = { type: 'about:blank', title, status, detail, ...(errors && { errors }) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

/** What zod found, as the detail and the fields of a refusal. */
export function wrongFields(error: z.ZodError): Required<Pick<Refusal, 'detail' | 'errors'>> {
  const errors = error.issues.map(({ path, message }) => ({
    field: path.map(String).join('.') || 'body',
    detail: message,
  }));
  return { detail: `${errors.map((one) => `${one.field} ${one.detail}`).join('; ')}.`, errors };
}

async function asPage(c: WebContext, { status, headers }: Refusal): Promise<Response> {
  const body = String(await failurePage(status, pageLanguage(c)));
  return new Response(body, {
    status,
    headers: { 'Content-Type': 'text/html; charset=UTF-8', 'Cache-Control': 'no-store', ...headers },
  });
}

function wantsPage(c: WebContext): boolean {
  return !c.req.path.startsWith('/api/') && (c.req.header('accept') ?? '').includes('text/html');
}
