import { z } from 'zod';
import type { DeliveryKind, DeliveryStatus } from '../alerts/delivery.ts';
import { errorSchema, idsSchema, readJsonAs, toJson } from './json-column.ts';
import type { NewRow, Row } from './schema.ts';
import type { Delivery, NewDelivery } from './store.ts';

const statusSchema = z.enum(['created', 'active', 'retry', 'completed', 'failed', 'cancelled']);
const kindSchema = z.enum(['alert', 'edit', 'reply']);

export function toDeliveryRow(delivery: NewDelivery): NewRow<'deliveries'> {
  return {
    id: delivery.id,
    alert_id: delivery.alertId,
    channel_id: delivery.channelId,
    story_id: delivery.storyId,
    kind: delivery.kind,
    article_id: delivery.articleId,
    subscription_ids_json: toJson(delivery.subscriptionIds),
    status: 'created',
    attempts: 0,
    due_at: delivery.dueAt,
    created_at: delivery.createdAt,
    is_uncertain: 0,
  };
}

export function toDelivery(row: Row<'deliveries'>): Delivery {
  return {
    id: row.id,
    alertId: row.alert_id,
    channelId: row.channel_id,
    storyId: row.story_id,
    kind: toKind(row.kind),
    articleId: row.article_id,
    subscriptionIds: readJsonAs(row.subscription_ids_json, idsSchema, []),
    status: toStatus(row.status),
    attempts: row.attempts,
    dueAt: row.due_at,
    createdAt: row.created_at,
    isUncertain: row.is_uncertain !== 0,
    error: readJsonAs(row.error_json, errorSchema, null),
  };
}

export function toStatus(text: string): DeliveryStatus {
  return statusSchema.safeParse(text).data ?? 'failed';
}

function toKind(text: string): DeliveryKind {
  return kindSchema.safeParse(text).data ?? 'alert';
}
