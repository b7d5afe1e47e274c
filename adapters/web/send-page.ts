/** Sends a view as a page: never kept by anyone between us and the visitor. */

import type { WebContext } from './options.ts';
import type { Html } from './view/html.ts';

export async function sendPage(c: WebContext, view: Html, status: 200 | 404 = 200): Promise<Response> {
  c.header('Cache-Control', 'private, no-cache');
  return c.html(await view, status);
}
