import { type Shown, toShown } from './slack-shown.ts';

/** What a Slack workspace holds: people, channels, what was said. */
export interface SlackPerson {
  readonly id: string;
  readonly name: string;
  readonly isAdmin: boolean;
  readonly team: string;
}

export interface SlackRoom {
  readonly id: string;
  readonly name: string;
  readonly team: string;
  readonly creator: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: Set<string>;
  isArchived: boolean;
  readonly messages: SlackPost[];
}

export interface SlackPost extends Shown {
  readonly ts: string;
  readonly user: string;
  readonly channel: string;
  /** Who sees it alone; null: everyone in the channel. */
  readonly onlyFor: string | null;
  readonly thread: string | null;
  readonly raw: Readonly<Record<string, unknown>>;
  readonly edits: number;
}

export interface SlackView extends Shown {
  readonly id: string;
  readonly user: string;
  readonly raw: Readonly<Record<string, unknown>>;
}

export const botUser = 'UBOT';

export function createState() {
  const people = new Map<string, SlackPerson>();
  const rooms = new Map<string, SlackRoom>();
  let count = 0;

  const state = {
    people,
    rooms,
    person(name: string): SlackPerson {
      const found = [...people.values()].find((one) => one.name === name || one.id === name);
      if (found === undefined) throw new Error(`Nobody is called ${name}`);
      return found;
    },
    room(name: string): SlackRoom {
      const found = [...rooms.values()].find((one) => one.name === name || one.id === name);
      if (found === undefined) throw new Error(`No channel is called ${name}`);
      return found;
    },
    addPerson(name: string, given: { readonly isAdmin?: boolean; readonly team?: string; readonly id?: string } = {}) {
      const id = given.id ?? `U${name.toUpperCase()}`;
      people.set(id, { id, name, isAdmin: given.isAdmin ?? false, team: given.team ?? 'T1' });
    },
    addRoom(
      name: string,
      given: {
        readonly kind?: SlackRoom['kind'];
        readonly creator?: string;
        readonly hasBot?: boolean;
        readonly team?: string;
        readonly id?: string;
        readonly members?: readonly string[];
      } = {},
    ): SlackRoom {
      const kind = given.kind ?? 'public';
      const id = given.id ?? `${kind === 'im' ? 'D' : 'C'}${name.toUpperCase().replace(/\W/g, '')}`;
      const members = new Set([...(given.members ?? []), ...(given.hasBot === false ? [] : [botUser])]);
      const room: SlackRoom = {
        ...{ id, name, kind, members, isArchived: false, messages: [] },
        team: given.team ?? 'T1',
        creator: given.creator ?? 'UNOBODY',
      };
      rooms.set(id, room);
      return room;
    },
    nextTs: () => `1760000000.${String(++count).padStart(6, '0')}`,
    /** Adds a message, or puts it in the place of the one with its ts. */
    put(room: SlackRoom, post: Pick<SlackPost, 'ts' | 'user' | 'onlyFor' | 'thread' | 'raw'>): SlackPost {
      const { text, blocks } = post.raw as { text?: string; blocks?: Record<string, unknown>[] };
      const at = room.messages.findIndex(({ ts }) => ts === post.ts);
      const edits = at < 0 ? 0 : (room.messages[at]?.edits ?? 0) + 1;
      const whole = { ...post, ...toShown(text, blocks), channel: room.id, edits };
      if (at < 0) room.messages.push(whole);
      else room.messages[at] = whole;
      return whole;
    },
  };
  return state;
}

export type SlackState = ReturnType<typeof createState>;
