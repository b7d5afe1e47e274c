/** A signal that ends with another one or after a time, and leaves no timer behind. */

export interface Deadline {
  signal: AbortSignal;
  /** To be called when the work is over: AbortSignal.timeout would keep its timer until then. */
  clear(): void;
}

export function deadline(outer: AbortSignal, ms: number): Deadline {
  const inner = new AbortController();
  const end = () => inner.abort(outer.reason);
  const timer = setTimeout(() => inner.abort(new DOMException('It took too long.', 'TimeoutError')), ms);
  if (outer.aborted) end();
  outer.addEventListener('abort', end);
  return {
    signal: inner.signal,
    clear() {
      clearTimeout(timer);
      outer.removeEventListener('abort', end);
    },
  };
}
