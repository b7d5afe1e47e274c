/** Feeds and watched pages: collects what is new for a coordinator, who accepts it for subscribers or declines it. */

import { createHash } from 'node:crypto';
import { parseFeed } from 'feedsmith';
import type { Language } from '../src/nouns.ts';
import type { Clock } from '../src/ports.ts';
import { backOffMs } from './judge.ts';
import type { FeedState, News, NewsItem, Outbox, Subscribers } from './ports.ts';
import { pushText } from './pushes.ts';
import { type Fetched, type FetchLimits, safeFetch } from './safe-fetch.ts';
import { blocksOf } from './text.ts';

/** One line of the list of feeds. */
export interface FeedSource {
  id: string;
  /** `feed`: RSS, Atom, RDF or JSON; `page`: any page, watched for changes of its words. */
  kind: 'feed' | 'page';
  url: string;
  title: string;
  topics: readonly string[];
}

export interface FeedTools {
  sources: readonly FeedSource[];
  news: News;
  clock: Clock;
  limits: FetchLimits;
  random: () => number;
}

type Item = Omit<NewsItem, 'state' | 'decidedBy' | 'decidedAt'>;

const itemsMax = 50;
const failureWaitMs = 15 * 60_000;

/** Looks at every feed once; one that fails is left alone for longer each time, and keeps its last good copy. */
export async function collectNews(tools: FeedTools, signal: AbortSignal): Promise<string> {
  let found = 0;
  let failed = 0;
  for (const source of tools.sources) {
    if (signal.aborted) break;
    const known = await tools.news.feed(source.id);
    if (isLeftAlone(known, tools.clock())) continue;
    try {
      found += await look(source, known, tools, signal);
    } catch (error) {
      failed++;
      const reason = error instanceof Error ? error.message : String(error);
      await tools.news.saveFeed(source.id, {
        ...known,
        checkedAt: tools.clock(),
        failures: known.failures + 1,
        error: reason,
      });
    }
  }
  return `${found} new, ${failed} of ${tools.sources.length} feeds failed`;
}

function isLeftAlone({ failures, checkedAt }: FeedState, now: Date) {
  if (failures === 0 || !checkedAt) return false;
  const waitMs = failureWaitMs * (backOffMs(failures, () => 1) / 2000);
  return now.getTime() - checkedAt.getTime() < waitMs;
}

async function look(source: FeedSource, known: FeedState, tools: FeedTools, signal: AbortSignal) {
  const { news, clock, limits } = tools;
  const headers = {
    ...(known.etag && { 'if-none-match': known.etag }),
    ...(known.modified && { 'if-modified-since': known.modified }),
  };
  const fetched = await safeFetch(source.url, headers, limits, signal);
  const { error: _, ...good } = known;
  if (fetched.status === 304) {
    await news.saveFeed(source.id, { ...good, checkedAt: clock(), failures: 0 });
    return 0;
  }
  if (fetched.status !== 200) throw new Error(`it answers ${fetched.status}`);
  const text = source.kind === 'page' ? wordsOf(fetched.body) : fetched.body;
  const hash = sha(text);
  const items = hash === known.hash ? [] : itemsOf(source, { ...fetched, body: text }, known, clock());
  const count = await news.add(items);
  await news.saveFeed(source.id, {
    ...(fetched.headers['etag'] && { etag: fetched.headers['etag'] }),
    ...(fetched.headers['last-modified'] && { modified: fetched.headers['last-modified'] }),
    hash,
    body: text,
    checkedAt: clock(),
    ...(hash === known.hash ? known.changedAt && { changedAt: known.changedAt } : { changedAt: clock() }),
    failures: 0,
  });
  return count;
}

function itemsOf(source: FeedSource, { body, url }: Fetched, known: FeedState, foundAt: Date): Item[] {
  const base = { feed: source.id, topics: [...source.topics], foundAt };
  if (source.kind === 'feed') {
    return entriesOf(body)
      .slice(0, itemsMax)
      .map((entry) => ({ ...base, ...entry, id: sha(`${source.id} ${entry.url || entry.title}`) }));
  }
  // The first look at a page is what later looks are compared with.
  if (known.hash === undefined) return [];
  return [
    { ...base, id: sha(`${source.id} ${sha(body)}`), url, title: source.title, text: body.slice(0, 500) },
  ];
}

function entriesOf(text: string): Pick<Item, 'url' | 'title' | 'text'>[] {
  const { format, feed } = parseFeed(text);
  switch (format) {
    case 'atom':
      return (feed.entries ?? []).map((entry) => ({
        url: entry.links?.find(({ rel }) => !rel || rel === 'alternate')?.href ?? entry.id ?? '',
        title: wordsOf(plainText(entry.title)),
        text: wordsOf(plainText(entry.summary ?? entry.content)),
      }));
    case 'json':
      return (feed.items ?? []).map((item) => ({
        url: item.url ?? '',
        title: item.title ?? '',
        text: wordsOf(item.content_text ?? item.content_html ?? item.summary ?? ''),
      }));
    case 'rss':
    case 'rdf':
      return (feed.items ?? []).map((item) => ({
        url: item.link ?? '',
        title: wordsOf(plainText(item.title)),
        text: wordsOf(plainText(item.description)),
      }));
  }
}

function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'value' in value) return String(value.value ?? '');
  return '';
}

/** The words that a reader sees, without scripts, styles and marks. */
export function wordsOf(html: string): string {
  return html
    .replace(/<(script|style|noscript|template)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&nbsp;/gi, ' ')
    .replace(/&lt;/gi, '<')
    .replace(/&gt;/gi, '>')
    .replace(/&quot;/gi, '"')
    .replace(/&#39;|&apos;/gi, "'")
    .replace(/&amp;/gi, '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function sha(text: string) {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** Accepts an item: it goes to those who subscribed to news of its topics. Gives how many; undefined when it was decided before. */
export async function acceptNews(
  { news, subscribers, outbox }: { news: News; subscribers: Subscribers; outbox: Pick<Outbox, 'push'> },
  { id, who, texts = {} }: { id: string; who: string; texts?: Partial<Record<Language, string>> },
): Promise<number | undefined> {
  const item = (await news.list('new')).find((one) => one.id === id);
  if (!item) return undefined;
  const to = await subscribers.of(item.topics, ['news']);
  const push = { name: `news:${id}`, kind: 'news' as const, unsure: 'leave' as const };
  // Written before it is marked: a crash between the two is made good by accepting it again.
  const written = await pushText(outbox, push, {
    to,
    text: (language) => ({
      blocks: [
        { kind: 'heading', spans: [{ text: item.title, url: item.url }] },
        ...blocksOf(texts[language] ?? item.text),
      ],
    }),
  });
  await news.decide(id, 'accepted', who);
  return written;
}
