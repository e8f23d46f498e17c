import {
  type APIApplicationCommandOptionChoice,
  type APIInteraction,
  InteractionResponseType,
  MessageFlags,
  type REST,
  RESTJSONErrorCodes,
  Routes,
} from 'discord.js';
import type { Reply } from '../../chat/platform.ts';
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import { isCode, toReason } from './failure.ts';
import { render } from './render.ts';

type Asked = Pick<APIInteraction, 'id' | 'token' | 'application_id'>;

/** How an interaction is answered: a first sign within three seconds, then the reply. None of these rejects. */
export interface Answers {
  /** @returns whether Discord still waits for the answer. */
  defer(asked: Asked, isPrivate: boolean): Promise<boolean>;
  /** @param isPrivate how it was deferred, which the first reply cannot change. */
  give(asked: Asked, reply: Reply, isPrivate: boolean): Promise<void>;
  complete(asked: Asked, choices: readonly APIApplicationCommandOptionChoice<string>[]): Promise<void>;
}

const tries = 4;
const pauseMs = 300;

export function createAnswers({
  rest,
  clock,
  log,
}: {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
}): Answers {
  /** Each of these calls may be made twice without harm; what Discord refuses is not tried again. */
  async function insist<T>(call: (attempt: number) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await call(attempt);
      } catch (error) {
        const { status = 500 } = error as { readonly status?: number };
        if (status < 500 || attempt >= tries) throw error;
        await clock.wait(pauseMs * attempt);
      }
    }
  }

  async function respond({ id, token }: Asked, body: object): Promise<boolean> {
    return insist(async (attempt) => {
      try {
        await rest.post(Routes.interactionCallback(id, token), { body, auth: false });
        return true;
      } catch (error) {
        // Our first try had arrived after all.
        if (attempt > 1 && isCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) return true;
        throw error;
      }
    }).catch((error: unknown) => {
      log.warn({ reason: toReason(error) }, 'Discord no longer waited for an answer to what was typed');
      return false;
    });
  }

  return {
    defer: (asked, isPrivate) =>
      respond(asked, {
        type: InteractionResponseType.DeferredChannelMessageWithSource,
        data: isPrivate ? { flags: MessageFlags.Ephemeral } : {},
      }),

    async give({ application_id: application, token }, { message, visibility }, isPrivate) {
      const body = render(message, { key: '', home: null });
      const original = Routes.webhookMessage(application, token, '@original');
      try {
        if (visibility === 'private' && !isPrivate) {
          // "Thinking" was for all to see: a refusal is not.
          await insist(() => rest.delete(original, { auth: false }));
          const flags = MessageFlags.Ephemeral;
          await rest.post(Routes.webhook(application, token), { body: { ...body, flags }, auth: false });
        } else await insist(() => rest.patch(original, { body, auth: false }));
      } catch (error) {
        log.warn({ reason: toReason(error) }, 'A reply did not reach Discord');
      }
    },

    async complete(asked, choices) {
      await respond(asked, {
        type: InteractionResponseType.ApplicationCommandAutocompleteResult,
        data: { choices },
      });
    },
  };
}
