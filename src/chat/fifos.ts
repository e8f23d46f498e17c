/** Lines by rank: the lowest rank goes first, and within a rank whoever came first. */
export interface Fifos<T> {
  /** Null where nobody stands in line. */
  readonly firstRank: number | null;
  add(rank: number, item: T): void;
  take(): T | null;
}

/** Taken items are let go in bulk: an array's own shift() moves all that is behind. */
const slack = 256;

export function createFifos<T>(ranks = 3): Fifos<T> {
  const lines = Array.from({ length: ranks }, () => ({ items: [] as T[], head: 0 }));

  function firstRank(): number | null {
    const rank = lines.findIndex(({ items, head }) => head < items.length);
    return rank < 0 ? null : rank;
  }

  return {
    get firstRank() {
      return firstRank();
    },
    add: (rank, item) => void lines[rank]?.items.push(item),
    take() {
      const line = lines[firstRank() ?? -1];
      if (line === undefined) return null;
      const item = line.items[line.head++] as T;
      if (line.head === line.items.length) {
        line.items = [];
        line.head = 0;
      } else if (line.head > slack && line.head * 2 > line.items.length) {
        line.items = line.items.slice(line.head);
        line.head = 0;
      }
      return item;
    },
  };
}
