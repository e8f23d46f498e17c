import type { PlatformLimits } from '../../chat/platform.ts';
import { second } from '../../clock.ts';

/** Of Slack's messages and views, in characters (Block Kit reference). */
export const blockLimits = {
  blocks: 50,
  viewBlocks: 100,
  header: 150,
  section: 3000,
  actions: 25,
  contextElements: 10,
  buttonText: 75,
  value: 2000,
  overflowOptions: 5,
  overflowValue: 150,
  url: 3000,
  id: 255,
  /** Of all the blocks of a message, as JSON; beyond about 13,200 Slack refuses them (msg_blocks_too_long). */
  whole: 12_800,
  /** What stands in a notification. Slack takes 40,000, nobody reads them there. */
  fallback: 1000,
} as const;

export const limits: PlatformLimits = {
  titleLength: 250,
  textLength: blockLimits.section,
  buttonsPerMessage: blockLimits.actions,
  channelPauseMs: second,
};
