/** What a person may call a channel, with or without its #; null where it cannot be one. */
export function readChannelName(typed: string): string | null {
  const name = typed.trim().replace(/^#/, '').toLowerCase().normalize('NFC');
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]{0,39}$/u.test(name) ? name : null;
}

export const channelNameRule =
  'A channel’s name has letters, digits, - and _, at most 40, and begins with a letter or a digit.';

/** Of the console. */
export const mostChannels = 200;
