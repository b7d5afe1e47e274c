/** What every view is made of: templates that escape whatever is put into them. */

import { html } from 'hono/html';

export { html };
export type Html = ReturnType<typeof html>;

/** Text for screen readers alone. */
export function hidden(text: string): Html {
  return html`<span class="vh">${text}</span>`;
}

/** An address that a link may carry: http and https, nothing that runs. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  return /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}
