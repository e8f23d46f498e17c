import type { ConsoleStore } from '../../src/platforms/console/desk.ts';
import type { Source } from '../../src/sources/source.ts';
import type { Channel, ConsoleMessage, SourceState } from '../../src/store/store.ts';

/** The part of the store that the console uses, in memory. */
export function createConsoleStore(states: readonly SourceState[] = []): ConsoleStore {
  const channels: Channel[] = [];
  const messages: ConsoleMessage[] = [];
  const unused = (): never => {
    throw new Error('The console has no use for this.');
  };

  return {
    workspaces: { save: async () => {} },
    channels: {
      async ensure(channel) {
        const present = channels.find((one) => one.externalId === channel.externalId);
        if (present !== undefined) return present;
        const added = { ...channel, id: channels.length + 1, pausedUntil: null, pausedAt: null, parked: null };
        channels.push(added);
        return added;
      },
      byId: async (id) => channels.find((one) => one.id === id) ?? null,
      ofPlatform: async (platform) => channels.filter((one) => one.platform === platform),
      pause: unused,
      park: unused,
    },
    sources: {
      visibleTo: async () => states,
      ...{ sync: unused, add: unused, remove: unused, byId: unused, takeDue: unused },
      ...{ nextDueAt: unused, saveState: unused, wake: unused },
    },
    consoleMessages: {
      async add(message) {
        const present = messages.find((one) => one.channelId === message.channelId && one.key === message.key);
        if (present !== undefined) return present;
        // As a database would: what comes back is what JSON keeps.
        const kept = JSON.parse(JSON.stringify(message.message));
        const added = { ...message, message: kept, id: messages.length + 1, editedAt: null };
        messages.push(added);
        return added;
      },
      async edit(id, message, at) {
        const index = messages.findIndex((one) => one.id === id);
        const present = messages[index];
        if (present !== undefined) messages[index] = { ...present, message, editedAt: at };
      },
      byKey: async (channelId, key) => messages.find((one) => one.channelId === channelId && one.key === key) ?? null,
      byId: async (id) => messages.find((one) => one.id === id) ?? null,
      latest: async (channelId, limit) => messages.filter((one) => one.channelId === channelId).slice(-limit),
    },
  };
}

/** A source that is well, but for what is given. */
export function toSourceState(source: Partial<Source>, state: Partial<Omit<SourceState, 'source'>> = {}): SourceState {
  const id = source.id ?? 'the-wire';
  return {
    source: {
      id,
      workspaceId: null,
      kind: 'feed',
      name: 'The Wire',
      url: `https://${id}.example/feed`,
      ...{ language: 'en', country: 'gb', topics: [], fullText: 'auto', userAgent: null },
      ...source,
    },
    ...{ cursor: null, firstFetchedAt: 0, nextPollAt: 0, pollEveryMs: null, lastSuccessAt: 0, lastArticleAt: 0 },
    ...{ failures: 0, failingSince: null, lastError: null, parked: null },
    ...state,
  };
}
