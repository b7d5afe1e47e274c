/** Work of one key goes one after the other, keys go side by side. */

export function createQueues(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = last.get(key);
    const done = before ? before.then(work, work) : work();
    last.set(key, done);
    const tidy = () => {
      if (last.get(key) === done) last.delete(key);
    };
    done.then(tidy, tidy);
    return done;
  };
}
