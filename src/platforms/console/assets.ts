import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A file of ours that the page asks for, held in memory. */
export interface Asset {
  readonly body: string;
  readonly type: string;
  readonly etag: string;
}

/** In the order in which a page must read them. */
export const styleSheets = [
  'theme.css',
  'layout.css',
  'messages.css',
  'card.css',
  'prompt.css',
  'sources.css',
  'narrow.css',
] as const;
const scripts = ['console.js', 'prompt.js', 'times.js'] as const;

const types: readonly (readonly [name: string, type: string])[] = [
  ...styleSheets.map((name) => [name, 'text/css; charset=utf-8'] as const),
  ...scripts.map((name) => [name, 'text/javascript; charset=utf-8'] as const),
  ['icon.svg', 'image/svg+xml'],
];

/** By name; nothing else of the disk is ever served. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const read = types.map(async ([name, type]): Promise<[string, Asset]> => {
    const body = await readFile(new URL(`assets/${name}`, import.meta.url), 'utf8');
    return [name, { body, type, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }];
  });
  return new Map(await Promise.all(read));
}
