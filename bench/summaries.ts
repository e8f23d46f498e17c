import { runScores } from './score.ts';

// Development data: the two weights of extractive.ts were chosen on it.
runScores('Summaries: CNN/DM (development half), at most 420 characters', 'summ-cnndm', [
  ['Wirewatch', 'bench/adapters/summaries.ts'],
  ['Lead-3 cut at 420', 'bench/adapters/summaries-lead.ts'],
]);
