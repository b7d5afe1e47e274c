/** The chat page in a real browser: asked, read, opened, copied, printed, by mouse, by keyboard and without script. */

import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Incoming, Language, Reply } from '../../../src/nouns.ts';
import type { Converse } from '../../../src/ports.ts';
import { launchBrowser, withoutBrowser } from '../../browser.ts';
import { longReply, longWords, paragraph, reply } from './replies.ts';
import { startWeb, type WebServer } from './web-server.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

describe.skipIf(withoutBrowser)('in a browser', { timeout: 60_000 }, () => {
  let browser: Browser;
  let web: WebServer;
  let converse: Converse;
  beforeAll(async () => {
    browser = await launchBrowser();
    web = await startWeb({ calendar: async () => '', converse: (...given) => converse(...given) });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await web?.end();
  });

  /** A fresh visitor on the page; whatever goes wrong in the page fails the test. */
  async function visit(path = '/?lang=en', options: BrowserContextOptions = {}): Promise<Visit> {
    converse = async (incoming) => answerTo(incoming);
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(`${web.url}${path}`);
    return {
      page,
      faults,
      [Symbol.asyncDispose]: () => context.close(),
    };
  }

  function answerTo({ text, action }: Incoming): Reply {
    const language = languageOf(text);
    const name = `${language}${web.heard.length}`;
    const given = longReply(language, action === undefined ? name : `pressed${name}`);
    web.keep(text, given);
    return given;
  }

  test.each(['vi', 'ko', 'en'] as const)(
    'a question in %s streams in and becomes an answer',
    async (language) => {
      await using visitor = await visit(`/?lang=${language}`);
      const { page } = visitor;
      const finish = Promise.withResolvers<void>();
      converse = async (incoming, _, onText) => {
        onText?.('The first piece. ');
        await finish.promise;
        return answerTo(incoming);
      };
      await page.fill('#question', longWords[language].question);
      await page.press('#question', 'Enter');
      await page.getByText('The first piece.').waitFor();
      expect(await page.locator('#question').inputValue()).toBe('');
      expect(await page.locator('#status').textContent()).not.toBe('');
      finish.resolve();
      await page.locator('.answer').waitFor();
      expect(await page.locator('.answer').getAttribute('lang')).toBe(language);
      expect(await page.locator('.answer .body').first().textContent()).toContain(longWords[language].first);
      expect(await page.locator('.asked').textContent()).toContain(longWords[language].question);
      expect(await page.locator('.pending').count()).toBe(0);
      expect(await page.locator('#status').textContent()).toBe('');
      expect(await focused(page, '#question')).toBe(true);
      expect(visitor.faults).toEqual([]);
    },
  );

  test('a mark opens its source: our record, publisher, date, as of, link', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await ask(page, longWords.en.question);
    await page.locator('a.cite').first().click();
    const passport = page.locator('.passport').first();
    await passport.waitFor({ state: 'visible' });
    expect(await passport.textContent()).toContain('Our record of what the source says');
    expect(await passport.textContent()).toContain('17 September 2024');
    expect(await passport.locator('a').getAttribute('href')).toBe(
      'https://publicadministration.un.org/egovkb',
    );
    expect(await focused(page, 'summary')).toBe(true);
    expect(visitor.faults).toEqual([]);
  });

  test('a suggestion is asked by its action and shown in its words', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await ask(page, longWords.en.question);
    await page.getByRole('button', { name: 'What is Project 06?' }).click();
    await expect.poll(() => page.locator('.answer').count()).toBe(2);
    expect(web.heard.at(-1)).toMatchObject({
      action: expect.stringMatching(/^ask:en\d+:1$/),
      text: 'What is Project 06?',
    });
    expect(await page.locator('.asked').last().textContent()).toContain('What is Project 06?');
  });

  test('a visitor’s questions are one conversation, until a new one is begun', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await ask(page, 'One?');
    await ask(page, 'Two?');
    const [one, two] = web.heard.slice(-2);
    expect(one?.address.chat).toMatch(/^page:/);
    expect(two?.address.chat).toBe(one?.address.chat);
    await page.click('#new');
    await page.locator('.intro').waitFor();
    expect(await page.locator('.turn').count()).toBe(0);
    await ask(page, 'Three?');
    expect(web.heard.at(-1)?.address.chat).not.toBe(one?.address.chat);
  });

  test('the conversation outlives a change of language and a reload; what was declined does not', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await ask(page, longWords.vi.question);
    converse = async () =>
      reply({ status: 'declined', citations: [], blocks: [paragraph('Not with a phone number.')] });
    await page.fill('#question', 'My number is 0912 345 678');
    await page.press('#question', 'Enter');
    await page.getByText('Not with a phone number.').waitFor();
    await page.getByRole('link', { name: '한국어' }).click();
    await page.locator('html[lang=ko]').waitFor({ state: 'attached' });
    expect(await page.locator('.answer').count()).toBe(1);
    expect(await page.locator('.answer').getAttribute('lang')).toBe('vi');
    expect(await page.content()).not.toContain('0912');
    await page.goto(`${web.url}/`);
    expect(await page.locator('html').getAttribute('lang')).toBe('ko');
  });

  test('the permanent link shows the same answer, and can be gone on from', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await ask(page, longWords.en.question);
    await page.getByRole('link', { name: 'Permanent link' }).click();
    await page.waitForURL(/\/a\/en\d+$/);
    expect(await page.locator('.kept .asked').textContent()).toBe(longWords.en.question);
    expect(await page.locator('.answer .body').first().textContent()).toContain(longWords.en.first);
    await page.getByRole('button', { name: 'Ask this again' }).click();
    await expect.poll(() => page.locator('.answer').count()).toBe(2);
    expect(visitor.faults).toEqual([]);
  });

  test('an answer is copied with its sources, as text and as a document', async () => {
    await using visitor = await visit('/?lang=en', { permissions: ['clipboard-read', 'clipboard-write'] });
    const { page } = visitor;
    await ask(page, longWords.en.question);
    await page.getByRole('button', { name: 'Copy with sources' }).click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    const copied = { text: await clipboard(page, 'text/plain'), html: await clipboard(page, 'text/html') };
    expect(copied.text).toContain(longWords.en.first);
    expect(copied.text).toMatch(
      /\[1\] UN E-Government Survey 2024.*17 September 2024.*https:\/\/publicadministration/,
    );
    expect(copied.text).toMatch(new RegExp(`Caudari: ${web.url}/a/en\\d+$`));
    expect(copied.html).toContain('<table>');
    expect(copied.html).toContain('[1] UN E-Government Survey');
    await page.getByRole('button', { name: 'Copy link' }).click();
    await expect.poll(() => clipboard(page, 'text/plain')).toMatch(new RegExp(`^${web.url}/a/en\\d+$`));
  });

  test('with the keyboard alone: skip to the question, ask, open a source, press a suggestion', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await page.keyboard.press('Tab');
    expect(await focused(page, '.skip')).toBe(true);
    await page.keyboard.press('Enter');
    expect(await focused(page, '#question')).toBe(true);
    await page.keyboard.type('First line');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('second line');
    expect(web.heard.at(-1)?.text).not.toContain('First line');
    await page.keyboard.press('Enter');
    await page.locator('.answer').waitFor();
    expect(web.heard.at(-1)?.text).toBe('First line\nsecond line');
    await tabBackTo(page, 'a.cite');
    await page.keyboard.press('Enter');
    await page.locator('.passport').last().waitFor({ state: 'visible' });
    await tabBackTo(page, 'button[name=example]');
    await page.keyboard.press('Space');
    await expect.poll(() => page.locator('.answer').count()).toBe(2);
  });

  test('Enter in the middle of composing a Korean syllable sends nothing', async () => {
    await using visitor = await visit('/?lang=ko');
    const { page } = visitor;
    await page.fill('#question', '안녕');
    const heard = web.heard.length;
    const prevented = await page.evaluate(`!document.getElementById('question').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true, cancelable: true }))`);
    expect(prevented).toBe(false);
    expect(web.heard).toHaveLength(heard);
    expect(await page.locator('#question').inputValue()).toBe('안녕');
  });

  test('an answer can be stopped, and what failed can be tried again', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    const aborted = Promise.withResolvers<void>();
    converse = (_, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          aborted.resolve();
          reject(signal.reason);
        });
      });
    await page.fill('#question', 'Slow?');
    await page.press('#question', 'Enter');
    await page.getByRole('button', { name: 'Stop' }).click();
    await aborted.promise;
    await page.getByText('Stopped.').waitFor();
    converse = () => Promise.reject(new Error('broken'));
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('A technical fault').waitFor();
    converse = async (incoming) => answerTo(incoming);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.answer').waitFor();
    expect(await page.locator('.turn').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(1);
  });

  test('without a connection the page says so', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await page.context().setOffline(true);
    await page.fill('#question', 'Anyone?');
    await page.press('#question', 'Enter');
    await page.getByText('The server could not be reached.').waitFor();
  });

  test('without script the form asks, marks lead to sources, suggestions work, and the conversation stays', async () => {
    await using visitor = await visit('/?lang=vi', { javaScriptEnabled: false });
    const { page } = visitor;
    expect(await page.locator('.js:visible').count()).toBe(0);
    await page.fill('#question', longWords.vi.question);
    await page.getByRole('button', { name: 'Gửi' }).click();
    await page.locator('.answer').waitFor();
    await page.locator('a.cite').first().click();
    await page.locator('.passport').first().waitFor({ state: 'visible' });
    await page.getByRole('button', { name: 'Đề án 06 là gì?' }).click();
    await expect.poll(() => page.locator('.answer').count()).toBe(2);
    expect(await page.locator('.asked').last().textContent()).toContain('Đề án 06 là gì?');
    await page.getByRole('link', { name: 'English' }).click();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.locator('.answer').count()).toBe(2);
  });

  test.each([
    ['phone', 390, 844],
    ['small phone', 320, 640],
    ['desktop', 1280, 900],
  ])('on a %s nothing is wider than the screen but tables, which scroll', async (_, width, height) => {
    for (const language of ['vi', 'ko', 'en'] as const) {
      await using visitor = await visit(`/?lang=${language}`, { viewport: { width, height } });
      const { page } = visitor;
      await ask(page, longWords[language].question);
      for (const summary of await page.locator('summary').all()) await summary.click();
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      const question = await page.locator('.asked').boundingBox();
      expect(question?.y).toBeLessThan(height);
    }
  });

  test('on paper the sources are open under the answer, with their addresses', async () => {
    await using visitor = await visit();
    const { page } = visitor;
    await ask(page, longWords.en.question);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(`dispatchEvent(new Event('beforeprint'))`);
    expect(await page.locator('.passport').first().isVisible()).toBe(true);
    expect(await page.locator('#question').isVisible()).toBe(false);
    expect(await page.locator('.next').first().isVisible()).toBe(false);
  });

  test.each([
    ['vi', 'light'],
    ['ko', 'dark'],
    ['en', 'light'],
    ['en', 'dark'],
  ] as const)('axe finds nothing to complain about (%s, %s)', async (language, colorScheme) => {
    await using visitor = await visit(`/?lang=${language}`, { colorScheme, bypassCSP: true });
    const { page } = visitor;
    expect(await complaints(page)).toEqual([]);
    await ask(page, longWords[language].question);
    for (const summary of await page.locator('summary').all()) await summary.click();
    converse = () => Promise.reject(new Error('broken'));
    await page.fill('#question', 'x');
    await page.press('#question', 'Enter');
    await page.locator('.failure').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.locator('.permalink').click();
    await page.locator('.kept').waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.goto(`${web.url}/nowhere`);
    expect(await complaints(page)).toEqual([]);
  });
});

