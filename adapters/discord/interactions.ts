/** Interactions, over the gateway and over HTTP alike: answered at once or deferred, never later than Discord allows. */

import type { Logger } from 'pino';
import type { Bounded } from '../../src/bounded.ts';
import type { Lanes } from '../../src/channel/lanes.ts';
import type { Wait } from '../../src/channel/wait.ts';
import type { Language, Reply } from '../../src/nouns.ts';
import { couldNotAnswer, tooBusy } from '../../src/say/discord.ts';
import type { Answer } from './answer.ts';
import type { Call } from './call.ts';
import { channelOf, sourceOf } from './inbox.ts';
import { type Called, entryPrefix, readInteraction } from './read.ts';
import { readPageAction } from './render/buttons.ts';
import { ephemeral, pageOf } from './render/reply.ts';
import { type FirstResponse, type Later, laterOf, type Respond, responseType } from './response.ts';
import { sentence } from './sentence.ts';
import { type Interaction, interactionSchema } from './update.ts';

export type SuggestEntries = (
  text: string,
  language: Language,
  limit: number,
) => readonly { id: string; name: string }[];

export interface InteractionsOptions {
  lanes: Lanes;
  answer: Answer;
  call: Call;
  /** By the action that gets the reply again. */
  shelf: Bounded<Reply>;
  suggestEntries: SuggestEntries;
  log: Logger;
  wait: Wait;
  /** An answer that takes longer is deferred; Discord's own deadline is three seconds. */
  deferMs: number;
}

/** Deals with one interaction; resolves when all is said, and never rejects. */
export type Interactions = (raw: unknown, respondTo: (interaction: Interaction) => Respond) => Promise<void>;

const choicesMax = 25;
const choiceMax = 100;

export function createInteractions(options: InteractionsOptions): Interactions {
  const { lanes, answer, call, shelf, suggestEntries, log, wait, deferMs } = options;

  function choicesFor(text: string, language: Language): FirstResponse {
    const found = suggestEntries(text, language, choicesMax)
      .map(({ id, name }) => ({ name: shortened(name), value: `${entryPrefix}${id}` }))
      .filter(({ name, value }) => name !== '' && value.length <= choiceMax);
    return { type: responseType.choices, data: { choices: found.slice(0, choicesMax) } };
  }

  /** A page of a reply that is at hand needs no conversation. */
  async function replyTo(asked: Asked, signal: AbortSignal): Promise<Reply | undefined> {
    const kept = asked.turns ? shelf.get(asked.incoming.action ?? '') : undefined;
    const reply = kept ?? (await answer(asked.incoming, signal));
    if (reply) shelf.set(sourceOf(asked, reply), reply);
    return reply;
  }

  async function deal(interaction: Interaction, called: Called, respond: Respond) {
    const asked = askedIn(called);
    const opening = createOpening({ respond, deferral: deferralOf(asked), wait, deferMs });
    const done = await lanes.run(channelOf(called.incoming.address), async (signal) => {
      const reply = await replyTo(asked, signal);
      report(await showReply(asked, reply, opening, laterOf(call, interaction, signal)));
    });
    if (done === 'done') return;
    log.warn({ done }, 'an interaction was not answered');
    const language = called.incoming.appLanguage ?? 'en';
    const words = done === 'turned away' ? tooBusy : couldNotAnswer;
    const later = laterOf(call, interaction, AbortSignal.timeout(1_000));
    const told = { ...asked, private: true, inPlace: false };
    report(await showReply(told, sentence(language, words[language]), opening, later));
  }

  function report(failure: string | undefined) {
    if (failure !== undefined) log.warn({ reason: failure }, 'a response to an interaction did not go out');
  }

  return async (raw, respondTo) => {
    const parsed = interactionSchema.safeParse(raw);
    if (!parsed.success) {
      log.warn(
        { at: parsed.error.issues[0]?.path.join('.') },
        'an interaction that could not be read was left out',
      );
      return;
    }
    const respond = respondTo(parsed.data);
    const read = readInteraction(parsed.data);
    try {
      switch (read.kind) {
        case 'ping':
          return void (await respond({ type: responseType.pong }));
        case 'suggest':
          return void (await respond(choicesFor(read.text, read.language)));
        case 'called':
          return await deal(parsed.data, read.called, respond);
        case 'unknown':
          return log.warn({ type: parsed.data.type }, 'an interaction of an unknown kind was left out');
      }
    } catch (error) {
      log.error({ error: error instanceof Error ? error.name : typeof error }, 'an interaction failed');
    }
  };
}

