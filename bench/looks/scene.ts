import type { ChatPlatform, Reply } from '../../src/chat/platform.ts';
import { day, hour, minute } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';
import type { Message } from '../../src/message.ts';
import { createDeliverer } from '../../src/pipeline/deliverer.ts';
import { createExtractiveSummariser } from '../../src/summaries/extractive.ts';
import { openDesk } from '../../tests/fakes/desk-kit.ts';
import { reports } from '../../tests/fakes/rss.ts';

/** What a channel gets to see: an alert, and what it answers to what Ana types. */
export interface Scene {
  /** Epoch milliseconds. */
  readonly now: number;
  readonly alert: Message;
  readonly answers: readonly { readonly typed: string; readonly reply: Reply }[];
}

const ban = `<p>China's cyberspace regulator barred Micron chips from the networks of banks, ports and power grids on Monday, and gave their
operators until the end of the year to take them out.</p>
<p>The order names memory modules of three generations and speaks of serious risks without saying what they are. Micron said that it was
reading the order and would answer questions from customers by Friday.</p>
<p>Shares of Micron fell by six percent in early trading in New York and won back half of it by noon. Suppliers in Seoul and Taipei rose.</p>
<p>Commerce officials in Washington called the order baseless and said that the next round of talks would go ahead as planned.</p>`;

const typed = ['/subscriptions', '/latest Micron', '/subscribe Micron NEAR/8'];

/** The program's own words: its commands, its pipeline and its summaries over five invented reports. */
export async function openScene(platform: 'discord' | 'slack'): Promise<Scene> {
  const desk = await openDesk();
  const { store, clock } = desk;
  const as = { platform, workspace: 'acme', channel: 'chips' };
  try {
    await desk.ask('/subscribe Micron', as);
    await desk.ask('/subscribe "export controls" -opinion', as);
    await clock.turn(7 * day);
    await desk.ask('/subscribe (Raimondo OR OFAC) NEAR/20 chips', as);
    await clock.turn(2 * day + 7 * hour);
    const ago = (ms: number) => ({ publishedAt: clock.now() - ms });
    await desk.publish('Micron asks a Beijing court to lift the ban', {
      ...ago(26 * hour),
      content: reports.court,
      outlet: 'Meridian Post',
    });
    await desk.publish('Envoys in Vienna speak of Micron and gallium', {
      ...ago(5 * hour),
      content: reports.talks,
      outlet: 'Harbour Times',
    });
    await desk.publish('Beijing bars Micron from banks and power grids', {
      ...ago(38 * minute),
      content: ban,
      image: 'https://thewire.example/ban.jpg',
    });
    for (const [position, outlet] of ['Harbour Times', 'Meridian Post', 'Asia Ledger'].entries()) {
      await desk.publish(`China keeps Micron out of key networks, ${outlet} reports`, {
        ...ago((30 - position * 9) * minute),
        content: ban,
        outlet,
        url: `https://outlet-${position}.example/ban`,
      });
    }
    const answers = [];
    for (const line of typed) answers.push({ typed: line, reply: await desk.ask(line, as) });

    const sent: Message[] = [];
    const take = () => store.deliveries.takeDue(clock.now() + hour, 50);
    const deliver = createDeliverer({
      store,
      clock,
      platforms: [createListener(platform, sent)],
      summariser: createExtractiveSummariser(),
      log: createLog('silent'),
    });
    // One a channel at a time.
    for (let due = await take(); due.length > 0; due = await take())
      for (const delivery of due) await deliver(delivery);
    const alert = sent.find(({ blocks }) => blocks.some((block) => block.kind === 'card' && block.image !== null));
    if (alert === undefined) throw new Error('The story met no subscription');
    return { now: clock.now(), alert, answers };
  } finally {
    await desk.close();
  }
}

function createListener(name: string, sent: Message[]): ChatPlatform {
  return {
    name,
    limits: { titleLength: 250, textLength: 3000, buttonsPerMessage: 5, channelPauseMs: 0 },
    async start() {},
    async send({ address }, message) {
      sent.push(message);
      return { address, message: String(sent.length) };
    },
    async edit() {},
    find: async () => null,
    async stop() {},
  };
}
