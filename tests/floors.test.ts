import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** A room is a folder or a file; the longest name that fits counts. Rooms of one floor do not know each other. */
const floors: readonly (readonly string[])[] = [
  ['src/errors.ts', 'src/log.ts', 'src/clock.ts'],
  ['src/articles', 'src/message.ts', 'src/http'],
  ['src/sources', 'src/subscriptions', 'src/summaries', 'src/config.ts'],
  ['src/alerts', 'src/greeting.ts'],
  ['src/store'],
  ['src/chat'],
  ['commands', 'src/pipeline', 'src/platforms/console', 'src/platforms/discord', 'src/platforms/slack'],
  ['src/app.ts', 'src/cli'],
  ['src/main.ts'],
];

/** Types that a room may take from another of its floor: what a match is, for whoever words it. */
const allowed = new Set(['src/summaries → src/subscriptions/match.ts']);

/** A vendor's package stays in one place, so that its ways do too. */
const homes: Readonly<Record<string, string>> = {
  'discord.js': 'src/platforms/discord',
  '@slack/bolt': 'src/platforms/slack',
  '@slack/web-api': 'src/platforms/slack',
  'node-fetch': 'src/http',
  kysely: 'src/store',
  'node:sqlite': 'src/store',
  pg: 'src/store',
  keyv: 'src/store',
  feedsmith: 'src/sources',
  '@rowanmanning/feed-parser': 'src/sources',
  linkedom: 'src/articles',
  htmlparser2: 'src/articles',
  '@mozilla/readability': 'src/articles',
  eld: 'src/articles',
  hono: 'src/platforms/console',
  '@hono/node-server': 'src/platforms/console',
  pino: 'src/log.ts',
};

interface Import {
  readonly from: string;
  /** A path within the project, or a package. */
  readonly to: string;
}

const files = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);
const imports = files.flatMap(readImports);

function readImports(file: string): readonly Import[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:^|\s)(?:from|import)\s*\(?\s*'([^']+)'/gm)].map(([, name = '']) => ({
    from: file,
    to: name.startsWith('.') ? relative(root, join(root, dirname(file), name)) : name,
  }));
}

function toRoom(path: string): { readonly floor: number; readonly room: string } | null {
  let best: { floor: number; room: string } | null = null;
  for (const [floor, rooms] of floors.entries()) {
    for (const room of rooms) {
      // `src/http` is http.ts and the files beside it that are named after it.
      const fits = path === room || path.startsWith(`${room}/`) || (room === 'src/http' && /^src\/http[-.]/.test(path));
      if (fits && room.length > (best?.room.length ?? 0)) best = { floor, room };
    }
  }
  return best;
}

test('every file stands on a floor', () => {
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => toRoom(file) === null)).toEqual([]);
});

test('a file imports only from its own room and from floors below', () => {
  const upward = imports.filter(({ from, to }) => {
    const [here, there] = [toRoom(from), toRoom(to)];
    if (here === null || there === null || here.room === there.room) return false;
    return there.floor >= here.floor && !allowed.has(`${here.room} → ${to}`);
  });
  expect(upward).toEqual([]);
});

test('no file leads back to itself', () => {
  const below = Map.groupBy(
    imports.filter(({ to }) => files.includes(to)),
    ({ from }) => from,
  );
  const state = new Map<string, 'open' | 'closed'>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'closed') return;
    if (state.get(file) === 'open') {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const { to } of below.get(file) ?? []) visit(to, [...path, file]);
    state.set(file, 'closed');
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('a vendor package is imported only in its own place', () => {
  const strays = imports.filter(({ from, to }) => {
    const vendor = Object.keys(homes).find((name) => to === name || to.startsWith(`${name}/`));
    return vendor !== undefined && !from.startsWith(homes[vendor] ?? '');
  });
  expect(strays).toEqual([]);
});

test('every package that is imported is a dependency of the program', () => {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const missing = imports.filter(({ to }) => {
    if (files.includes(to) || to.startsWith('node:') || builtinModules.includes(to) || /^(src|commands)\//.test(to))
      return false;
    const name = to
      .split('/')
      .slice(0, to.startsWith('@') ? 2 : 1)
      .join('/');
    return dependencies[name] === undefined;
  });
  expect(missing).toEqual([]);
});

test('the environment is read in one place', () => {
  const readers = files.filter((file) => /process\.env\b/.test(readFileSync(join(root, file), 'utf8')));
  expect(readers).toEqual(['src/main.ts']);
});
