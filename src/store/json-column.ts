import { z } from 'zod';

/** JSON as a column holds it; null for what is absent. */
export function toJson(value: unknown): string {
  return JSON.stringify(value ?? null);
}

/** What a JSON column holds; null where it holds nothing, or what is no JSON. Never throws. */
export function readJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** The same, checked; `otherwise` where it is not what it should be: one bad row must not stop all others. */
export function readJsonAs<T>(text: string | null, schema: z.ZodType<T>, otherwise: T): T {
  const read = schema.safeParse(readJson(text));
  return read.success ? read.data : otherwise;
}

export const idsSchema = z.array(z.int());
export const namesSchema = z.array(z.string());
export const errorSchema = z.object({ code: z.string(), sentence: z.string() }).nullable();
