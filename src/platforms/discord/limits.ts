import type { PlatformLimits } from '../../chat/platform.ts';
import type { LaneLimits } from '../../chat/send-queue.ts';

/** Discord's documented limits, in UTF-16 units as it counts them. */
export const messageLimits = {
  content: 2000,
  embeds: 10,
  /** Over the texts of all embeds of a message. */
  embedTotal: 6000,
  title: 256,
  description: 4096,
  fieldValue: 1024,
  footer: 2048,
  customId: 100,
  buttonLabel: 80,
  selectOptions: 25,
  threadName: 100,
  url: 2048,
} as const;

/** Five messages in five seconds is what a channel takes; an even pace stays clear of it. */
const channelPauseMs = 1050;

export const limits: PlatformLimits = {
  titleLength: messageLimits.title,
  textLength: messageLimits.description,
  buttonsPerMessage: 5,
  channelPauseMs,
};

/**
 * Fifty a second for the whole bot, less one for what discord.js asks by itself when it connects anew. The queue's own clock
 * counts whole milliseconds, hence a few more than a second.
 */
export const lanes: LaneLimits = { channelPauseMs, overall: { count: 49, inMs: 1004, burst: 5 } };
