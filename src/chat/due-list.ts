/** Things that fall due at a time, earliest first, as a binary heap. */
export interface DueList<T> {
  /** Infinity where there is none. */
  readonly nextAt: number;
  add(at: number, item: T): void;
  /** The earliest that is due, or null. */
  take(now: number): T | null;
}

export function createDueList<T>(): DueList<T> {
  const heap: { readonly at: number; readonly item: T }[] = [];
  const at = (index: number) => heap[index]?.at ?? Number.POSITIVE_INFINITY;

  function swap(one: number, other: number): void {
    const [a, b] = [heap[one], heap[other]];
    if (a === undefined || b === undefined) return;
    heap[one] = b;
    heap[other] = a;
  }

  return {
    get nextAt() {
      return at(0);
    },
    add(dueAt, item) {
      heap.push({ at: dueAt, item });
      for (let index = heap.length - 1; index > 0; ) {
        const parent = (index - 1) >> 1;
        if (at(parent) <= at(index)) break;
        swap(parent, index);
        index = parent;
      }
    },
    take(now) {
      const first = heap[0];
      if (first === undefined || first.at > now) return null;
      swap(0, heap.length - 1);
      heap.pop();
      for (let index = 0; ; ) {
        const left = 2 * index + 1;
        const least = at(left + 1) < at(left) ? left + 1 : left;
        if (at(least) >= at(index)) break;
        swap(least, index);
        index = least;
      }
      return first.item;
    },
  };
}
