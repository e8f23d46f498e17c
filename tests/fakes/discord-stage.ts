import { startDiscordKit } from '../platforms/discord/discord-kit.ts';
import { type Json, type SeenMessage, toSeen as toSeenMessage, toSnowflake } from './discord-world.ts';
import { type Stage, toMinute, toNamedLine, type Where } from './stage.ts';

/** discord.js against a Discord of our own. @param options nonceMs 0: only what is looked up keeps a message from being repeated. */
export async function openDiscordStage(
  options: { readonly nonceMs?: number; readonly perBucket?: number; readonly bucketMs?: number } = {},
): Promise<Stage> {
  const { nonceMs = 60_000, perBucket = 40, bucketMs = 200 } = options;
  const kit = await startDiscordKit({ server: { nonceMs, limits: { perBucket, bucketMs, global: 1000 } } });
  const { discord, desk } = kit;
  const person = ({ by = 'ana', ...where }: Where) => ({ in: where.in, by, isManager: by === 'ana' });

  function toSeen(
    { id, text, title, links, pings, marks, buttons, choices, ...seen }: SeenMessage,
    under: string | null,
  ) {
    const inMinutes = text.replace(/\[(\d{4}-[\d-]+T[\d:.]+Z)\]/g, (_, iso: string) => toMinute(iso));
    const strange = seen.highlights.filter((mention) => !pings.some((id) => mention.includes(id)));
    const ours = [...marks.filter((mark) => mark !== 'code' && mark !== 'list'), ...strange];
    const { isEdited, isPrivate } = seen;
    const all = [...buttons, ...choices];
    return { ...{ id, title, text: inMinutes, links, pings, marks: ours, buttons: all, under, isEdited, isPrivate } };
  }

  /** One that an older version had registered is still in people's boxes. */
  function withOlder(line: string): string {
    const name = /^\/([\w-]+)/.exec(line)?.[1] ?? '';
    const known = discord.registered as Json[];
    if (!known.some((command) => command.name === name)) known.push({ id: toSnowflake(), name, type: 1, options: [] });
    return line;
  }

  return {
    desk,
    get platform() {
      return kit.platform;
    },
    can: { refusePeople: true, refuseUs: true },
    address: kit.to,
    async look({ address, message, thread }) {
      const { state, threads } = discord.channel(address.channel === discord.channel('chips').id ? 'chips' : 'trade');
      const within = threads.find(({ id }) => id === thread)?.state ?? state;
      const sent = within.messages.find(({ id }) => id === message);
      if (sent === undefined) throw new Error('Nobody sees that');
      return toSeen(toSeenMessage(sent), thread ?? null);
    },
    async sees(channel) {
      const { messages, threads } = discord.channel(channel);
      const under = threads.flatMap((thread) => thread.messages.map((one) => toSeen(one, thread.id)));
      return [...messages.filter(({ isPrivate }) => !isPrivate).map((one) => toSeen(one, one.replyTo)), ...under];
    },
    types: async (line, where) => toSeen(await discord.types(withOlder(toNamedLine(line)), person(where)), null),
    presses: async (post, label, where) => {
      const thread = post.under === null ? {} : { thread: post.under };
      return toSeen(await discord.presses(label, { ...person(where), ...thread }), null);
    },
    otherWays: {},
    close(channel) {
      discord.channel(channel).state.permissions = 1n << 10n;
    },
    reopen(channel) {
      const { state } = discord.channel(channel);
      state.permissions = discord.channel(channel === 'chips' ? 'trade' : 'chips').state.permissions;
    },
    storm(count) {
      const body = { message: 'You are being rate limited.', retry_after: 0.05, global: false };
      const headers = { 'Retry-After': '0.05', 'X-RateLimit-Scope': 'shared' };
      discord.fail(/^POST .*\/messages$/, { kind: 'status', status: 429, body, headers }, count);
    },
    get posted() {
      return discord.calls.filter(({ what }) => /^POST \/channels\/\d+\/messages$/.test(what)).length;
    },
    during: (work) => work,
    restart: kit.restart,
    // That a thread is there already is found out by asking for it.
    get malformed() {
      return discord.calls.filter(({ status, what }) => status === 400 && !what.endsWith('/threads'));
    },
    end: kit.close,
  };
}
