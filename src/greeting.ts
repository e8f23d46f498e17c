import type { Config } from './config.ts';
import type { Source } from './sources/source.ts';

const defaultPort = 8787;

/** What the program says at its start: what is on, where the page is, which sources, and how to go on. */
export function toGreeting(started: {
  readonly config: Config;
  /** Of the page. */
  readonly address: string;
  readonly installed: readonly Source[];
  readonly version: string;
  readonly subscriptionCount: number;
}): string {
  const { config, address, installed, version, subscriptionCount } = started;
  const isOtherPort = config.console.port === null && new URL(address).port !== String(defaultPort);
  const own = config.ownSources.length;
  const sources = [
    ...(config.isSampleWireOn ? ['the sample wire: invented outlets, nothing in it is true'] : []),
    ...(config.isCatalogOn
      ? [
          `${installed.filter(({ id }) => !id.startsWith('own-')).length - (config.isSampleWireOn ? 1 : 0)} real sources of the catalogue`,
        ]
      : []),
    ...(own > 0 ? [`${own} of your own`] : []),
  ];
  const platforms = [...(config.discordToken === null ? [] : ['Discord']), ...(config.slack === null ? [] : ['Slack'])];
  return `${[
    `Wirewatch ${version}`,
    `  Platforms  ${
      platforms.length === 0
        ? 'only this console, the page and this terminal; no platform token is set'
        : `${platforms.join(', ')} and this console, the page and this terminal`
    }`,
    `  Page       ${address}${isOtherPort ? ` (${defaultPort} was taken)` : ''}`,
    `  Sources    ${sources.join(', ') || 'none: set SOURCES or CATALOG=on in .env'}`,
    `  Watching   ${subscriptionCount === 1 ? '1 subscription' : `${subscriptionCount} subscriptions`}`,
    'Type /help, here or on the page; #name goes to another channel, #name! makes one. Ctrl-C stops.',
  ].join('\n')}\n\n`;
}
