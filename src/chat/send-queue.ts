import type { Clock } from '../clock.ts';
import { second } from '../clock.ts';
import { type Budget, type BudgetLimits, createBudget } from './budget.ts';
import { createDueList } from './due-list.ts';
import { createFifos, type Fifos } from './fifos.ts';
import { DeliveryError } from './platform.ts';

/** What goes out to a platform waits here for its turn. */
export interface SendQueue {
  /**
   * Runs the work when its channel, its workspace and the whole bot may send; in order within a channel.
   * @throws {DeliveryError} rate_limited where its lane is held for longer than `patienceMs`, so that it waits in the database
   * and not in memory; platform_unavailable after `stop`. Else what the work throws.
   */
  run<T>(lane: Lane, work: () => Promise<T>): Promise<T>;
  /** The platform said to wait, in one place or everywhere. */
  hold(place: Place, ms: number): void;
  /** Refuses what waits, and all that comes after; what is running runs on. */
  stop(): void;
  /** How many wait for their turn. */
  readonly waiting: number;
}

export interface Lane {
  /** Unique over all workspaces. */
  readonly channel: string;
  readonly workspace: string;
  /** Which goes first where several channels could. */
  readonly priority: Priority;
}

export type Priority = 'reply' | 'alert' | 'edit';
export type Place = { readonly channel: string } | { readonly workspace: string } | 'all';

export interface LaneLimits {
  /** From the start of one to the start of the next in the same channel. */
  readonly channelPauseMs: number;
  readonly perWorkspace?: BudgetLimits;
  readonly overall?: BudgetLimits;
}

interface Job {
  readonly priority: Priority;
  /** Never rejects; says whether the work went well. */
  start(): Promise<boolean>;
  refuse(error: DeliveryError): void;
}

interface Channel {
  readonly name: string;
  readonly workspace: Workspace;
  readonly jobs: Job[];
  freeAt: number;
  heldUntil: number;
  /** resting: until `freeAt`. queued: in a line. running: its first job is under way. */
  state: 'idle' | 'resting' | 'queued' | 'running';
}

interface Workspace {
  readonly budget: Budget | null;
  /** Its channels that may send, but for the workspace. */
  readonly line: Fifos<Channel>;
  heldUntil: number;
  isResting: boolean;
  /** Its place among the workspaces that may send; one that stands there in vain is passed over. */
  offer: Offer | null;
}

interface Offer {
  readonly workspace: Workspace;
  readonly rank: number;
}

const ranks: Readonly<Record<Priority, number>> = { reply: 0, alert: 1, edit: 2 };

