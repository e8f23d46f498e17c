import { describe, expect, test } from 'vitest';
import type { MessageRef } from '../../src/chat/platform.ts';
import type { Card, Message } from '../../src/message.ts';
import type { Seen, Stage } from '../fakes/stage.ts';
import { aCard } from './platform-access.ts';

const toAlert = (title: string, card: Partial<Card> = {}): Message => ({
  kind: 'alert',
  blocks: [{ ...aCard, title, ...card }],
  buttons: [{ action: 'mute-story', label: 'Mute story', target: '1' }],
});

export function describeDeliveries(get: () => Stage): void {
  const send = (message: Message, key: string, replyTo?: MessageRef): Promise<MessageRef> => {
    const target = { address: get().address('chips'), ...(replyTo === undefined ? {} : { replyTo }) };
    return get().during(get().platform.send(target, message, key));
  };
  const find = (key: string, replyTo?: MessageRef) =>
    get().during(get().platform.find(get().address('chips'), key, replyTo));
  const titled = async (title: string): Promise<readonly Seen[]> =>
    (await get().sees('chips')).filter((seen) => seen.title === title);

  describe('a delivery', () => {
    test('is shown with its story’s title, which leads to the article', async () => {
      await send(toAlert('A first story'), 'first');
      expect(await titled('A first story')).toMatchObject([
        { links: [aCard.url], pings: [], buttons: ['Mute story'], under: null, isEdited: false, isPrivate: false },
      ]);
    });

    test('is shown once a key, however often it is sent', async () => {
      const refs = [await send(toAlert('Once only'), 'once'), await send(toAlert('Once only'), 'once')];
      expect(await titled('Once only')).toHaveLength(1);
      expect(refs[1]).toEqual(refs[0]);
      await send(toAlert('Once only'), 'twice');
      expect(await titled('Once only')).toHaveLength(2);
    });

    test('is found by its key, and by no other', async () => {
      const ref = await send(toAlert('To be found'), 'found');
      expect(await find('found')).toEqual(ref);
      expect(await find('never sent')).toBeNull();
    });

    test('is found after a restart', async () => {
      const ref = await send(toAlert('To be found later'), 'later');
      await get().restart();
      expect(await find('later')).toEqual(ref);
    });

    test('is changed by an edit', async () => {
      const ref = await send(toAlert('Grows'), 'grows');
      const outlets = [{ name: 'Harbour Post', url: 'https://harbour.example/grows' }];
      await get().during(get().platform.edit(ref, toAlert('Grows', { outlets })));
      const [shown, ...others] = await titled('Grows');
      expect(others).toEqual([]);
      expect(shown).toMatchObject({ isEdited: true, links: [aCard.url, outlets[0]?.url] });
      expect(shown?.text).toContain('Harbour Post');
    });

    test('that replies stands under the first one, and is found there', async () => {
      const first = await send(toAlert('Has replies'), 'parent');
      const replies = [
        await send(toAlert('A reply'), 'reply-1', first),
        await send(toAlert('And more'), 'reply-2', first),
      ];
      const [parent] = await titled('Has replies');
      for (const title of ['A reply', 'And more']) expect(await titled(title)).toMatchObject([{ under: parent?.id }]);
      expect(await find('reply-1', first)).toEqual(replies[0]);
      expect(await find('reply-2', first)).toEqual(replies[1]);
      expect(await find('reply-3', first)).toBeNull();
    });

    test('that replies can be changed', async () => {
      const first = await send(toAlert('Has a reply that grows'), 'parent-2');
      const reply = await send(toAlert('A small reply'), 'small', first);
      await get().during(get().platform.edit(reply, toAlert('A large reply')));
      expect(await titled('A small reply')).toEqual([]);
      expect(await titled('A large reply')).toMatchObject([{ isEdited: true }]);
    });

    test('of a message that is gone cannot be changed, and says so', async () => {
      const ref = await send(toAlert('Soon gone'), 'gone');
      const none = { ...ref, message: ref.message.replace(/^\d/, '9') };
      const failed = get().during(get().platform.edit(none, toAlert('Soon gone')));
      await expect(failed).rejects.toMatchObject({ code: 'message_refused' });
    });
  });
}
