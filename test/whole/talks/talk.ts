/** A conversation with the bot on one channel, as a person has it there. */

/** What the bot said, as the person sees it. */
export interface Said {
  text: string;
  sources: Source[];
  /** The labels of what can be pressed. */
  buttons: string[];
}

/** A source as the channel shows it: "[1] title, publisher, date" and its address. */
export interface Source {
  about: string;
  url: string;
}

export interface Talk {
  say(text: string): Promise<Said>;
  /** Presses a button under what the bot said last. */
  press(label: string): Promise<Said>;
}
