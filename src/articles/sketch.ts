/**
 * The smallest hashes of a set of phrases: two sketches tell how much of two texts is the same without keeping the texts
 * (bottom-k sketches, Thorup 2013). Plain data: what lasts in SQL.
 */
export interface Sketch {
  /** How many different phrases there were. */
  readonly size: number;
  /** The smallest hashes, ascending, 32 bits each, base64url. */
  readonly hashes: string;
}

export function toSketch(phrases: Iterable<string>, most: number): Sketch {
  const hashes = new Set<number>();
  for (const phrase of phrases) hashes.add(toHash(phrase));
  const smallest = Uint32Array.from(hashes).sort().subarray(0, most);
  return { size: hashes.size, hashes: Buffer.from(smallest.slice().buffer).toString('base64url') };
}

/** The hashes of a sketch, ascending; none where the data is not ours. */
export function readHashes(sketch: Sketch): readonly number[] {
  const bytes = Buffer.from(sketch.hashes, 'base64url');
  const hashes: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) hashes.push(bytes.readUInt32LE(at));
  return hashes;
}

/** How much of the smaller set the larger one holds, 0 to 1: a copy that was cut short still is a copy. */
export function toContainment(a: Sketch, b: Sketch): number {
  const least = Math.min(a.size, b.size);
  if (least === 0) return 0;
  const left = readHashes(a);
  const right = readHashes(b);
  const inLeft = new Set(left);
  const inRight = new Set(right);
  // Only the smallest of both together are a fair sample of the union; where both sets are whole, it is the union itself.
  const areWhole = left.length === a.size && right.length === b.size;
  const union = [...new Set([...left, ...right])].sort((x, y) => x - y);
  const sample = areWhole ? union : union.slice(0, Math.max(left.length, right.length));
  if (sample.length === 0) return 0;
  const shared = sample.filter((hash) => inLeft.has(hash) && inRight.has(hash)).length;
  if (areWhole) return shared / least;
  const jaccard = shared / sample.length;
  return Math.min(1, ((jaccard / (1 + jaccard)) * (a.size + b.size)) / least);
}

/** FNV-1a with murmur3's last mix: without it similar phrases get similar hashes, and the smallest are no fair sample. */
export function toHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
