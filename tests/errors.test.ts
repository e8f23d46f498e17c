import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const union = /export type ErrorCode =([^;]+);/.exec(readFileSync(join(root, 'src/errors.ts'), 'utf8'))?.[1] ?? '';
const codes = [...union.matchAll(/'([a-z_]+)'/g)].map(([, code]) => code);

test('every code has a row in docs/errors.md, and every row a code', () => {
  const rows = [...readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `([a-z_]+)`/gm)].map(
    ([, code]) => code,
  );
  expect(codes.length).toBeGreaterThan(30);
  expect(rows.toSorted()).toEqual(codes.toSorted());
});

test('every code is given by something', () => {
  const sources = ['src', 'commands'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && name !== 'errors.ts')
      .map((name) => readFileSync(join(root, folder, name), 'utf8')),
  );
  const whole = sources.join('\n');
  expect(codes.filter((code) => !whole.includes(`'${code}'`))).toEqual([]);
});
