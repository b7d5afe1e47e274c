/** Why the model server gave no answer: a closed list, and a sentence for the log without texts or keys. */

import { APIConnectionError, APIError } from 'openai';

export type Failure =
  | { why: 'unreachable' | 'slow' | 'silent' | 'stalled' | 'cancelled' | 'cut' | 'nonsense' }
  | { why: 'refused' | 'filtered' | 'truncated' | 'too-long' | 'no-model' }
  | { why: 'resting'; forMs: number }
  | { why: 'status'; status: number; code: string; format: boolean; retryAfterMs?: number };

/** What an exception of the openai client means. Anything that it does not know is nonsense from the server. */
export function failureOf(error: unknown, now: Date): Failure {
  if (error instanceof APIConnectionError) return { why: 'unreachable' };
  if (!(error instanceof APIError)) return { why: isCut(error) ? 'cut' : 'nonsense' };
  // An error event inside a stream carries no status: by then the server had begun and gave up.
  if (error.status === undefined) return { why: 'cut' };
  const retryAfterMs = retryAfter(error.headers, now);
  return {
    why: 'status',
    status: error.status,
    code: typeof error.code === 'string' && /^[\w.-]{1,40}$/.test(error.code) ? error.code : '',
    format:
      error.param === 'response_format' || /response_format|json_schema|json_object/i.test(error.message),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** What an ended signal means: the total limit (`AbortSignal.timeout`) or a caller who left. */
export function endOf(signal: AbortSignal): Failure | undefined {
  if (!signal.aborted) return undefined;
  const overtime = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
  return { why: overtime ? 'slow' : 'cancelled' };
}

/** One sentence for the log. */
export function reasonFor(failure: Failure): string {
  switch (failure.why) {
    case 'unreachable':
      return 'the model server cannot be reached';
    case 'slow':
      return 'the whole answer took longer than its time limit';
    case 'silent':
      return 'the first words took longer than their time limit';
    case 'stalled':
      return 'the answer stopped coming midway';
    case 'cancelled':
      return 'the caller no longer waits';
    case 'cut':
      return 'the connection ended before the answer did';
    case 'nonsense':
      return 'the model server answered with something that is no chat completion';
    case 'refused':
      return 'the model refused';
    case 'filtered':
      return 'the content filter of the model server held the answer back';
    case 'truncated':
      return 'the answer was cut at the length limit of the model';
    case 'too-long':
      return 'the model did not stop writing';
    case 'no-model':
      return 'the model server lists no model: set OPENAI_MODEL';
    case 'resting':
      return `the model server failed lately and is left alone for ${Math.ceil(failure.forMs / 1000)} s more`;
    case 'status':
      return `the model server answered ${failure.status}${failure.code && ` (${failure.code})`}${hint(failure.status)}`;
  }
}

function hint(status: number): string {
  if (status === 401 || status === 403) return ': check OPENAI_API_KEY';
  if (status === 404)
    return ': check OPENAI_MODEL, and that OPENAI_BASE_URL ends as the server wants it, often in /v1';
  return '';
}

/** undici says "terminated" when the other side closes a body early. */
function isCut(error: unknown): boolean {
  return error instanceof TypeError && error.message === 'terminated';
}

/** RFC 9110, 10.2.3: seconds or a date; OpenAI adds `retry-after-ms`. */
function retryAfter(headers: Headers | undefined, now: Date): number | undefined {
  const exact = headers?.get('retry-after-ms');
  const given = headers?.get('retry-after');
  const ms = exact ? Number(exact) : given ? Number(given) * 1000 : Number.NaN;
  const waitMs = Number.isNaN(ms) && given ? Date.parse(given) - now.getTime() : ms;
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
