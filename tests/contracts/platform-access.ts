import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import type { Button } from '../../src/message.ts';
import { type Stage, toPlain } from '../fakes/stage.ts';

const lines: Readonly<Record<string, string>> = {
  subscribe: '/subscribe Raimondo',
  unsubscribe: '/unsubscribe Nvidia',
  pause: '/pause 1h',
  resume: '/resume',
  mute: '/mute',
  'sources add': '/sources add https://harbour.example/other.xml',
  'sources remove': '/sources remove kept',
  'sources check': '/sources check kept',
};

const buttons: readonly Button[] = [
  { action: 'mute-story', label: 'Mute story', target: '1' },
  { action: 'pause', label: 'Pause 1 h', target: '1h' },
  { action: 'unsubscribe', label: 'Unsubscribe', target: '1' },
  { action: 'resume', label: 'Resume now', target: 'now' },
  { action: 'unsubscribe', label: 'Unsubscribe the second', target: '2' },
  { action: 'unsubscribe', label: 'Unsubscribe the third', target: '3' },
];

const refusal = /^\/[\w ]+ is for those who manage this channel\. Ask one of them\.$/;

/** All that a person without the right could have changed. */
async function readState({ desk: { store }, platform }: Stage): Promise<unknown> {
  const channels = (await store.channels.ofPlatform(platform.name)).filter(({ name }) => name === 'trade');
  const subscriptions = await Promise.all(channels.map(({ id }) => store.subscriptions.ofChannel(id)));
  const sources = await store.sources.visibleTo(null);
  return { channels, subscriptions, sources: sources.map(({ source, parked }) => [source.id, parked]) };
}

export function describeAccess(get: () => Stage): void {
  const managers = commands.flatMap((command) =>
    (command.subcommands ?? [command])
      .filter(({ access }) => access === 'manager')
      .map((part) => (part.name === command.name ? part.name : `${command.name} ${part.name}`)),
  );

  describe('what a person may not do', () => {
    let before: unknown;
    beforeAll(async () => {
      await get().types('/subscribe Nvidia', { in: 'trade' });
      before = await readState(get());
    });
    afterAll(async () => {
      expect(await readState(get())).toEqual(before);
    });

    test('is tried here with every command that is for managers', () => {
      expect(Object.keys(lines).toSorted()).toEqual(managers.toSorted());
    });

    test.each(managers)('is refused: /%s', async (name) => {
      const line = lines[name] ?? '';
      if (!get().can.refusePeople) return;
      const seen = await get().types(line, { in: 'trade', by: 'cal' });
      expect(toPlain(seen.text)).toMatch(refusal);
      expect(seen.isPrivate).toBe(true);
      for (const [way, take] of Object.entries(get().otherWays)) {
        const said = await take(line, { in: 'trade', by: 'cal' });
        if (said !== '' || way !== 'the form') expect(toPlain(said), way).toMatch(refusal);
      }
    });

    test('is refused by every button and menu too', async () => {
      const stage = get();
      if (!stage.can.refusePeople) return;
      const card = { ...aCard, title: 'A story with all buttons' };
      const message = { kind: 'alert', blocks: [card], buttons } as const;
      await stage.during(stage.platform.send({ address: stage.address('trade') }, message, 'buttons'));
      const alert = (await stage.sees('trade')).find(({ title }) => title === card.title);
      if (alert === undefined) throw new Error('The alert is not there');
      expect(alert.buttons).toEqual(buttons.map(({ label }) => label));
      for (const { label } of buttons) {
        const seen = await stage.presses(alert, label, { in: 'trade', by: 'cal' });
        expect(toPlain(seen.text), label).toMatch(refusal);
        expect(seen.isPrivate).toBe(true);
      }
    });

    test('does not keep them from asking', async () => {
      for (const line of ['/help', '/latest', '/subscriptions', '/preview Micron', '/status', '/sources list']) {
        const seen = await get().types(line, { in: 'trade', by: 'cal' });
        expect(toPlain(seen.text), line).not.toMatch(refusal);
      }
    });
  });
}

export const aCard = {
  kind: 'card',
  title: 'Micron to build a second plant in Idaho',
  url: 'https://thewire.example/micron',
  outlet: 'The Wire',
  publishedAt: Date.UTC(2026, 0, 5, 7, 30),
  language: 'en',
  summary: ['Micron said on Monday that it would build.'],
  matched: ['Micron'],
  outlets: [],
  image: null,
} as const;
