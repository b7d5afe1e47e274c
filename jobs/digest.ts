/** The weekly digest: what is coming and what is new, for each set of topics that somebody subscribed to. */

import type { Block, Language } from '../src/nouns.ts';
import type { Clock } from '../src/ports.ts';
import { digestEvents, digestHead, digestNews } from '../src/say/jobs.ts';
import { timeOf } from './calendar/event-words.ts';
import type { CalendarEvent, Events, News, NewsItem, Outbox, Subscribers } from './ports.ts';
import { pushText } from './pushes.ts';

export interface DigestTools {
  events: Pick<Events, 'between'>;
  news: Pick<News, 'list'>;
  subscribers: Subscribers;
  outbox: Pick<Outbox, 'push'>;
  clock: Clock;
}

const dayMs = 86_400_000;
const aheadMs = 14 * dayMs;
const backMs = 7 * dayMs;
/** A digest that is three days late is not worth a message. */
const staleMs = 3 * dayMs;

/** One push for each set of topics; `due` names the week, so that it is written once. */
export async function writeDigests(tools: DigestTools, due: Date): Promise<string> {
  const { events, news, subscribers, outbox, clock } = tools;
  const coming = await events.between(clock(), new Date(clock().getTime() + aheadMs));
  const recent = await news.list('accepted', new Date(clock().getTime() - backMs));
  const groups = Map.groupBy(await subscribers.of(undefined, ['digest']), ({ topics }) => topics.join(' '));
  let written = 0;
  for (const [topics, to] of groups) {
    const about = <T extends { topics: readonly string[] }>(items: readonly T[]) =>
      items.filter(
        (item) =>
          topics === '*' || topicsIn(topics).some((topic) => topic === '*' || item.topics.includes(topic)),
      );
    const items = {
      coming: about(coming).filter(({ state }) => state !== 'cancelled'),
      recent: about(recent),
    };
    if (items.coming.length + items.recent.length === 0) continue;
    const push = {
      name: `digest:${due.toISOString().slice(0, 10)}:${topics}`,
      kind: 'digest' as const,
      unsure: 'leave' as const,
      notAfter: new Date(due.getTime() + staleMs),
    };
    written += await pushText(outbox, push, {
      to,
      text: (language) => ({ blocks: digestBlocks(items, language) }),
    });
  }
  return `${written} digests`;
}

function topicsIn(key: string) {
  return key.split(' ');
}

function digestBlocks(
  { coming, recent }: { coming: readonly CalendarEvent[]; recent: readonly NewsItem[] },
  language: Language,
): Block[] {
  const heading = (text: string): Block => ({ kind: 'heading', spans: [{ text }] });
  const events = coming.map((event) => [
    { text: event.names[language], bold: true, ...(event.url && { url: event.url }) },
    { text: ` — ${timeOf(event, language)}` },
  ]);
  const news = recent.map(({ title, url }) => [{ text: title, url }]);
  return [
    heading(digestHead[language]),
    ...(events.length > 0
      ? [heading(digestEvents[language]), { kind: 'list' as const, ordered: false, items: events }]
      : []),
    ...(news.length > 0
      ? [heading(digestNews[language]), { kind: 'list' as const, ordered: false, items: news }]
      : []),
  ];
}
