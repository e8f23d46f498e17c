import type { App, BlockAction } from '@slack/bolt';
import type { Handler } from '../../chat/platform.ts';
import type { Answer } from './answer.ts';
import { pressPrefix, readValue } from './buttons.ts';
import type { Directory } from './directory.ts';

/** The buttons under messages. What one does stands in its value, so that those from before a restart work too. */
export function listenToPresses(parts: {
  readonly app: App;
  readonly handler: Handler;
  readonly directory: Directory;
  readonly answer: Answer;
}): void {
  const { app, handler, directory, answer } = parts;

  app.action<BlockAction>(new RegExp(`^${pressPrefix}`), async ({ ack, action, body, context, respond }) => {
    await ack();
    const button = readValue(readChosen(action));
    const channel = body.channel?.id;
    const workspace = context.teamId ?? body.team?.id;
    if (button === null || channel === undefined || workspace === undefined) return;
    const user = body.user.id;
    const caller = await directory.toCaller(workspace, channel, user);
    const reply = await handler.press({ ...caller, button });
    // Where others see the answer, it belongs under the story that it is about.
    const isShared = reply.visibility === 'channel' && body.message !== undefined;
    const thread: string | undefined = body.message?.thread_ts ?? (isShared ? body.message?.ts : undefined);
    await answer({ workspace, channel, user, thread, respond: isShared ? undefined : respond }, reply);
  });
  // A link that looks like a button is an action too.
  app.action(/^(?!press-|home-|modal-)/, async ({ ack }) => ack());
}

/** The value of a button, or of what was chosen from a menu. */
export function readChosen(action: object): unknown {
  if ('value' in action) return action.value;
  if (!('selected_option' in action)) return null;
  const option = action.selected_option;
  return typeof option === 'object' && option !== null && 'value' in option ? option.value : null;
}
