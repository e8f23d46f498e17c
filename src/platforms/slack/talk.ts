import type { App } from '@slack/bolt';
import type { Handler } from '../../chat/platform.ts';
import type { Answer, Place } from './answer.ts';
import type { Directory } from './directory.ts';
import { type ComeIn, toInvitation } from './presence.ts';
import { toCommandLine, toTypedText } from './typed-text.ts';

/** What people type: `/wire …`, a mention in a channel or a thread, a direct message. */
export function listenToTalk(parts: {
  readonly app: App;
  readonly handler: Handler;
  readonly directory: Directory;
  readonly answer: Answer;
  readonly comeIn: ComeIn;
}): void {
  const { app, handler, directory, answer, comeIn } = parts;
  const maxLine = 4000;

  async function invoke(place: Place, line: string, known?: Parameters<Directory['toCaller']>[3]): Promise<void> {
    const caller = await directory.toCaller(place.workspace, place.channel, place.user, known);
    const reply = await handler.invoke({ ...caller, input: { kind: 'line', line: line.slice(0, maxLine) } });
    await answer(place, reply);
    const hasSubscribed = /^subscribe\b/i.test(line) && reply.message.kind === 'reply';
    if (hasSubscribed && !(await comeIn(place.workspace, place.channel))) {
      await answer(place, toInvitation(caller.channelName));
    }
  }

  app.command('/wire', async ({ ack, command, respond }) => {
    await ack();
    const { team_id: workspace, channel_id: channel, user_id: user } = command;
    const line = toTypedText(command.text).trim();
    const isNamed = command.channel_name !== 'directmessage' && command.channel_name !== 'privategroup';
    await invoke({ workspace, channel, user, respond }, line === '' ? 'help' : line.replace(/^\/(?:wire\s+)?/i, ''), {
      channelName: isNamed ? command.channel_name : undefined,
      userName: command.user_name,
    });
  });
  // Another command that someone made point here; without an ack Slack shows an error that names nothing.
  app.command(/^(?!\/wire$)/, async ({ ack }) => {
    await ack({ response_type: 'ephemeral', text: 'Wirewatch knows one command: /wire. Try /wire help.' });
  });

  app.event('app_mention', async ({ event, context }) => {
    if (event.user === undefined || 'bot_id' in event) return;
    const workspace = context.teamId ?? event.team ?? '';
    const place = { workspace, channel: event.channel, user: event.user, thread: event.thread_ts };
    await invoke(place, toCommandLine(event.text, context.botUserId ?? ''));
  });

  app.message(async ({ message, context }) => {
    if (message.channel_type !== 'im' || message.subtype !== undefined || 'bot_id' in message) return;
    if (message.text === undefined || message.text.trim() === '') return;
    const place = {
      workspace: context.teamId ?? '',
      channel: message.channel,
      user: message.user,
      thread: message.thread_ts,
    };
    await invoke(place, toCommandLine(message.text, context.botUserId ?? ''));
  });
}
