import type { PlatformLimits } from '../../chat/platform.ts';

/** Ours alone: a page has room for more, a reader has not. */
export const limits: PlatformLimits = { titleLength: 300, textLength: 4000, buttonsPerMessage: 5, channelPauseMs: 0 };
