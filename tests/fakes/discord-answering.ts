import type { BodyKind } from './discord-checks.ts';
import { Refusal } from './discord-refusal.ts';
import type { Asked, Call, Route, World } from './discord-rest.ts';
import type { Channel, Json, Message } from './discord-world.ts';

/** The calls with which a bot answers what people typed or pressed; they need no token but the interaction's own. */
export function createAnswering(
  world: World,
  parts: {
    add(channel: Channel, body: Json, onlyFor: string | null): Message;
    check(kind: BodyKind, body: unknown): void;
    toApi(message: Message): Json;
  },
): readonly Route[] {
  const { add, check, toApi } = parts;

  function askedOf(token: string): Asked {
    const asked = [...world.asked.values()].find((one) => one.token === token);
    if (asked === undefined) throw new Refusal(404, 10015, 'Unknown Webhook');
    return asked;
  }

  function acknowledge([id = '', token = '']: readonly string[], { body }: Call): null {
    const asked = world.asked.get(id);
    const isLate = asked !== undefined && !asked.isAcknowledged && performance.now() - asked.askedAt > world.ackMs;
    if (asked === undefined || asked.token !== token || isLate) throw new Refusal(404, 10062, 'Unknown interaction');
    if (asked.isAcknowledged) throw new Refusal(400, 40060, 'Interaction has already been acknowledged.');
    check(body.type === 8 ? 'choices' : 'reply', body);
    asked.isAcknowledged = true;
    if (body.type === 8) {
      asked.completed((body.data as { choices: readonly { name: string; value: string }[] }).choices);
      return null;
    }
    const data = (body.data ?? {}) as Json;
    asked.isPrivate = (Number(data.flags ?? 0) & 64) !== 0;
    asked.original = add(asked.channel, { content: '…thinking' }, asked.isPrivate ? asked.by : null);
    return null;
  }

  function editOriginal([, token = '']: readonly string[], { body }: Call): Json {
    const asked = askedOf(token);
    if (asked.original === null) throw new Refusal(404, 10008, 'Unknown Message');
    check('webhookEdit', body);
    asked.original.body = body;
    asked.answered(asked.original);
    return toApi(asked.original);
  }

  function deleteOriginal([, token = '']: readonly string[]): null {
    const asked = askedOf(token);
    if (asked.original === null) throw new Refusal(404, 10008, 'Unknown Message');
    const { messages } = asked.channel;
    messages.splice(messages.indexOf(asked.original), 1);
    asked.original = null;
    return null;
  }

  function followUp([, token = '']: readonly string[], { body }: Call): Json {
    const asked = askedOf(token);
    if (!asked.isAcknowledged) throw new Refusal(404, 10062, 'Unknown interaction');
    check('webhook', body);
    const isPrivate = asked.original !== null ? asked.isPrivate : (Number(body.flags ?? 0) & 64) !== 0;
    const message = add(asked.channel, body, isPrivate ? asked.by : null);
    asked.answered(message);
    return toApi(message);
  }

  return [
    ['POST', /^\/interactions\/(\d+)\/([\w.-]+)\/callback$/, acknowledge],
    ['PATCH', /^\/webhooks\/(\d+)\/([\w.-]+)\/messages\/@original$/, editOriginal],
    ['DELETE', /^\/webhooks\/(\d+)\/([\w.-]+)\/messages\/@original$/, deleteOriginal],
    ['POST', /^\/webhooks\/(\d+)\/([\w.-]+)$/, followUp],
  ];
}
