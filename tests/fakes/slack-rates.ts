/** Slack's limits: about one message a second a channel, a cap a workspace, and so many calls a minute of a method by its tier. */
export interface Rates {
  /** Seconds to wait; 0 where the call may be made now, which then counts. */
  take(workspace: string, method: string, channel: string | null): number;
}

export interface RateLimits {
  readonly channelPauseMs: number;
  readonly perWorkspaceAMinute: number;
}

const minuteMs = 60_000;
const tiers: Readonly<Record<string, number>> = {
  'apps.connections.open': 10,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.info': 50,
  'conversations.join': 50,
  'conversations.open': 50,
  'users.conversations': 50,
  'chat.update': 50,
  'chat.postEphemeral': 100,
  'users.info': 100,
  'views.open': 100,
  'views.update': 100,
  'views.publish': 100,
};

export function createRates(now: () => number, limits: RateLimits): Rates {
  const calls = new Map<string, number[]>();
  const lastPost = new Map<string, number>();

  /** Milliseconds until one more fits into the last minute. */
  function untilFree(key: string, most: number): number {
    const at = now();
    const recent = (calls.get(key) ?? []).filter((time) => time > at - minuteMs);
    calls.set(key, recent);
    return recent.length < most ? 0 : (recent[recent.length - most] ?? at) + minuteMs - at;
  }

  return {
    take(workspace, method, channel) {
      const key = `${workspace} ${method}`;
      const isPost = method === 'chat.postMessage';
      const most = isPost ? limits.perWorkspaceAMinute : (tiers[method] ?? 100);
      const lane = `${workspace} ${channel}`;
      const sinceLast = now() - (lastPost.get(lane) ?? Number.NEGATIVE_INFINITY);
      const waitMs = Math.max(untilFree(key, most), isPost ? limits.channelPauseMs - sinceLast : 0);
      if (waitMs > 0) return Math.ceil(waitMs / 1000);
      calls.get(key)?.push(now());
      if (isPost) lastPost.set(lane, now());
      return 0;
    },
  };
}
