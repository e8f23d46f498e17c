import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

test('every code has a row in docs/errors.md, and every row a code', () => {
  const union = /export type ErrorCode =([^;]+);/.exec(readFileSync(join(root, 'src/errors.ts'), 'utf8'))?.[1] ?? '';
  const codes = [...union.matchAll(/'([a-z_]+)'/g)].map(([, code]) => code);
  const rows = [...readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `([a-z_]+)`/gm)].map(
    ([, code]) => code,
  );
  expect(codes.length).toBeGreaterThan(30);
  expect(rows.toSorted()).toEqual(codes.toSorted());
});
