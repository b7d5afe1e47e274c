/** Carries out what somebody wishes about messages, and says what holds then, with buttons to change it. */

import type { Address, Block, Button, Language } from '../src/nouns.ts';
import * as say from '../src/say/jobs.ts';
import type { People, Subscribed } from './ports.ts';
import type { Wish } from './wish-words.ts';

const dayMs = 86_400_000;
const kinds: readonly Subscribed[] = ['news', 'digest', '30d', '7d', '1d', '1h'];

export interface WishTools {
  people: People;
  now: Date;
  /** The zone of people who named none. */
  zone: string;
}

export interface WishAnswer {
  blocks: Block[];
  buttons: Button[];
}

/** The wish behind a button under a push or under an answer of ours; undefined for other buttons. */
export function wishOfAction(action: string): { wish: Wish; drop: boolean } | undefined {
  if (action === 'stop') return { wish: { kind: 'stop' }, drop: false };
  const [verb, what] = action.split(':');
  const kind = kinds.find((one) => one === what);
  if (!kind || (verb !== 'sub' && verb !== 'unsub')) return undefined;
  return { wish: { kind: 'want', what: kind }, drop: verb === 'unsub' };
}

/** `drop` turns wanting something into giving it up. */
export async function answerWish(
  { people, now, zone }: WishTools,
  {
    address,
    language,
    wish,
    drop = false,
  }: { address: Address; language: Language; wish: Wish; drop?: boolean },
): Promise<WishAnswer> {
  switch (wish.kind) {
    case 'show':
      break;
    case 'stop':
      await people.unsubscribe(address);
      return { blocks: [paragraph(say.stopped[language])], buttons: [] };
    case 'pause': {
      const until = new Date(now.getTime() + wish.days * dayMs);
      await people.wish(address, { pausedUntil: until });
      const day = new Intl.DateTimeFormat(say.locales[language], {
        timeZone: zone,
        dateStyle: 'long',
      }).format(until);
      return { blocks: [paragraph(say.pausedUntil(day)[language])], buttons: [] };
    }
    case 'want':
      if (drop) await people.unsubscribe(address, { what: wish.what });
      else {
        await people.subscribe(address, [{ topic: '*', what: wish.what }]);
        await people.wish(address, { language, pausedUntil: null });
      }
  }
  return overview(people, address, language);
}

async function overview(people: People, address: Address, language: Language): Promise<WishAnswer> {
  const held = await people.subscriptionsOf(address);
  const { quietFrom, quietTo } = await people.wishesOf(address);
  const items = held.map(({ topic, what }) => [
    { text: say.subscribedWords[what][language], bold: true },
    { text: ` (${topic === '*' ? say.everyTopic[language] : topic})` },
  ]);
  const quiet =
    quietFrom === null || quietTo === null ? [] : [paragraph(say.quietNote(quietFrom, quietTo)[language])];
  const blocks: Block[] =
    items.length === 0
      ? [paragraph(say.noSubscriptions[language])]
      : [
          { kind: 'heading', spans: [{ text: say.subscriptionsHead[language] }] },
          { kind: 'list', ordered: false, items },
          ...quiet,
        ];
  return { blocks, buttons: buttonsFor(new Set(held.map(({ what }) => what)), language) };
}

function buttonsFor(held: ReadonlySet<Subscribed>, language: Language): Button[] {
  const each = kinds.map((what) => ({
    label: `${held.has(what) ? '✓ ' : ''}${say.subscribedWords[what][language]}`,
    action: `${held.has(what) ? 'unsub' : 'sub'}:${what}`,
  }));
  return held.size === 0 ? each : [...each, { label: say.stopLabel[language], action: 'stop' }];
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', spans: [{ text }] };
}
