/** Who a request comes from, as far as a rate limit needs to know. */

/** The client's address; of an IPv6 one only the network (/64), which one household or server has to itself. */
export function clientAddress(remote: string | undefined, forwardedFor: string | undefined): string {
  const address = forwardedFor?.split(',').at(-1)?.trim() || remote || 'unknown';
  return network(address.replace(/^::ffff:(?=\d+\.)/i, ''));
}

/** True for a caller on this machine. */
export function isHere(address: string): boolean {
  return address.startsWith('127.') || address === '::1';
}

function network(address: string): string {
  if (!address.includes(':') || address === '::1') return address;
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const first = head.split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - first.length - tail.split(':').filter(Boolean).length;
  const groups = [...first, ...Array<string>(Math.max(0, zeros)).fill('0'), ...(tail ?? '').split(':')];
  return `${groups.slice(0, 4).join(':')}::/64`;
}