/** @param patienceMs how long a held lane keeps its work in memory, 2 s if left out. */
export function createSendQueue(parts: {
  readonly clock: Clock;
  readonly lanes: LaneLimits;
  readonly patienceMs?: number;
}): SendQueue {
  const { clock, lanes, patienceMs = 2 * second } = parts;
  const channels = new Map<string, Channel>();
  const workspaces = new Map<string, Workspace>();
  const overall = lanes.overall === undefined ? null : createBudget(lanes.overall);
  const resting = createDueList<Channel | Workspace>();
  const ready = createFifos<Offer>();
  let heldUntil = 0;
  let waiting = 0;
  let isStopped = false;
  let armed: { readonly at: number; readonly controller: AbortController } | null = null;

  function toWorkspace(name: string): Workspace {
    const known = workspaces.get(name);
    if (known !== undefined) return known;
    const budget = lanes.perWorkspace === undefined ? null : createBudget(lanes.perWorkspace);
    const made: Workspace = { budget, line: createFifos(), heldUntil: 0, isResting: false, offer: null };
    workspaces.set(name, made);
    return made;
  }

  function toChannel(lane: Lane): Channel {
    const known = channels.get(lane.channel);
    if (known !== undefined) return known;
    const workspace = toWorkspace(lane.workspace);
    const made: Channel = { name: lane.channel, workspace, jobs: [], freeAt: 0, heldUntil: 0, state: 'idle' };
    channels.set(lane.channel, made);
    return made;
  }

  /** Puts a channel where it belongs now: to rest, in its workspace's line, or away. */
  function place(channel: Channel, now: number): void {
    const freeAt = Math.max(channel.freeAt, channel.heldUntil);
    const first = channel.jobs[0];
    if (freeAt > now) {
      channel.state = 'resting';
      resting.add(freeAt, channel);
    } else if (first === undefined) {
      channel.state = 'idle';
      channels.delete(channel.name);
    } else {
      channel.state = 'queued';
      channel.workspace.line.add(ranks[first.priority], channel);
      offer(channel.workspace, now);
    }
  }

  /** Puts a workspace where it belongs now, by the first of its line. */
  function offer(workspace: Workspace, now: number): void {
    const rank = workspace.line.firstRank;
    if (rank === null || workspace.isResting) return;
    const nextAt = Math.max(workspace.heldUntil, workspace.budget?.nextAt(now) ?? now);
    if (nextAt > now) {
      if (!Number.isFinite(nextAt)) return;
      workspace.isResting = true;
      resting.add(nextAt, workspace);
    } else if (workspace.offer?.rank !== rank) {
      workspace.offer = { workspace, rank };
      ready.add(rank, workspace.offer);
    }
  }

  function pump(): void {
    const now = clock.now();
    for (let due = resting.take(now); due !== null; due = resting.take(now)) {
      if ('jobs' in due) place(due, now);
      else {
        due.isResting = false;
        offer(due, now);
      }
    }
    while (ready.firstRank !== null && nextOverall(now) <= now) {
      const next = ready.take();
      if (next === null || next.workspace.offer !== next) continue;
      const { workspace } = next;
      workspace.offer = null;
      // Since it was offered it may have been held.
      if (workspace.heldUntil <= now) startFirst(workspace, now);
      offer(workspace, now);
    }
    arm(now);
  }

  function startFirst(workspace: Workspace, now: number): void {
    const channel = workspace.line.take();
    const job = channel?.jobs[0];
    if (channel === null) return;
    if (job === undefined || channel.heldUntil > now) {
      place(channel, now);
      return;
    }
    channel.jobs.shift();
    channel.state = 'running';
    channel.freeAt = now + lanes.channelPauseMs;
    waiting--;
    const ends = [overall?.take(now), workspace.budget?.take(now)];
    void job.start().then((hasArrived) => {
      const end = clock.now();
      for (const ended of ends) ended?.(end, hasArrived);
      place(channel, end);
      // Where all of its budget was under way, nobody could say when the workspace might go on.
      offer(workspace, end);
      pump();
    });
  }

  function nextOverall(now: number): number {
    return Math.max(heldUntil, overall?.nextAt(now) ?? now);
  }

  function arm(now: number): void {
    const at = Math.min(resting.nextAt, ready.firstRank === null ? Number.POSITIVE_INFINITY : nextOverall(now));
    if (!Number.isFinite(at) || (armed !== null && armed.at <= at)) return;
    armed?.controller.abort();
    const controller = new AbortController();
    const mine = { at, controller };
    armed = mine;
    void clock.wait(Math.max(0, at - now), controller.signal).then(() => {
      if (armed !== mine) return;
      armed = null;
      if (!isStopped) pump();
    });
  }

  function heldFor(lane: Pick<Channel, 'heldUntil' | 'workspace'>, now: number): number {
    return Math.max(heldUntil, lane.heldUntil, lane.workspace.heldUntil) - now;
  }

  function refuseAll(channel: Channel, error: DeliveryError): void {
    for (const job of channel.jobs.splice(0)) {
      waiting--;
      job.refuse(error);
    }
  }

  return {
    get waiting() {
      return waiting;
    },
    run<T>(lane: Lane, work: () => Promise<T>): Promise<T> {
      if (isStopped) return Promise.reject(toStopped());
      const now = clock.now();
      const channel = toChannel(lane);
      const heldMs = heldFor(channel, now);
      if (heldMs > patienceMs) {
        if (channel.state === 'idle') place(channel, now);
        return Promise.reject(toHeld(heldMs));
      }
      return new Promise<T>((resolve, reject) => {
        waiting++;
        const start = async () => {
          try {
            resolve(await work());
            return true;
          } catch (error) {
            reject(error);
            return false;
          }
        };
        channel.jobs.push({ priority: lane.priority, start, refuse: reject });
        if (channel.state === 'idle') place(channel, now);
        pump();
      });
    },
    hold(where, ms) {
      const now = clock.now();
      const until = now + ms;
      if (where === 'all') heldUntil = Math.max(heldUntil, until);
      else {
        const held = 'channel' in where ? channels.get(where.channel) : workspaces.get(where.workspace);
        if (held === undefined) return;
        held.heldUntil = Math.max(held.heldUntil, until);
      }
      if (ms <= patienceMs) return;
      for (const channel of channels.values()) {
        const heldMs = heldFor(channel, now);
        if (heldMs > patienceMs) refuseAll(channel, toHeld(heldMs));
      }
    },
    stop() {
      isStopped = true;
      armed?.controller.abort();
      for (const channel of channels.values()) refuseAll(channel, toStopped());
    },
  };
}

function toHeld(retryAfterMs: number): DeliveryError {
  return new DeliveryError('rate_limited', 'The platform asked us to wait before sending there again.', {
    retryAfterMs,
  });
}

function toStopped(): DeliveryError {
  return new DeliveryError('platform_unavailable', 'Wirewatch is stopping; this is taken up at the next start.');
}
