/** The commands of every channel: /start, /help, /language, /sources. */

import { question as questionAbout } from '../answer/present.ts';
import type { Block, Incoming, Language, Reply } from '../nouns.ts';
import { languages } from '../nouns.ts';
import * as talk from '../say/talk.ts';
import type { ConversationTools, TalkState } from './converse.ts';
import { spoken } from './replies.ts';

export interface CommandTools {
  tools: ConversationTools;
  incoming: Incoming;
  state: TalkState;
  /** The language to speak where the message itself tells none. */
  language: Language;
}

type Command = (argument: string, tools: CommandTools) => Promise<{ reply: Reply } | { question: string }>;

const commands: Readonly<Record<string, Command>> = {
  start,
  help: async (_, { language, tools }) => ({ reply: opening('help', language, tools) }),
  language: async (argument, given) => ({ reply: await setLanguage(argument, given) }),
  sources,
};

/** `/language ko` typed as text; undefined for everything that is no command. */
export function parseCommand(text: string): { name: string; argument: string } | undefined {
  const match = /^\/([a-z_]+)(?:@\S+)?(?:\s+([\s\S]*))?$/i.exec(text.trim());
  return match ? { name: (match[1] ?? '').toLowerCase(), argument: (match[2] ?? '').trim() } : undefined;
}

export async function command(
  { name, argument }: { name: string; argument: string },
  given: CommandTools,
): Promise<{ reply: Reply } | { question: string }> {
  const run = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (run) return run(argument, given);
  const { language, tools } = given;
  return {
    reply: spoken(
      'smalltalk',
      language,
      [paragraph(talk.unknownCommand[language]), paragraph(talk.commandList[language])],
      tools,
    ),
  };
}

/** A deep link may name an entry: `/start egdi` asks about it. */
async function start(
  argument: string,
  { language, tools }: CommandTools,
): Promise<{ reply: Reply } | { question: string }> {
  const entry = tools.knowledge.entries.get(argument);
  return entry
    ? { question: questionAbout(entry, language) }
    : { reply: opening('greeting', language, tools) };
}

function opening(kind: 'greeting' | 'help', language: Language, tools: ConversationTools): Reply {
  const blocks = [
    ...(kind === 'greeting' ? [paragraph(talk.greeting[language])] : []),
    paragraph(talk.help[language]),
    paragraph(talk.commandList[language]),
  ];
  const suggestions = [...talk.examples[language]];
  const buttons = suggestions.map((label, n) => ({ label, action: `eg:${language}:${n}` }));
  return { ...spoken('smalltalk', language, blocks, tools), suggestions, buttons };
}

/** `vi`, `ko`, `en` set the language of every answer, `auto` follows the question again; nothing asks which. */
export async function setLanguage(
  wanted: string,
  { tools, incoming, language }: CommandTools,
): Promise<Reply> {
  const choice = wanted.trim().toLowerCase();
  if (choice === 'auto') {
    await tools.preferences.setLanguage(incoming.address, undefined);
    return spoken('smalltalk', language, talk.languageAutomatic[language], tools);
  }
  const chosen = languages.find((one) => one === choice || talk.languageNames[one].toLowerCase() === choice);
  if (chosen) {
    await tools.preferences.setLanguage(incoming.address, chosen);
    return spoken('smalltalk', chosen, talk.languageSet[chosen], tools);
  }
  const asked = choice === '' ? talk.chooseLanguage[language] : talk.unknownLanguage[language];
  return {
    ...spoken('clarify', language, asked, tools),
    buttons: [
      ...languages.map((one) => ({ label: talk.languageNames[one], action: `lang:${one}` })),
      { label: talk.automatic[language], action: 'lang:auto' },
    ],
  };
}

async function sources(_: string, { tools, state, language }: CommandTools): Promise<{ reply: Reply }> {
  const kept = state.lastReply ? await tools.answers.find(state.lastReply) : undefined;
  if (!kept || kept.reply.citations.length === 0) {
    return { reply: spoken('smalltalk', language, talk.noSources[language], tools) };
  }
  return { reply: sourcesReply(kept.reply, tools) };
}

/** Every source of an answer, spelled out: what an official copies under a document. */
export function sourcesReply(of: Reply, tools: Pick<ConversationTools, 'newId' | 'knowledge'>): Reply {
  const { language } = of;
  const items = of.citations.map((citation) => [
    { text: `[${citation.n}] ${citation.title}`, url: citation.url },
    { text: ` – ${[citation.publisher, citation.published].filter(Boolean).join(', ')}` },
  ]);
  return spoken(
    'smalltalk',
    language,
    [paragraph(talk.sourcesOf[language]), { kind: 'list', ordered: false, items }],
    tools,
  );
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', spans: [{ text }] };
}
