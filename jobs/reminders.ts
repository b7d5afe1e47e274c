/** Reminders of events, 30, 7 and 1 day and 1 hour before, and word of events that were moved or called off. */

import type { Clock } from '../src/ports.ts';
import { cancelledHead, movedHead, reminderHead } from '../src/say/jobs.ts';
import { eventBlocks } from './calendar/event-words.ts';
import { writeIcs } from './calendar/write-ics.ts';
import type { CalendarEvent, Events, Outbox, Subscribed, Subscribers } from './ports.ts';
import { pushText } from './pushes.ts';

export interface ReminderTools {
  events: Pick<Events, 'between'>;
  subscribers: Subscribers;
  outbox: Pick<Outbox, 'push'>;
  clock: Clock;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

type LeadName = Extract<Subscribed, '30d' | '7d' | '1d' | '1h'>;

/** `lateMs`: so long after its time a reminder is still better than none (after downtime, or for a late entry). */
const leads: readonly { what: LeadName; beforeMs: number; lateMs: number }[] = [
  { what: '30d', beforeMs: 30 * dayMs, lateMs: 2 * dayMs },
  { what: '7d', beforeMs: 7 * dayMs, lateMs: dayMs },
  { what: '1d', beforeMs: dayMs, lateMs: 12 * hourMs },
  { what: '1h', beforeMs: hourMs, lateMs: 40 * minuteMs },
];

/** Writes every reminder that is due now; its name makes a second run write nothing. */
export async function writeReminders(tools: ReminderTools): Promise<string> {
  const now = tools.clock();
  const events = await tools.events.between(now, new Date(now.getTime() + 31 * dayMs));
  let written = 0;
  for (const event of events) {
    if (event.state === 'cancelled') continue;
    for (const { what, beforeMs, lateMs } of leads) {
      const sinceMs = now.getTime() - (event.start.getTime() - beforeMs);
      if (sinceMs >= 0 && sinceMs < lateMs) written += await remind(tools, event, what);
    }
  }
  return `${written} reminded`;
}

async function remind({ subscribers, outbox, clock }: ReminderTools, event: CalendarEvent, lead: LeadName) {
  const to = await subscribers.of(event.topics, [lead]);
  const push = {
    name: `reminder:${event.id}:${event.start.getTime()}:${lead}`,
    kind: 'reminder' as const,
    unsure: 'resend' as const,
    notAfter: event.start,
  };
  return pushText(outbox, push, {
    to,
    text: (language) => ({
      blocks: [
        { kind: 'heading', spans: [{ text: reminderHead(lead, event.names)[language] }] },
        ...eventBlocks(event, language),
      ],
      files: [calendarFile(event, language, clock())],
    }),
  });
}

/** One event as a file that calendar programs open. */
export function calendarFile(event: CalendarEvent, language: 'vi' | 'ko' | 'en', now: Date) {
  const text = writeIcs([event], { language, now });
  return { name: 'event.ics', type: 'text/calendar', bytes: new TextEncoder().encode(text) };
}

/** Tells all who are reminded of such events that these were moved or called off; once for each state of them. */
export async function writeChanges(
  { subscribers, outbox, clock }: ReminderTools,
  { moved, cancelled }: { moved: readonly CalendarEvent[]; cancelled: readonly CalendarEvent[] },
): Promise<number> {
  let written = 0;
  for (const event of [...moved, ...cancelled]) {
    if (event.end < clock()) continue;
    const head = event.state === 'cancelled' ? cancelledHead : movedHead;
    const to = await subscribers.of(
      event.topics,
      leads.map(({ what }) => what),
    );
    const push = {
      name: `event:${event.id}:${event.sequence}:${event.state}:${event.start.getTime()}`,
      kind: 'reminder' as const,
      unsure: 'resend' as const,
      notAfter: event.end,
    };
    written += await pushText(outbox, push, {
      to,
      text: (language) => ({
        blocks: [
          { kind: 'heading', spans: [{ text: head(event.names)[language] }] },
          ...eventBlocks(event, language),
        ],
      }),
    });
  }
  return written;
}
