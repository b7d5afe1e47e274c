/** A pressed button in a form without script: its action and its label in one value. */

import type { Button } from '../../src/nouns.ts';

/** `ask%3Aid%3A1 What is GoodPy?`: the action holds no space once it is encoded. */
export function pressValue({ action, label }: Button): string {
  return `${encodeURIComponent(action)} ${label}`;
}

/** Undefined for what no button of ours has sent. */
export function readPress(value: string): Button | undefined {
  const space = value.indexOf(' ');
  if (space < 1) return undefined;
  try {
    return { action: decodeURIComponent(value.slice(0, space)), label: value.slice(space + 1) };
  } catch {
    return undefined; // decodeURIComponent throws on a broken escape
  }
}
