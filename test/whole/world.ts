/** The whole: the program between a fake Telegram, a fake Discord and a web, and what must hold at its end. */

import { emptyFolder } from '../adapters/terminal/program.ts';
import { type FakeDiscord, startFakeDiscord } from '../platforms/discord/fake.ts';
import { type FakeTelegram, startFakeTelegram } from '../platforms/telegram/fake.ts';
import { type Bot, startBot } from './bot.ts';

export interface World {
  telegram: FakeTelegram;
  discord: FakeDiscord;
  bot: Bot;
  /** Whatever stands in none of its log lines: add what is said and to whom. */
  unlogged: Set<string>;
  /** After `kill` or an end: the program again, on the same data and platforms. */
  again(env?: Env): Promise<Bot>;
  /** Ends everything and gives what departed from the platforms' descriptions or stands in the log. */
  close(): Promise<string[]>;
}

export type Env = Readonly<Record<string, string>>;

export interface WorldOptions {
  env?: Env | ((platforms: Pick<World, 'telegram' | 'discord'>) => Env);
}

export async function startWorld({ env = {} }: WorldOptions = {}): Promise<World> {
  const place = emptyFolder();
  const telegram = await startFakeTelegram();
  const discord = await startFakeDiscord();
  const own: Env = {
    TELEGRAM_BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    DISCORD_BOT_TOKEN: discord.secret.token,
    DISCORD_PUBLIC_KEY: discord.people.publicKey,
    DISCORD_API_ROOT: discord.apiRoot,
    ...(typeof env === 'function' ? env({ telegram, discord }) : env),
  };
  const bots: Bot[] = [];
  const start = async (more: Env = {}) => {
    const bot = await startBot(place.folder, { ...own, ...more });
    bots.push(bot);
    return bot;
  };
  const unlogged = new Set([telegram.token, discord.secret.token]);
  const world: World = {
    telegram,
    discord,
    unlogged,
    bot: await start().catch(async (error: unknown) => {
      await closeFakes();
      throw error;
    }),
    async again(more) {
      world.bot = await start(more);
      return world.bot;
    },
    async close() {
      for (const bot of bots) {
        bot.askToEnd();
        await bot.ended();
      }
      await closeFakes();
      for (const { token } of discord.interactions.started) unlogged.add(token);
      const log = bots.map((bot) => bot.logged()).join('');
      const leaked = [...unlogged].filter((text) => log.includes(text));
      return [
        ...telegram.violations,
        ...discord.complaints,
        ...leaked.map((text) => `"${text}" stands in the log`),
      ];
    },
  };
  return world;

  async function closeFakes() {
    await telegram.close();
    await discord.close();
    place[Symbol.dispose]();
  }
}
