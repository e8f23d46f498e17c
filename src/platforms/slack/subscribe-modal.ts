import type { App, BlockPlainTextInputAction } from '@slack/bolt';
import { z } from 'zod';
import type { Handler, Reply } from '../../chat/platform.ts';
import { type Clock, minute, second } from '../../clock.ts';
import { toSentence } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { type Message, toPlainText } from '../../message.ts';
import type { Answer } from './answer.ts';
import { toCleanLine } from './clean.ts';
import type { Directory } from './directory.ts';
import { type ComeIn, toInvitation } from './presence.ts';
import { createRecent } from './recent.ts';
import { readSubscribeView, subscribeView, toSubscribeView, toSuggestion } from './subscribe-view.ts';
import { toTypedText } from './typed-text.ts';
import type { Web } from './web.ts';

/** The modal that subscribes: opened by the shortcut “Watch this” on a message, by a shortcut anywhere, or from the App Home. */
export interface SubscribeModal {
  /** @param triggerId good for 3 seconds. @param channel null: the person's own conversation with us. */
  open(about: {
    readonly workspace: string;
    readonly user: string;
    readonly triggerId: string;
    readonly channel: string | null;
    readonly query: string;
  }): Promise<void>;
}

const opened = z.object({ view: z.object({ id: z.string() }) });
const conversation = z.object({ channel: z.object({ id: z.string() }) });
const anything = z.looseObject({});
/** Slack gives a modal 3 seconds to be answered. */
const answerWithinMs = 2 * second;

export function createSubscribeModal(parts: {
  readonly app: App;
  readonly handler: Handler;
  readonly directory: Directory;
  readonly answer: Answer;
  readonly comeIn: ComeIn;
  readonly web: Web;
  readonly clock: Clock;
  readonly log: Log;
  readonly toSlackWords: (message: Message) => Message;
}): SubscribeModal {
  const { app, handler, directory, answer, comeIn, web, clock, log, toSlackWords } = parts;
  const conversations = createRecent<string>(clock, 60 * minute);
  /** What was typed last in each modal: an earlier preview that comes later is not shown. */
  const typedLast = new Map<string, string>();

  const toOwn = (workspace: string, user: string): Promise<string> =>
    conversations.get(`${workspace}/${user}`, async () => {
      const answer = await web.call(workspace, 'conversations.open', { users: user }, conversation);
      return answer.channel.id;
    });

  async function open({ workspace, user, triggerId, channel, query }: Parameters<SubscribeModal['open']>[0]) {
    try {
      const chosen = channel ?? (await toOwn(workspace, user));
      const view = toSubscribeView({ query, channel: chosen, preview: null });
      const { view: shown } = await web.call(workspace, 'views.open', { trigger_id: triggerId, view }, opened);
      if (query !== '') await preview({ workspace, user, channel: chosen, query, viewId: shown.id });
    } catch (error) {
      log.warn({ workspace, reason: toSentence(error) }, 'A form could not be opened');
    }
  }

  async function preview(about: {
    readonly workspace: string;
    readonly user: string;
    readonly channel: string;
    readonly query: string;
    readonly viewId: string;
  }): Promise<void> {
    const { workspace, user, channel, query, viewId } = about;
    typedLast.set(viewId, query);
    if (typedLast.size > 1000) for (const old of [...typedLast.keys()].slice(0, 500)) typedLast.delete(old);
    const caller = await directory.toCaller(workspace, channel, user);
    const input = { kind: 'values', command: 'preview', values: { query: toTypedText(query) } } as const;
    const { message } = query.trim() === '' ? { message: null } : await handler.invoke({ ...caller, input });
    if (typedLast.get(viewId) !== query) return;
    const view = toSubscribeView({ query, channel, preview: message === null ? null : toSlackWords(message) });
    await web.call(workspace, 'views.update', { view_id: viewId, view }, anything);
  }

  app.action<BlockPlainTextInputAction>(subscribeView.query.action, async ({ ack, action, body, context }) => {
    await ack();
    const workspace = context.teamId ?? body.team?.id;
    if (workspace === undefined || body.view === undefined) return;
    const { channel } = readSubscribeView(body.view);
    const about = { workspace, user: body.user.id, channel, query: action.value ?? '', viewId: body.view.id };
    // The modal may have been closed while we looked.
    await preview(about).catch((error: unknown) => log.debug({ reason: toSentence(error) }, 'No preview'));
  });
  app.action(/^modal-(?!query$)/, async ({ ack }) => ack());

  app.view(subscribeView.callbackId, async ({ ack, view, body, context }) => {
    typedLast.delete(view.id);
    const workspace = context.teamId ?? body.team?.id ?? '';
    const user = body.user.id;
    const { query, channel, mention } = readSubscribeView(view);
    const refuse = (block: string, sentence: string) =>
      ack({ response_action: 'errors', errors: { [block]: toCleanLine(sentence, 300) } });

    if (!(await directory.maySee(workspace, channel, user))) {
      return refuse(
        subscribeView.channel.block,
        'Wirewatch cannot see that channel. Type “/invite @wirewatch” there first.',
      );
    }
    const caller = await directory.toCaller(workspace, channel, user);
    const values = { query: toTypedText(query), ...(mention === null ? {} : { mention }) };
    const answered = new AbortController();
    const asked = handler.invoke({ ...caller, input: { kind: 'values', command: 'subscribe', values } });
    const slow = clock.wait(answerWithinMs, answered.signal).then(() => null);
    const inTime = await Promise.race([asked, slow]);
    answered.abort();
    if (inTime?.message.kind === 'error') {
      const block = caller.user.isManager ? subscribeView.query.block : subscribeView.channel.block;
      return refuse(block, toSentences(inTime.message));
    }
    await ack();
    await tell(workspace, channel, user, caller.channelName, await asked);
  });

  async function tell(workspace: string, channel: string, user: string, name: string, reply: Reply): Promise<void> {
    const isIn = await comeIn(workspace, channel);
    const isForAll = isIn && reply.message.kind !== 'error';
    const place = { workspace, user, channel: isForAll ? channel : await toOwn(workspace, user) };
    await answer(place, reply);
    if (!isIn) await answer(place, toInvitation(name));
  }

  app.shortcut({ callback_id: 'watch_this', type: 'message_action' }, async ({ ack, shortcut, context }) => {
    await ack();
    await open({
      workspace: context.teamId ?? shortcut.team?.id ?? '',
      user: shortcut.user.id,
      triggerId: shortcut.trigger_id,
      channel: shortcut.channel.id,
      query: toSuggestion(toTypedText(shortcut.message.text ?? '')),
    });
  });
  app.shortcut({ callback_id: 'subscribe', type: 'shortcut' }, async ({ ack, shortcut, context }) => {
    await ack();
    const { user, trigger_id: triggerId, team } = shortcut;
    await open({ workspace: context.teamId ?? team?.id ?? '', user: user.id, triggerId, channel: null, query: '' });
  });

  return { open };
}

function toSentences(message: Message): string {
  return message.blocks.map((block) => (block.kind === 'text' ? toPlainText(block.inlines) : '')).join(' ');
}
