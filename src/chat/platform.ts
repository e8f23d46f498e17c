import { AppError, type ErrorCode } from '../errors.ts';
import type { Button, Message } from '../message.ts';
import type { Caller, ChannelAddress, Choice } from './caller.ts';
import type { Command, Visibility } from './command.ts';

/** A message as the platform knows it, enough to edit it or reply to it later. */
export interface MessageRef {
  readonly address: ChannelAddress;
  readonly message: string;
  /** The thread that was made under the message, once there is one. */
  readonly thread?: string;
}

export interface ChatPlatform {
  readonly name: string;
  readonly limits: PlatformLimits;
  /** Resolves when people can type; rejects with AppError where a setting is wrong. */
  start(commands: readonly Command[], handler: Handler): Promise<void>;
  /**
   * @param key the delivery's id: the platform shows at most one message a key.
   * @throws {DeliveryError}
   */
  send(to: SendTarget, message: Message, key: string): Promise<MessageRef>;
  /** @throws {DeliveryError} */
  edit(ref: MessageRef, message: Message): Promise<void>;
  /**
   * The message that was sent with this key, where a send's outcome is not known.
   * @param replyTo what it was a reply to: some platforms keep replies apart.
   * @throws {DeliveryError}
   */
  find(address: ChannelAddress, key: string, replyTo?: MessageRef): Promise<MessageRef | null>;
  /** Ends what is under way, takes nothing new; resolves when all is let go. */
  stop(): Promise<void>;
}

export interface SendTarget {
  readonly address: ChannelAddress;
  /** Answer in this message's thread; where there can be none, a plain message that follows it. */
  readonly replyTo?: MessageRef;
}

/** What differs between platforms is data here, not an `if` elsewhere. */
export interface PlatformLimits {
  readonly titleLength: number;
  readonly textLength: number;
  readonly buttonsPerMessage: number;
  /** The least time between two messages in one channel. */
  readonly channelPauseMs: number;
}

/** A send or an edit that did not come to pass. */
export class DeliveryError extends AppError {
  /** Null: when the usual back-off says. */
  readonly retryAfterMs: number | null;

  constructor(code: DeliveryErrorCode, message: string, options?: { cause?: unknown; retryAfterMs?: number }) {
    super(code, message, options);
    this.retryAfterMs = options?.retryAfterMs ?? null;
  }
}

export type DeliveryErrorCode = Extract<
  ErrorCode,
  'channel_gone' | 'channel_closed' | 'message_refused' | 'rate_limited' | 'platform_unavailable' | 'outcome_unknown'
>;

/** What a platform calls when a person types or presses. Never rejects: what goes wrong is a reply too. */
export interface Handler {
  invoke(invocation: Invocation): Promise<Reply>;
  complete(request: CompletionRequest): Promise<readonly Choice[]>;
  press(press: Press): Promise<Reply>;
  /** The bot was let into a workspace, or out of it: its channels are resumed, or parked with this sentence. */
  joined(workspace: WorkspaceAddress): Promise<void>;
  left(workspace: WorkspaceAddress, sentence: string): Promise<void>;
}

export type WorkspaceAddress = Pick<ChannelAddress, 'platform' | 'workspace'>;

export interface Invocation extends Caller {
  readonly input: Input;
}

/** A platform gives either the line as it was typed, after the command's name, or named values from a form. */
export type Input =
  | { readonly kind: 'line'; readonly line: string }
  | {
      readonly kind: 'values';
      readonly command: string;
      readonly subcommand?: string;
      readonly values: Readonly<Record<string, string>>;
    };

export interface CompletionRequest extends Caller {
  readonly command: string;
  readonly subcommand?: string;
  readonly option: string;
  /** What has been typed of the option so far. */
  readonly typed: string;
}

export interface Press extends Caller {
  readonly button: Pick<Button, 'action' | 'target'>;
}

export interface Reply {
  readonly message: Message;
  readonly visibility: Visibility;
}
