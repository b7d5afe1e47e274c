/** Telegram's refusals, in its own words. */

export interface Refusal {
  ok: false;
  error_code: number;
  description: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

export class Refused extends Error {
  readonly body: Refusal;
  constructor(code: number, description: string, parameters?: Refusal['parameters']) {
    super(description);
    this.body = { ok: false, error_code: code, description, ...(parameters && { parameters }) };
  }
}

export const badRequest = (what: string, parameters?: Refusal['parameters']) =>
  new Refused(400, `Bad Request: ${what}`, parameters);
