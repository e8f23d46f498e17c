import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { type Clock, second } from '../../clock.ts';
import type { Live, LiveEvent } from './live.ts';
import { renderShown } from './render.ts';

/** Proxies and browsers give up on a stream that says nothing for long. */
const pulseMs = 20 * second;
/** A reader who is this far behind is let go; its page comes back and reads all again. */
const mostWaiting = 500;

/**
 * Server-sent events: `added` and `edited` with the message as HTML, `resync` where the page has missed more than we remember.
 * Ends when the reader goes or when `closing` is aborted.
 */
export function streamEvents(c: Context, parts: { live: Live; clock: Clock; closing: AbortSignal }): Response {
  const { live, clock, closing } = parts;
  const after = c.req.header('last-event-id') ?? c.req.query('after') ?? live.lastId();
  // No pause in which an event could be lost: what was missed is taken and listening begins in one go.
  const missed = live.since(after);
  const waiting: LiveEvent[] = [...(missed ?? [])];
  let wake = new AbortController();
  const unlisten = live.listen((event) => {
    waiting.push(event);
    wake.abort();
  });
  // So that a proxy (nginx) hands on each event at once.
  c.header('X-Accel-Buffering', 'no');

  return streamSSE(c, async (stream) => {
    const end = (): void => wake.abort();
    stream.onAbort(end);
    closing.addEventListener('abort', end, { once: true });
    try {
      await stream.write('retry: 2000\n\n');
      if (missed === null) await stream.writeSSE({ event: 'resync', data: '', id: live.lastId() });
      while (!stream.aborted && !closing.aborted && waiting.length < mostWaiting) {
        const event = waiting.shift();
        if (event !== undefined) {
          await stream.writeSSE({ event: event.kind, id: event.id, data: await toData(event, clock.now()) });
          continue;
        }
        if (wake.signal.aborted) wake = new AbortController();
        await clock.wait(pulseMs, wake.signal);
        if (waiting.length === 0) await stream.write(': still here\n\n');
      }
    } finally {
      unlisten();
      closing.removeEventListener('abort', end);
    }
  });
}

async function toData({ shown }: LiveEvent, now: number): Promise<string> {
  const { id, channelName, sentAt } = shown;
  return JSON.stringify({ id, channel: channelName, at: sentAt, html: String(await renderShown(shown, now)) });
}
