/** The ways in which a model server answers a chat completion: well, badly, late or not at all. */

/** Each is what the next request gets; `text` is cut into pieces and streamed. */
export type Behaviour =
  | { kind: 'writes'; text: string; finish?: 'stop' | 'length' | 'content_filter' }
  | { kind: 'refuses'; text: string }
  | { kind: 'reasons'; thought: string; text: string }
  | { kind: 'says nothing' }
  | { kind: 'stalls after'; text: string }
  | { kind: 'cuts after'; text: string }
  | { kind: 'ends early after'; text: string }
  | { kind: 'fails midway after'; text: string }
  | { kind: 'drops the connection' }
  | { kind: 'sends bytes'; type: string; body: string }
  | {
      kind: 'status';
      status: number;
      code?: string;
      param?: string;
      message?: string;
      headers?: Record<string, string>;
    };

/** What a good answer looks like: the text of the model. */
export const answer = (...sentences: { text: string; tokens: string[] }[]) => JSON.stringify({ sentences });

/** Pieces as a model streams them: a few characters each, never whole words only. */
export function pieces(text: string): string[] {
  return text.match(/[\s\S]{1,7}/g) ?? [];
}

/** An error as OpenAI words it. */
export function apiError({ code, param, message }: { code?: string; param?: string; message?: string }) {
  return {
    error: { message: message ?? 'no', type: 'test_error', param: param ?? null, code: code ?? null },
  };
}