/** What is asked of the conversation, and how its reply is shown. */
interface Asked extends Called {
  page: number;
  form: 'embed' | 'text';
  /** The reply takes the place of the message whose button was pressed, if it is this one. */
  inPlace: boolean;
  /** Only another page of it is wanted. */
  turns: boolean;
}

/** A turned page asks for its reply again; "more" takes the place of the short answer. */
function askedIn(called: Called): Asked {
  const { action = '' } = called.incoming;
  const turn = readPageAction(action);
  if (!turn) return { ...called, page: 0, form: 'embed', inPlace: action.startsWith('more:'), turns: false };
  const { page, form, source } = turn;
  return {
    ...called,
    incoming: { ...called.incoming, action: source },
    page,
    form,
    inPlace: true,
    turns: true,
  };
}

function deferralOf(asked: Asked): FirstResponse {
  return asked.inPlace
    ? { type: responseType.deferredUpdate }
    : { type: responseType.deferredMessage, data: { flags: asked.private ? ephemeral : 0 } };
}

/** Defers after its time, unless `close` came first; `close` gives what became of the deferral. */
interface Opening {
  respond: Respond;
  close(): Promise<Awaited<ReturnType<Respond>>> | undefined;
}

function createOpening({
  respond,
  deferral,
  wait,
  deferMs,
}: {
  respond: Respond;
  deferral: FirstResponse;
  wait: InteractionsOptions['wait'];
  deferMs: number;
}): Opening {
  const answered = new AbortController();
  let deferred: ReturnType<Respond> | undefined;
  const defer = () => {
    if (!answered.signal.aborted) deferred = respond(deferral);
  };
  void wait(deferMs, answered.signal).then(defer, () => undefined);
  return {
    respond,
    close() {
      answered.abort();
      return deferred;
    },
  };
}

/** Gives the reason when it did not go out. */
async function showReply(
  asked: Asked,
  reply: Reply | undefined,
  opening: Opening,
  later: Later,
): Promise<string | undefined> {
  if (reply && reply.files.length > 0) {
    // A first response would have to carry the files; a deferred one takes them afterwards.
    const opened = await (opening.close() ?? opening.respond(deferralOf(asked)));
    return opened === 'given' ? showDeferred(asked, reply, later) : reasonOf(opened);
  }
  const opened = await opening.close();
  if (opened !== undefined) return opened === 'given' ? showDeferred(asked, reply, later) : reasonOf(opened);
  if (!reply) return undefined;
  const { body, inPlace } = bodyFor(asked, reply);
  return reasonOf(
    await opening.respond({ type: inPlace ? responseType.update : responseType.message, data: body }),
  );
}

async function showDeferred(
  asked: Asked,
  reply: Reply | undefined,
  later: Later,
): Promise<string | undefined> {
  if (!reply) {
    // Seen before, and yet the deferral was ours: nobody waits for an answer, so the "thinking" goes away.
    if (!asked.inPlace) await later.remove();
    return undefined;
  }
  const { body, inPlace, alone } = bodyFor(asked, reply);
  const sameKind = asked.inPlace ? inPlace : alone === asked.private;
  if (!sameKind && !asked.inPlace) await later.remove();
  const sent = sameKind ? await later.edit(body, reply.files) : await later.followUp(body, reply.files);
  return sent.kind === 'ok' ? undefined : sent.reason;
}

/** Another reply than the one that stands there (it is no longer kept) does not take its place. */
function bodyFor(asked: Asked, reply: Reply) {
  const source = sourceOf(asked, reply);
  const same = reply.id !== '' && source === asked.incoming.action && source.endsWith(`:${reply.id}`);
  const inPlace = asked.inPlace && same;
  const alone = asked.private || reply.private || (asked.inPlace && !inPlace);
  const body = pageOf(reply, { page: inPlace ? asked.page : 0, form: asked.form, source });
  const flags = inPlace ? 0 : (body.flags ?? 0) | (alone ? ephemeral : 0);
  return { inPlace, alone, body: { ...body, flags } };
}

function reasonOf(response: Awaited<ReturnType<Respond>>): string | undefined {
  return response === 'given' ? undefined : response;
}

function shortened(name: string): string {
  const whole = name.toWellFormed().trim();
  return whole.length <= choiceMax
    ? whole
    : `${whole.slice(0, choiceMax - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
