/** Which addresses of the network may be fetched from: those of the open internet, and hosts that were allowed by name. */

import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Refusal } from './refusal.ts';

/** Throws a Refusal for an address that is not to be fetched; a host's name is judged when it is looked up. */
export function checkAddress(address: URL, allowedHosts: readonly string[]): void {
  if (address.protocol !== 'https:' && address.protocol !== 'http:') {
    throw new Refusal(`begins with ${address.protocol} Only http: and https: are fetched.`);
  }
  if (address.username || address.password)
    throw new Refusal('carries a password. Give the address without it.');
  const host = hostOf(address);
  if (allowedHosts.includes(host)) return;
  if (ipaddr.isValid(host) && !isOpen(host)) throw closed(host);
}

/** A lookup for one request that gives only addresses of the open internet: the connection goes to what was checked. */
export function openLookup(address: URL, allowedHosts: readonly string[]): LookupFunction {
  const allowed = allowedHosts.includes(hostOf(address));
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return callback(error, '');
      const first = found[0];
      if (!first) return callback(new Refusal(`cannot be reached: ${host} has no address.`), '');
      if (!allowed && !found.every((one) => isOpen(one.address))) return callback(closed(host), '');
      return options.all ? callback(null, found) : callback(null, first.address, first.family);
    });
  };
}

function hostOf({ hostname }: URL): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

/** Private, loopback, link-local, shared, reserved and multicast ranges are not open; nor are IPv6 disguises of them. */
function isOpen(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  return ipaddr.process(text).range() === 'unicast';
}

function closed(host: string): Refusal {
  return new Refusal(
    `is on a private or local network (${host}). Allow it with --allow-host ${host} if that is meant.`,
  );
}
