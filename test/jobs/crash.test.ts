/** kill -9 at random moments while a broadcast goes out: nothing lost, nothing twice but what the policy allows. */

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Ledger } from '../../adapters/ledger/open.ts';
import type { UnsurePolicy } from '../../jobs/ports.ts';
import type { ChannelName } from '../../src/nouns.ts';
import { onEachEngine, type Place } from '../adapters/ledger/engines.ts';
import { crash } from './crash/crash.ts';
import { type CountingPlatform, type Counts, countingPlatform } from './crash/platform.ts';
import { pushTo, subscribers } from './sending.ts';

const people = 300;
const perSecond = 200;
const kills = 3;

onEachEngine((engine, newPlace) => {
  let place: Place;
  let ledger: Ledger;
  let platform: CountingPlatform;
  beforeEach(async () => {
    place = await newPlace();
    ledger = await place.open({ clock: () => new Date() });
  });
  afterEach(async () => {
    await platform.close();
    await place.remove();
  });

  const broadcast = async (channel: ChannelName, unsure: UnsurePolicy) =>
    (await ledger.outbox.push(...pushTo(await subscribers(ledger, people, channel), { channel, unsure }))) ??
    0;

  test('under leave nothing is sent twice, and no more is unsure than was in flight', async () => {
    platform = await countingPlatform();
    const id = await broadcast('telegram', 'leave');
    const settings = { place: place.settings, platform, perSecond, kills, lifeMs: 2500 };
    const result = await crash(ledger, id, { ...settings, channel: 'telegram' });
    const { sent = 0, unsure = 0 } = result.sums;
    expect(result).toMatchObject({ duplicates: 0, lost: 0 });
    expect(sent + unsure).toBe(people);
    expect(unsure).toBeLessThanOrEqual(result.kills * mostInFlight(result.platform));
    expect(result.platform.delivered.size).toBeGreaterThanOrEqual(sent);
  }, 120_000);

  test('under resend everybody gets it, and no more twice than was in flight', async () => {
    platform = await countingPlatform();
    const id = await broadcast('telegram', 'resend');
    const settings = { place: place.settings, platform, perSecond, kills, lifeMs: 2500 };
    const result = await crash(ledger, id, { ...settings, channel: 'telegram' });
    expect(result.sums).toEqual({ sent: people });
    expect(result.platform.delivered.size).toBe(people);
    expect(result.duplicates).toBeLessThanOrEqual(result.kills * mostInFlight(result.platform));
  }, 120_000);

  test('with an enforced nonce everybody gets it exactly once', async () => {
    platform = await countingPlatform({ enforcesNonce: true });
    const id = await broadcast('discord', 'leave');
    const settings = {
      place: place.settings,
      platform,
      perSecond,
      kills,
      lifeMs: 2500,
      safeRepeatMs: 60_000,
    };
    const result = await crash(ledger, id, { ...settings, channel: 'discord' });
    expect(result.sums).toEqual({ sent: people });
    expect(result.duplicates).toBe(0);
    expect(result.platform.delivered.size).toBe(people);
  }, 120_000);

  test.skipIf(engine === 'sqlite')(
    'three processes share one lease: one sends, the others take over',
    async () => {
      platform = await countingPlatform();
      const id = await broadcast('telegram', 'leave');
      const settings = { place: place.settings, platform, perSecond, kills, lifeMs: 2500, processes: 3 };
      const result = await crash(ledger, id, { ...settings, channel: 'telegram' });
      const { sent = 0, unsure = 0 } = result.sums;
      expect(result).toMatchObject({ duplicates: 0, lost: 0 });
      expect(sent + unsure).toBe(people);
      expect(result.platform.mostPerSecond).toBeLessThanOrEqual(perSecond);
    },
    60_000,
  );

  test.skipIf(engine === 'sqlite')(
    'a holder that was stopped and wakes again sends nothing twice',
    async () => {
      platform = await countingPlatform();
      const id = await broadcast('telegram', 'leave');
      const settings = {
        place: place.settings,
        platform,
        perSecond: 40,
        kills: 0,
        pauses: 4,
        lifeMs: 1200,
        processes: 2,
      };
      const result = await crash(ledger, id, { ...settings, channel: 'telegram' });
      const { sent = 0, unsure = 0 } = result.sums;
      expect(result).toMatchObject({ duplicates: 0, lost: 0 });
      expect(sent + unsure).toBe(people);
      expect(unsure).toBeLessThanOrEqual(4 * mostInFlight(result.platform));
      expect(result.platform.mostPerSecond).toBeLessThanOrEqual(40);
    },
    120_000,
  );
});

/** What the platform saw at once, and what was marked but had not left yet. */
function mostInFlight({ mostAtOnce }: Counts) {
  return mostAtOnce + 8;
}
