/** For score.mjs summ-*: Lead-3 cut at the same 420 characters, what every summariser is held against. */
export default function lead({ sentences }: { sentences: readonly string[] }): readonly string[] {
  const chosen: string[] = [];
  for (const sentence of sentences.slice(0, 3)) {
    if ([...chosen, sentence].join(' ').length <= 420) chosen.push(sentence);
  }
  return chosen;
}
