import type { Mention } from '../message.ts';

/** A query, a channel, and how that channel wants to be told. */
export interface Subscription {
  readonly id: number;
  readonly channelId: number;
  /** What people type to name it: 1, 2, 3 … within its channel; never used twice. */
  readonly number: number;
  /** The query as it prints. */
  readonly query: string;
  readonly mention: Mention | null;
  /** Only articles first seen after this are told. */
  readonly createdAt: number;
  /** Who typed it, as the platform names people. */
  readonly createdBy: string;
}
