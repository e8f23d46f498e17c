import type { App, BlockAction } from '@slack/bolt';
import { z } from 'zod';
import type { Handler } from '../../chat/platform.ts';
import type { Clock } from '../../clock.ts';
import { toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';
import type { Message } from '../../message.ts';
import type { Store } from '../../store/store.ts';
import type { Answer } from './answer.ts';
import { readValue } from './buttons.ts';
import type { Directory } from './directory.ts';
import { type HomeChannel, homeAdd, homePress, toHomeView } from './home-view.ts';
import { readChosen } from './presses.ts';
import type { SubscribeModal } from './subscribe-modal.ts';
import type { Web } from './web.ts';

const anything = z.looseObject({});
/** Each is asked about: who may manage it. */
const channelsShown = 25;

/** The tab “Home” of the app: a person's own view, drawn anew whenever they open it or press something there. */
export function listenToHome(parts: {
  readonly app: App;
  readonly handler: Handler;
  readonly directory: Directory;
  readonly answer: Answer;
  readonly modal: SubscribeModal;
  readonly store: Pick<Store, 'channels' | 'subscriptions'>;
  readonly web: Web;
  readonly clock: Clock;
  readonly log: Log;
  readonly toSlackWords: (message: Message) => Message;
}): void {
  const { app, handler, directory, answer, modal, store, web, clock, log, toSlackWords } = parts;

  async function readChannels(workspace: string, user: string): Promise<readonly HomeChannel[]> {
    const mine = await directory.channelsOf(workspace, user);
    const found: HomeChannel[] = [];
    for (const channel of await store.channels.ofWorkspace(`slack:${workspace}`)) {
      const { externalId } = channel;
      const isDirect = externalId.startsWith('D');
      if (!isDirect && !mine.has(externalId)) continue;
      const subscriptions = await store.subscriptions.ofChannel(channel.id);
      if (subscriptions.length === 0 || (isDirect && !(await directory.maySee(workspace, externalId, user)))) continue;
      const caller = await directory.toCaller(workspace, externalId, user, { channelName: channel.name });
      found.push({ channel, subscriptions, mayManage: caller.user.isManager });
      if (found.length >= channelsShown) break;
    }
    return found;
  }

  async function draw(workspace: string, user: string, notice: Message | null): Promise<void> {
    try {
      const view = toHomeView(await readChannels(workspace, user), notice, clock.now());
      await web.call(workspace, 'views.publish', { user_id: user, view }, anything);
    } catch (error) {
      log.warn({ workspace, reason: toSentence(error) }, 'The App Home could not be drawn');
    }
  }

  app.event('app_home_opened', async ({ event, context }) => {
    if (event.tab === 'home' && context.teamId !== undefined) await draw(context.teamId, event.user, null);
  });

  app.action<BlockAction>(homeAdd, async ({ ack, body, context }) => {
    await ack();
    const workspace = context.teamId ?? body.team?.id ?? '';
    await modal.open({ workspace, user: body.user.id, triggerId: body.trigger_id, channel: null, query: '' });
  });

  app.action<BlockAction>(homePress, async ({ ack, action, body, context }) => {
    await ack();
    const [, channel = '', value = ''] = /^(\w+) (.+)$/s.exec(String(readChosen(action))) ?? [];
    const button = readValue(value);
    const workspace = context.teamId ?? body.team?.id ?? '';
    const user = body.user.id;
    // Who was in a channel when this was drawn may have left it.
    if (button === null || !(await directory.maySee(workspace, channel, user))) return draw(workspace, user, null);
    const caller = await directory.toCaller(workspace, channel, user);
    const reply = await handler.press({ ...caller, button });
    await draw(workspace, user, toSlackWords(reply.message));
    if (reply.visibility === 'channel') await answer({ workspace, channel, user }, reply);
  });
}
