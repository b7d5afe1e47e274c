/** The names of all settings, so that a command can tell that none is set without loading what checks them. */

export const settingNames = [
  'HOST',
  'PORT',
  'PUBLIC_URL',
  'DATA_DIR',
  'DATABASE_URL',
  'KEYV_URL',
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_API_ROOT',
  'TELEGRAM_MODE',
  'TELEGRAM_WEBHOOK_SECRET',
  'TELEGRAM_MESSAGES_PER_SECOND',
  'DISCORD_BOT_TOKEN',
  'DISCORD_APPLICATION_ID',
  'DISCORD_PUBLIC_KEY',
  'DISCORD_API_ROOT',
  'DISCORD_MESSAGES_PER_SECOND',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'OPENAI_MODEL',
  'OPENAI_EMBEDDING_MODEL',
  'TIME_ZONE',
  'RETENTION_DAYS',
  'LOG_LEVEL',
] as const;

export type SettingName = (typeof settingNames)[number];

/** What reading the settings throws: the message is for the person who starts the program. */
export class SettingsError extends Error {}

export function anySetting(environment: Readonly<Record<string, string | undefined>>): boolean {
  return settingNames.some((name) => environment[name] !== undefined);
}

/** Where everything is kept when DATA_DIR says nothing else. */
export const defaultDataDir = './data';
