/** A page that says why there is none. */

import type { Language, Localized } from '../../../src/nouns.ts';
import * as say from '../../../src/say/web.ts';
import { type Html, html } from './html.ts';
import { pageView } from './page.ts';

/** By the status of the response; `because` says it better where more is known. */
export function failurePage(status: number, language: Language, because: Localized = reasonOf(status)): Html {
  return pageView({
    language,
    title: `${because[language]} – ${say.brand[language]}`,
    main: html`<section class="intro"><h1>${because[language]}</h1><p><a href="/">${say.backToChat[language]}</a></p></section>`,
    inLanguage: (one) => `/?lang=${one}`,
  });
}

function reasonOf(status: number): Localized {
  if (status === 404) return say.failures.missing;
  if (status === 413) return say.failures.tooLarge;
  if (status === 429) return say.failures.busy;
  return status >= 500 ? say.failures.fault : say.failures.wrong;
}
