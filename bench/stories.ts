import { runScores } from './score.ts';

runScores('Stories: ECB+ (development half), one article after another', 'cluster-ecb', [
  ['Wirewatch', 'bench/adapters/stories.ts'],
  ['each article its own story', 'bench/adapters/stories-apart.ts'],
]);
