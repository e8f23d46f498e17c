import type { Command } from '../src/chat/command.ts';
import { help } from './help.ts';
import { latest } from './latest.ts';
import { mute } from './mute.ts';
import { pause } from './pause.ts';
import { preview } from './preview.ts';
import { resume } from './resume.ts';
import { sources } from './sources.ts';
import { status } from './status.ts';
import { subscribe } from './subscribe.ts';
import { subscriptions } from './subscriptions.ts';
import { unsubscribe } from './unsubscribe.ts';

/** All that a person can type, in the order in which the help lists it. */
export const commands: readonly Command[] = [
  subscribe,
  unsubscribe,
  subscriptions,
  latest,
  preview,
  pause,
  resume,
  mute,
  sources,
  status,
  help,
];
