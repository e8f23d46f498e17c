/** Where a platform shows messages; a thread or a direct message is a channel too. Ids are the platform's own. */
export interface ChannelAddress {
  readonly platform: string;
  /** The tenant's id: a Discord server, a Slack workspace, `local` for the console. */
  readonly workspace: string;
  readonly channel: string;
}

/** Who types, and where. */
export interface Caller {
  readonly address: ChannelAddress;
  /** As people see it, without #. */
  readonly channelName: string;
  readonly workspaceName: string;
  readonly user: { readonly id: string; readonly name: string; readonly isManager: boolean };
}

export interface Choice {
  readonly label: string;
  readonly value: string;
}