interface Visit extends AsyncDisposable {
  page: Page;
  faults: string[];
}

async function ask(page: Page, question: string) {
  const before = await page.locator('.answer').count();
  await page.fill('#question', question);
  await page.press('#question', 'Enter');
  await expect.poll(() => page.locator('.answer').count()).toBe(before + 1);
}

function languageOf(text: string): Language {
  if (/[가-힣]/.test(text)) return 'ko';
  return /[ăâđêôơưạảấầẩậắằặẹẻếềểệịọỏốồổộớờởợụủứừửữự]/i.test(text) ? 'vi' : 'en';
}

async function focused(page: Page, selector: string) {
  return (await page.locator(`${selector}:focus`).count()) === 1;
}

/** Presses Shift+Tab until something of that kind has the focus. */
async function tabBackTo(page: Page, selector: string) {
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press('Shift+Tab');
    if (await focused(page, selector)) return;
  }
  throw new Error(`${selector} cannot be reached with the keyboard`);
}

async function clipboard(page: Page, type: string): Promise<string> {
  const read = `navigator.clipboard.read().then(([item]) => item.getType('${type}')).then((blob) => blob.text())`;
  return String(await page.evaluate(read));
}

/** What axe says is wrong with the page, in its words. */
async function complaints(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axePath });
  const found: unknown = await page.evaluate(`axe.run().then(({ violations }) =>
    violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`);
  return Array.isArray(found) ? found.map(String) : ['axe gave no list'];
}
