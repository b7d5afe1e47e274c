/** The page around everything: head, header with the languages, main part, composer. */

import type { Language } from '../../../src/nouns.ts';
import { languages } from '../../../src/nouns.ts';
import { languageNames } from '../../../src/say/talk.ts';
import * as say from '../../../src/say/web.ts';
import { assetPaths } from '../assets.ts';
import { type Html, html } from './html.ts';

export interface Page {
  language: Language;
  title: string;
  main: Html;
  composer?: Html;
  /** The address that shows this page in another language. */
  inLanguage: (language: Language) => string;
}

export function pageView({ language, title, main, composer, inLanguage }: Page): Html {
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${say.pageLead[language]}">
<title>${title}</title>
<link rel="icon" href="${assetPaths['icon.svg']}" type="image/svg+xml">
<link rel="stylesheet" href="${assetPaths['chat.css']}">
<script type="module" src="${assetPaths['chat.js']}"></script>
</head>
<body>
${composer ? html`<a class="skip" href="#question">${say.skipToQuestion[language]}</a>` : html``}
<header class="top"><div>
<a class="brand" href="/"><img src="${assetPaths['icon.svg']}" alt="" width="28" height="28">${say.brand[language]}</a>
<nav class="languages" aria-label="${say.languageLabel[language]}">${languages.map((one) => languageLink(one, language, inLanguage))}</nav>
</div></header>
<main>${main}</main>
${composer ?? html``}
</body>
</html>
`;
}

function languageLink(one: Language, current: Language, inLanguage: (language: Language) => string): Html {
  const mark = one === current ? html` aria-current="true"` : html``;
  return html`<a href="${inLanguage(one)}" lang="${one}" hreflang="${one}"${mark}>${languageNames[one]}</a>`;
}
