import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A file of ours that the page asks for, held in memory. */
export interface Asset {
  readonly body: string;
  readonly type: string;
  readonly etag: string;
}

const types: Readonly<Record<string, string>> = {
  'console.css': 'text/css; charset=utf-8',
  'console.js': 'text/javascript; charset=utf-8',
  'prompt.js': 'text/javascript; charset=utf-8',
  'times.js': 'text/javascript; charset=utf-8',
  'icon.svg': 'image/svg+xml',
};

/** By name; nothing else of the disk is ever served. */
export async function readAssets(): Promise<ReadonlyMap<string, Asset>> {
  const read = Object.entries(types).map(async ([name, type]): Promise<[string, Asset]> => {
    const body = await readFile(new URL(`assets/${name}`, import.meta.url), 'utf8');
    return [name, { body, type, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }];
  });
  return new Map(await Promise.all(read));
}
